/**
 * What a reading was, by the gaze, and what everybody makes of it. One for each article of the page.
 *
 * The truth is DESIGN's definitions over the gaze: attention is the ms the eyes were on a paragraph; engaged is their
 * sum; a line is read if the eyes read it, not if they glanced at it; completion is the share of read lines, weighted
 * by the reader's own time for each; the state follows by the rule of states, with the reader's own expected time. No
 * constant of the model (bands, densities, idle limits, speeds) is in it.
 */
import type { State } from '../../runtime/wire/batch.ts';
import { stateOf } from '../../runtime/wire/state.ts';
import { ESTIMATES, type Source } from './estimates/all.ts';
import { sumOf } from './statistics.ts';
import type { Plan, Visited } from './visit.ts';

/** What is known, or believed, of one reading. */
export interface Account {
  /** ms for every paragraph of the article. */
  attention: number[];
  engaged: number;
  state: State;
  /** Why the figures cannot be right, if so it was told; only ours says that. */
  quality?: string;
}

export interface Judged extends Plan {
  /** Which article of the page. */
  part: number;
  truth: Account;
  /** None where somebody told nothing of it. */
  told: Record<Source, Account | undefined>;
}

export function judge(visited: Visited): Judged[] {
  const { article, habit, screen, person, said } = visited;
  const parts = [...new Set(said.map((one) => one.article))];
  return parts.map((part) => ({
    ...{ article, habit, screen, person, part },
    truth: truthOf(visited, part),
    told: ESTIMATES(visited, part),
  }));
}

export function truthOf({ said, costs, looked, endMs }: Visited, part: number): Account {
  const here = said.filter(({ article }) => article === part);
  const lines = looked.filter(({ article }) => article === part);
  const attention = here.map(({ paragraph }) =>
    sumOf(lines.filter((line) => line.paragraph === paragraph).map(({ ms }) => ms)),
  );
  const expected = sumOf(costs.filter((_, i) => said[i]?.article === part));
  const engaged = sumOf(attention);
  const completion = sumOf(lines.filter(({ read }) => read).map(({ cost }) => cost)) / expected;
  const endTime = endMs[part] ?? 0;
  return {
    attention,
    engaged,
    state: stateOf({ completion, engaged, expected, endSeen: endTime > 0, endTime }),
  };
}
