/** One look at everything that is being read. */
import { lookAt } from './article.ts';
import type { Core } from './core.ts';
import { type Clock, type Credit, expect, idle, take, touch } from './reading/clock.ts';
import { figuresOf } from './reading/completion.ts';
import { attend, unreadIn } from './reading/reading.ts';

/** Shares the time since the last look. True if that completed an article: then report. */
export function lookAround(core: Core, clock: Clock, now: number): boolean {
  const { articles } = core;
  const silent = idle(clock, now);
  for (const article of articles) {
    // Scrolling is known by what it does: an event alone may come from a picture show.
    if (lookAt(article, now)) touch(clock, now);
  }
  const unread = core.share(take(clock, now), silent);
  if (articles.some(({ inView }) => inView.weight)) expect(clock, unread);
  return articles.some(
    ({ completed, reading }) => !completed && reading.endTime && figuresOf(reading).state === 'complete',
  );
}

/** Shares the time among what is in view, in proportion to its weight; gives the weight that is unread there, ms. */
export function shareEvenly({ articles }: Core, { engaged, engaged5 }: Credit): number {
  const weight = articles.reduce((sum, { inView }) => sum + inView.weight, 0);
  let unread = 0;
  for (const { reading, inView } of articles) {
    const share = inView.weight / weight;
    attend(reading, inView, { engaged: engaged * share, engaged5: engaged5 * share });
    unread += unreadIn(reading, inView);
  }
  return unread;
}
