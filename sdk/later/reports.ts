/** Says how far everything was read: every so often, and at once what has become complete. */
import type { Core } from '../core.ts';
import { figuresOf } from '../reading/completion.ts';

/** ms; the first words go out once the page has settled, and more often at first, for it costs a slow phone more than all else. */
const EVERY = 15_000;
const AT_FIRST = { from: 500, every: 5_000, reports: 3 } as const;

export function reportInTime(core: Core): void {
  const { env, share, report } = core;
  let reportedAt = env.now() + AT_FIRST.from - AT_FIRST.every;
  let completed = false;

  core.share = (credit) => {
    share(credit);
    completed = core.articles.some(
      ({ completed, reading }) => !completed && reading.endTime && figuresOf(reading).state === 'complete',
    );
  };
  core.looked = (awake) => {
    const now = env.now();
    const often = core.articles.some(({ seq }) => seq < AT_FIRST.reports);
    if (awake && !completed && now < reportedAt + (often ? AT_FIRST.every : EVERY)) return;
    reportedAt = now;
    completed = false;
    core.flush();
  };
  core.report = (article) => {
    const news = report(article);
    if (news?.state === 'complete' && !article.completed) {
      article.completed = true;
      core.tell('complete', news);
    }
    return news;
  };
}
