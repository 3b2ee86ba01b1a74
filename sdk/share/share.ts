/** Asks the runtime for the link by which this reader passes the article on. */
import { whenReady } from '../capture/ready.ts';
import type { Chunks } from '../chunks.ts';
import type { Core } from '../core.ts';
import { guard } from '../guard.ts';
import type { Link } from '../options.ts';

/** What was just found may turn out to be no article: it is told so much later, and is known to the runtime by then, ms. */
const SETTLED = 500;

type Tell = (link: Link) => void;

/** Who waits for the link to a content. */
const waiting = new WeakMap<Core, Record<string, Tell[]>>();

export const share: Chunks['share']['share'] = (core, current, done) => {
  const { choice, env } = core;
  const sends = choice === 'granted' || choice === 'cookieless';
  if (!sends || !navigator.onLine) return done({ url: location.href });
  whenReady(
    guard(() => {
      core.find(env.now());
      const [article] = core.articles;
      env.after(article && !article.told ? SETTLED : 0, () => {
        const { content = core.name() } = current(core) || {};
        const all = waitingFor(core);
        all[content] = [...(all[content] || []), done];
        // The view comes first: it says by whose link this reader came.
        core.articles.forEach(core.report);
        core.add({ type: 'share', content }, `share ${content}`);
        core.flush();
      });
    }),
  );
};

function waitingFor(core: Core): Record<string, Tell[]> {
  const known = waiting.get(core);
  if (known) return known;
  const all: Record<string, Tell[]> = {};
  waiting.set(core, all);
  core.shared = (links) => {
    for (const { content, url } of links) {
      const here = all[content] || [];
      delete all[content];
      for (const tell of here) tell({ url });
    }
  };
  return all;
}
