/** Plays many readings, several at once: while one page waits for its frame, another moves. */
import type { Browser } from 'playwright';
import type { Site } from './site.ts';
import { type Plan, type Visited, visit } from './visit.ts';

const AT_ONCE = 4;

export async function play(
  browser: Browser,
  site: Site,
  plans: readonly Plan[],
  played: (visited: Visited) => void,
): Promise<void> {
  const left = [...plans];
  async function next(): Promise<void> {
    for (let plan = left.shift(); plan; plan = left.shift()) played(await visit(browser, site, plan));
  }
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}
