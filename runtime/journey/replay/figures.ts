/** What a replay counts: folded as runs move, so that its size follows from the graph and the days, never from the people. */
import type { PersonFacts } from '../../condition/vocabulary.ts';
import type { Effect, Run, Step, TraceEntry } from '../vocabulary.ts';

/** Counts by day since 1970 UTC. */
export type Days = Record<string, number>;

export interface NodeFigures {
  entered: number;
  here: number;
  exits: Record<string, number>;
  failed: number;
}

export interface Figures {
  /** Runs that began, the persons who began one, and runs still under way at the end of the window. */
  runs: number;
  entrants: number;
  active: number;
  failed: number;
  /** Persons who reached each goal, by its name. */
  goals: Record<string, number>;
  nodes: Record<string, NodeFigures>;
  /** Runs that began, by day. */
  starts: Days;
  /** What would have been asked of the world, by kind of effect and day. */
  effects: Record<string, { count: number; days: Days }>;
  /** Pushes that a person gets on a day: how many such days had 1, 2, 3… of them. */
  pushesADay: Record<string, number>;
  /** Tasks by agent and day; '' is nobody. */
  tasks: Record<string, Days>;
  /** Some who began, for a look at their paths. */
  sample: { person: string; state: Run['state']; node: string }[];
}

/** Entrants that are named. */
const SAMPLE = 100;

const DAY_MS = 86_400_000;
const dayOf = (at: number) => String(Math.floor(at / DAY_MS));

export const noFigures = (): Figures => ({
  ...{ runs: 0, entrants: 0, active: 0, failed: 0 },
  ...{ goals: {}, nodes: {}, starts: {}, effects: {}, pushesADay: {}, tasks: {}, sample: [] },
});

/** What one person came to: folded into the figures when their history ends. */
export interface PersonTally {
  runs: Map<string, Run>;
  goals: Set<string>;
  pushes: Days;
}

export const newTally = (): PersonTally => ({ runs: new Map(), goals: new Set(), pushes: {} });

export function countStep(
  figures: Figures,
  tally: PersonTally,
  { run, trace, effects }: Step,
  person: PersonFacts,
): void {
  tally.runs.set(run.id, run);
  for (const entry of trace) countEntry(figures, entry);
  const at = trace.at(-1)?.at ?? 0;
  for (const effect of effects) countEffect(figures, tally, effect, at, person);
}

function countEntry({ nodes }: Figures, { what, node, exit, waited }: TraceEntry): void {
  if (what === 'ignored' || !COUNTED.has(what)) return;
  nodes[node] ??= { entered: 0, here: 0, exits: {}, failed: 0 };
  const own = nodes[node];
  if (!waited) {
    own.entered += 1;
    own.here += 1;
  }
  if (what === 'wait') return;
  own.here -= 1;
  if (what === 'fault') own.failed += 1;
  else if (exit !== undefined) add(own.exits, exit);
}

const COUNTED: ReadonlySet<string> = new Set(['wait', 'exit', 'end', 'fault']);

function countEffect(figures: Figures, tally: PersonTally, effect: Effect, at: number, person: PersonFacts) {
  const day = dayOf(at);
  figures.effects[effect.kind] ??= { count: 0, days: {} };
  const own = figures.effects[effect.kind] as Figures['effects'][string];
  own.count += 1;
  add(own.days, day);
  if (effect.kind === 'push') add(tally.pushes, day);
  if (effect.kind === 'goal') tally.goals.add(effect.name);
  if (effect.kind === 'task') {
    const agent = effect.agent === 'owner' ? (person.owner ?? effect.otherwise ?? '') : effect.agent;
    figures.tasks[agent] ??= {};
    add(figures.tasks[agent] as Days, day);
  }
}

export function countPerson(figures: Figures, { runs, goals, pushes }: PersonTally): void {
  if (runs.size === 0) return;
  figures.entrants += 1;
  figures.runs += runs.size;
  for (const { personId, state, node, enteredAt } of runs.values()) {
    if (state === 'active') figures.active += 1;
    if (state === 'failed') figures.failed += 1;
    add(figures.starts, dayOf(enteredAt));
    if (figures.sample.length < SAMPLE) figures.sample.push({ person: personId, state, node });
  }
  for (const goal of goals) add(figures.goals, goal);
  for (const count of Object.values(pushes)) add(figures.pushesADay, String(count));
}

function add(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
