/** Where nothing moves, time is shared only now and then: a look costs more than to see that none is needed. */
import type { Article } from '../article.ts';
import type { Core } from '../core.ts';
import { HIDDEN } from '../reading/article/geometry.ts';
import { advance, awake, take } from '../reading/clock.ts';

/** ms. */
const REST = 1_000;
/** After a search that took longer than this, the look gets a task of its own, ms. */
const LONG = 10;

export function restBetweenLooks(core: Core): void {
  const { clock, env, look, find, report } = core;
  let searched = false;

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
    searched = env.now() - now > LONG;
  };
  core.report = (article) => {
    settle();
    return report(article);
  };
  core.look = (fully) => {
    if (searched && !fully) {
      searched = false;
      return env.after(0, () => core.look());
    }
    const now = env.now();
    // Unless nothing was ever looked at.
    if (!clock.running && !core.articles.every(({ geometry }) => geometry.fault === HIDDEN)) return leave();
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
