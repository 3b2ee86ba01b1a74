/** The search that takes the place of the core's own: chooses well, and measures what it chose. */
import type { Seen } from '../article.ts';
import { TOUCHES } from '../capture/touch.ts';
import type { Core } from '../core.ts';
import { guard } from '../guard.ts';
import { chooseArticles } from '../reading/article/choose.ts';
import { uncovered } from '../reading/article/covers.ts';
import { nameOf } from '../reading/article/find.ts';
import { measured } from '../reading/article/geometry.ts';
import { nodesOf } from '../reading/article/leaves.ts';
import { newOpening } from '../reading/article/opening.ts';
import { cutBlocks } from '../reading/blocks.ts';
import { touch } from '../reading/clock.ts';

const ALL = { capture: true, passive: true };

export function searcher(core: Core): () => Seen[] {
  const opening = newOpening();
  const wake = guard(core.wake);
  const touched = guard(() => {
    touch(core.clock, core.env.now());
    core.wake();
  });

  /** What is done in a frame, only its own window hears; more than once added is added once. */
  function listenTo({ defaultView }: Document): void {
    if (!defaultView || defaultView === window) return;
    for (const sign of TOUCHES.split(' ')) defaultView.addEventListener(sign, touched, ALL);
    defaultView.addEventListener('scroll', wake, ALL);
  }

  return () => {
    const page = core.name();
    return chooseArticles().map(({ element, leaves }, i, all) => {
      listenTo(element.ownerDocument);
      const blocks = cutBlocks(leaves);
      const nodes = nodesOf(leaves, blocks.length);
      const content = nameOf(element, i, all.length, page);
      return {
        element,
        content,
        blocks,
        geometry: measured(
          nodes,
          opening,
          (window) => uncovered(window, element),
          leaves.some(({ cut }) => cut) ? 'too-long' : undefined,
        ),
      };
    });
  };
}
