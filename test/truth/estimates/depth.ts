/**
 * What can be made of a depth and a time: the best fair estimate shares the time among what lies above the depth, in
 * proportion to its expected reading time, and calls the rest unseen. The state follows by the same rule as ours.
 */
import { stateOf } from '../../../runtime/wire/state.ts';
import type { Account } from '../judged.ts';
import { sumOf } from '../statistics.ts';
import type { Visited } from '../visit.ts';
import { paragraphsOf, READ } from './layout.ts';

/** `depth`: share of the page's height that was seen; `time`: ms. */
export function accountOf(visited: Visited, part: number, depth: number, time: number): Account {
  const { paragraphs, height } = paragraphsOf(visited);
  const seen = paragraphs.map(
    ({ top, bottom, weight }) =>
      weight * Math.min(1, Math.max(0, (depth * height - top) / Math.max(1, bottom - top))),
  );
  const all = paragraphs.map((one, i) => ({ ...one, ms: (time * (seen[i] as number)) / (sumOf(seen) || 1) }));
  const here = all.filter(({ article }) => article === part);
  return summed(here, Math.max(...here.map(({ bottom }) => bottom)) <= depth * height + 1);
}

/** The account of these paragraphs with these ms. */
export function summed(here: readonly { ms: number; weight: number }[], endSeen: boolean): Account {
  const attention = here.map(({ ms }) => ms);
  const expected = sumOf(here.map(({ weight }) => weight));
  const engaged = sumOf(attention);
  const read = sumOf(here.map(({ ms, weight }) => (ms >= READ * weight ? weight : 0)));
  const state = stateOf({
    completion: read / expected,
    engaged,
    expected,
    endSeen,
    endTime: endSeen ? engaged : 0,
  });
  return { attention, engaged, state };
}

/** The plainest tracker: deepest point of the page, and the time from opening to leaving while it was visible. */
export const byDepth = (visited: Visited, part: number): Account =>
  accountOf(visited, part, visited.depth, visited.openMs);
