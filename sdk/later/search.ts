/** The search that takes the place of the core's own: chooses well, and measures what it chose. */
import type { Seen } from '../article.ts';
import type { Core } from '../core.ts';
import { chooseArticles } from '../reading/article/choose.ts';
import { uncovered } from '../reading/article/covers.ts';
import { nameOf } from '../reading/article/find.ts';
import { measured } from '../reading/article/geometry.ts';
import { newOpening } from '../reading/article/opening.ts';
import { cutBlocks } from '../reading/blocks.ts';

export function searcher(core: Core): () => Seen[] {
  const opening = newOpening();
  return () => {
    const page = core.name();
    return chooseArticles().map(({ element, leaves }, i, all) => {
      const blocks = cutBlocks(leaves);
      const nodes = leaves.slice(0, blocks.length).map(({ node }) => node);
      const content = nameOf(element, i, all.length, page);
      return {
        element,
        content,
        blocks,
        geometry: measured(nodes, opening, (window) => uncovered(window, element)),
      };
    });
  };
}
