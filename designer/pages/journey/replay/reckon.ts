/** Figures of a replay as rows: what each counts and how many, by version. Pure. */
import type { ReplayFigures, ReplayShown } from '../../../../runtime/wire/api/replay.ts';
import type { Text } from '../../../i18n/index.ts';
import { fill } from '../../../i18n/index.ts';
import { REPLAY } from '../../../i18n/words/replay.ts';

export interface Row {
  title: Text;
  /** By version. */
  values: number[];
  /** 0 to 1, instead of a count. */
  share?: boolean;
}

/** `named`: goals that stand there, whether or not anybody reached them. */
export function rowsOf(figures: readonly ReplayFigures[], named: readonly string[]): Row[] {
  const row = (title: Text, value: (one: ReplayFigures) => number, share = false): Row => ({
    ...{ title, values: figures.map(value) },
    ...(share && { share }),
  });
  const goals = [...new Set([...named, ...figures.flatMap(({ goals }) => Object.keys(goals))])];
  return [
    row(REPLAY.entrants, ({ entrants }) => entrants),
    row(REPLAY.runs, ({ runs }) => runs),
    ...goals.flatMap((goal) => [
      row(said(REPLAY.goal, goal), ({ goals }) => goals[goal] ?? 0),
      row(
        said(REPLAY.reach, goal),
        ({ goals, entrants }) => (goals[goal] ?? 0) / Math.max(1, entrants),
        true,
      ),
    ]),
    row(REPLAY.pushes, ({ effects }) => effects.push?.count ?? 0),
    row(REPLAY.pushesADay, ({ pushesADay }) => meanOf(pushesADay)),
    row(REPLAY.mostADay, ({ pushesADay }) => Math.max(0, ...Object.keys(pushesADay).map(Number))),
    row(REPLAY.tasks, ({ effects }) => effects.task?.count ?? 0),
    ...(figures.some(({ effects }) => effects.ask)
      ? [row(REPLAY.questions, ({ effects }) => effects.ask?.count ?? 0)]
      : []),
    row(REPLAY.active, ({ active }) => active),
    row(REPLAY.failedRuns, ({ failed }) => failed),
  ];
}

const said = ({ zh, en }: Text, goal: string): Text => ({ zh: fill(zh, { goal }), en: fill(en, { goal }) });

/** Of counts by size: how large one is on average. */
function meanOf(counts: Record<string, number>): number {
  const all = Object.entries(counts);
  const days = all.reduce((sum, [, count]) => sum + count, 0);
  return days === 0 ? 0 : all.reduce((sum, [size, count]) => sum + Number(size) * count, 0) / days;
}

/** An agent's days with tasks against what the agent can do: `capacity` null is no limit, undefined where nobody has one. */
export interface Load {
  agent: string;
  most: number[];
  over: number[];
  capacity: number | null | undefined;
}

export function loadsOf({ figures, capacity: capacities }: NonNullable<ReplayShown['result']>): Load[] {
  const agents = [...new Set(figures.flatMap(({ tasks }) => Object.keys(tasks)))];
  const loads = agents.map((agent): Load => {
    const capacity = capacities[agent];
    const days = figures.map(({ tasks }) => Object.values(tasks[agent] ?? {}));
    return {
      ...{ agent, capacity },
      most: days.map((counts) => Math.max(0, ...counts)),
      over: days.map(
        (counts) => counts.filter((count) => typeof capacity === 'number' && count > capacity).length,
      ),
    };
  });
  return loads.toSorted((a, b) => Math.max(...b.most) - Math.max(...a.most));
}

const DAY = 86_400_000;

/** Runs that began on each day of the window; days are those of UTC. `from` and `to` in ms UTC. */
export function startsOf({ starts }: ReplayFigures, from: number, to: number): number[] {
  const first = Math.floor(from / DAY);
  const days = Math.floor((to - 1) / DAY) - first + 1;
  return Array.from({ length: days }, (_, day) => starts[String(first + day)] ?? 0);
}
