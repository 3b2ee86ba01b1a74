/** The search that takes the place of the core's own: chooses well, and measures what it chose. */
import type { Block } from '../../runtime/wire/content.ts';
import type { Seen } from '../article.ts';
import { TOUCHES } from '../capture/touch.ts';
import type { Core } from '../core.ts';
import { guard } from '../guard.ts';
import { chooseArticles } from '../reading/article/choose.ts';
import { uncovered } from '../reading/article/covers.ts';
import { nameOf } from '../reading/article/find.ts';
import { measured } from '../reading/article/geometry.ts';
import type { Geometry } from '../reading/article/glance.ts';
import { nodesOf, type Placed } from '../reading/article/leaves.ts';
import { newOpening } from '../reading/article/opening.ts';
import { newReader, type Reader } from '../reading/article/remember.ts';
import { cutBlocks } from '../reading/blocks.ts';
import { touch } from '../reading/clock.ts';

type Cut = { blocks: Block[]; nodes: Geometry['nodes'] };

interface Search extends Pick<Reader, 'changed' | 'unfinished'> {
  /** All articles that the page shows, as far as they were read. */
  search(): Seen[];
}

const ALL = { capture: true, passive: true };

export function searcher(core: Core): Search {
  const opening = newOpening();
  const reader = newReader();
  const known = new WeakMap<readonly Placed[], Cut>();
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

  /** What was cut of leaves once stays cut so. */
  function cutOf(leaves: readonly Placed[]): Cut {
    const before = known.get(leaves);
    if (before) return before;
    const blocks = cutBlocks(leaves);
    const cut = { blocks, nodes: nodesOf(leaves, blocks.length) };
    known.set(leaves, cut);
    return cut;
  }

  function search(): Seen[] {
    const page = core.name();
    return chooseArticles(reader).map(({ element, leaves }, i, all) => {
      listenTo(element.ownerDocument);
      const { blocks, nodes } = cutOf(leaves);
      const geometry = measured(
        nodes,
        opening,
        (window) => uncovered(window, element),
        leaves.some(({ cut }) => cut) ? 'too-long' : undefined,
      );
      return { element, content: nameOf(element, i, all.length, page), blocks, geometry };
    });
  }

  return { ...reader, search };
}
