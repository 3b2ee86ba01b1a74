/** One look at everything that is being read. */
import { lookAt } from './article.ts';
import type { Core } from './core.ts';
import { type Clock, type Credit, take, touch } from './reading/clock.ts';
import { attend } from './reading/reading.ts';

/** Shares the time since the last look. */
export function lookAround(core: Core, clock: Clock, now: number): void {
  for (const article of core.articles) {
    // Scrolling is known by what it does: an event alone may come from a picture show.
    if (lookAt(article, now)) touch(clock, now);
  }
  core.share(take(clock, now));
}

/** Shares the time among what is in view, in proportion to its weight. */
export function shareEvenly({ articles }: Core, { engaged, engaged5 }: Credit): void {
  const weight = articles.reduce((sum, { inView }) => sum + inView.weight, 0);
  for (const { reading, inView } of articles) {
    const share = inView.weight / weight;
    attend(reading, inView, { engaged: engaged * share, engaged5: engaged5 * share });
  }
}
