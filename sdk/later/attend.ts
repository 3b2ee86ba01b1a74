/** Lets the core share time as people read. */
import type { Article } from '../article.ts';
import type { Core } from '../core.ts';
import type { View } from '../reading/bands.ts';
import { type Credit, expect, idle } from '../reading/clock.ts';
import { note, type Reading } from '../reading/reading.ts';
import { type Eyes, follow, lendOut, newEyes, type Shown, unreadIn } from './eyes.ts';

/** What the core shared over all in view before this came is shared anew, if it is no more than a first look, ms. */
const FIRST = 2_000;

/** From now on. Time is lent to the bands only when somebody asks for it. */
export function watchEyes(core: Core): void {
  const eyes = newEyes();
  const { clock, env, find, look, report } = core;
  const lend = () => lendOut(eyes, readingsOf(core.articles));
  const notice = () => {
    eyes.idle = eyes.idle || idle(clock, env.now());
  };
  core.lend = lend;
  for (const { reading } of core.articles) eyes.time += takeBack(reading.attention);
  core.look = (fully) => {
    // Before what moved is found, which shows that somebody is there.
    notice();
    look(fully);
  };
  core.share = (credit) => {
    notice();
    const shown = attend(eyes, core.articles, credit);
    if (shown.length && clock.unsure) expect(clock, unreadIn(eyes, shown));
    // Every moment may complete it.
    if (core.articles.some(({ completed, reading }) => !completed && reading.endTime)) lend();
  };
  core.find = (now) => {
    if (core.changed) lend();
    find(now);
  };
  core.report = (article) => {
    lend();
    return report(article);
  };
}

const readingsOf = (articles: readonly Article[]): Reading[] => articles.map(({ reading }) => reading);

/** Gives what is in view. */
function attend(eyes: Eyes, articles: readonly Article[], { engaged, engaged5 }: Credit): Shown[] {
  const weight = articles.reduce((sum, { inView }) => sum + inView.weight, 0);
  let moved = 0;
  let end = false;
  for (const { reading, inView, pace } of articles) {
    const share = inView.weight / weight || 0;
    note(reading, inView, { engaged: engaged * share, engaged5: engaged5 * share });
    moved = pace.moved || moved;
    end = inView.end;
  }
  const each = articles.map(shownOf);
  const shown = each[0] && !each[1] ? each[0] : ([] as Shown[]).concat(...each);
  follow(eyes, readingsOf(articles), shown, moved, weight ? engaged : 0, end);
  return shown;
}

/** While nothing moves the view stays the same, and what it shows. */
const known = new WeakMap<View, Shown[]>();

function shownOf({ reading, inView }: Article): Shown[] {
  const before = known.get(inView);
  if (before) return before;
  const begins = beginsOf(reading);
  const { middle = -1 } = inView;
  const [from, past] = [begins[middle] as number, begins[middle + 1] as number];
  const shown = inView.bands.map(
    ([band, weight]): Shown => [
      reading,
      band,
      weight,
      band >= from && !(band >= past),
      begins.includes(band),
    ],
  );
  known.set(inView, shown);
  return shown;
}

/** The first band of every block. */
function beginsOf({ blocks }: Reading): number[] {
  let past = 0;
  return blocks.map(({ bands }) => {
    past += bands;
    return past - bands;
  });
}

/** Of longer than that nobody knows any more what was in view. */
function takeBack(attention: number[]): number {
  const ms = attention.reduce((sum, part) => sum + part, 0);
  if (ms > FIRST) return 0;
  attention.fill(0);
  return ms;
}
