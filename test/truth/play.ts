/** Plays many readings, several at once: while one page waits for its frame, another moves. */
import type { Browser } from 'playwright';
import { Reader } from '../support/reader.ts';
import { EYES } from './eyes.ts';
import type { Site } from './site.ts';
import { type Plan, type Visited, visit } from './visit.ts';

const AT_ONCE = 3;
/** So many people use one device after the other: a new one takes a moment, but an old one remembers all its waits. */
const PEOPLE = 12;

export async function play(
  browser: Browser,
  site: Site,
  plans: readonly Plan[],
  played: (visited: Visited) => void,
): Promise<void> {
  const left = piles(plans);
  async function next(): Promise<void> {
    for (let pile = left.shift(); pile; pile = left.shift()) await playOn(browser, site, pile, played);
  }
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

/** One device for all of these. */
async function playOn(browser: Browser, site: Site, plans: Plan[], played: (visited: Visited) => void) {
  const screen = isDesktop(plans[0] as Plan) ? 'desktop' : 'phone';
  const reader = await Reader.meet(browser, { screen, before: EYES });
  try {
    for (const plan of plans) played(await visit(reader, site, plan));
  } finally {
    await reader.close();
  }
}

/** Plans by the device that they need, in piles of as many as use one. */
function piles(plans: readonly Plan[]): Plan[][] {
  const kinds = [plans.filter(isDesktop), plans.filter((plan) => !isDesktop(plan))];
  return kinds.flatMap((kind) =>
    Array.from({ length: Math.ceil(kind.length / PEOPLE) }, (_, i) =>
      kind.slice(i * PEOPLE, (i + 1) * PEOPLE),
    ),
  );
}

const isDesktop = ({ screen }: Plan): boolean => screen === 'desktop';
