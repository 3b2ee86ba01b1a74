/** Says of a page where nothing was found to read that this is so, instead of taking its readers for bounces. */
import { about } from '../article.ts';
import type { Core } from '../core.ts';
import { glance } from '../reading/article/glance.ts';
import { isTooLarge } from '../reading/article/leaves.ts';

/** How long a page may take to show its text, ms. */
const PATIENCE = 10_000;
const NOTHING = { engaged: 0, engaged5: 0, depth: 0, completion: 0, state: 'bounce' } as const;

/** Call it for every page of an app; each content is told of once. */
export function absence(core: Core): () => void {
  const said: Record<string, true> = {};
  return () => {
    core.env.after(PATIENCE, () => {
      const content = core.name();
      if (core.articles.length || said[content] || document.visibilityState !== 'visible') return;
      said[content] = true;
      const { reading, view } = core.open({
        element: document.body,
        content,
        blocks: [],
        geometry: glance([]),
      });
      core.add(view);
      core.add({
        type: 'reading',
        ...about(reading),
        ...NOTHING,
        startedAt: reading.startedAt,
        seq: 1,
        quality: isTooLarge(document) ? 'page-too-large' : 'no-article',
        bands: [],
      });
    });
  };
}
