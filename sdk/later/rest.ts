/** Where nothing moves, time is shared only now and then: a look costs more than to see that none is needed. */
import type { Article } from '../article.ts';
import type { Core } from '../core.ts';
import { advance, awake, take } from '../reading/clock.ts';

/** ms. */
const REST = 1_000;

export function restBetweenLooks(core: Core): void {
  const { clock, env, look, find, report } = core;

  /** What was earned before anything moved belongs to what was in view then. */
  function settle(): void {
    if (clock.engaged && isRested(core)) core.share(take(clock, clock.at));
  }

  /** Without a look: a page that goes would have to be laid out once more for it. What moved until now is at rest. */
  function leave(): void {
    for (const { pace } of core.articles) pace.moved = 0;
    settle();
  }

  core.find = (now) => {
    if (core.changed) settle();
    find(now);
  };
  core.report = (article) => {
    settle();
    return report(article);
  };
  core.look = (fully) => {
    const now = env.now();
    // Unless it was never looked at.
    if (!clock.running && !core.articles.some(({ geometry }) => geometry.fault)) return leave();
    if (!fully && isRested(core) && core.articles.every((article) => rests(article, now))) {
      return advance(clock, now);
    }
    if (isRested(core)) advance(clock, now);
    settle();
    look();
    // What moved shows that somebody is there; and after a long silence, a movement is the first sign.
    if (awake(clock, env.now())) core.wake();
    else addEventListener('scroll', core.wake, { capture: true, passive: true, once: true });
  };
}

const isRested = ({ articles }: Core): boolean => articles.every(({ pace }) => !pace.moved);

const rests = ({ geometry, pace }: Article, now: number): boolean =>
  now - pace.at < REST && !!geometry.still && geometry.still();
