/**
 * Where the blocks of an article are, asked of the page as rarely as can be: places are kept relative to the first
 * block, and at every look the outer blocks of the view are compared with the page. Where one has moved (a picture
 * arrived, text was enlarged, something opened), all are measured again.
 */
import type { Block } from '../../../runtime/wire/content.ts';
import { type Extent, type View, viewOf } from '../bands.ts';

type Node = Element | Range;

export interface Geometry {
  /** One for each block. */
  nodes: readonly Node[];
  places: Extent[];
  /** What shows only a part of the article: scrollers, and texts cut short by "read more". */
  clips: Element[];
}

export interface Look {
  view: View;
  /** What the window and the clips let through, in px from the first block. */
  window: Extent;
}

const SLACK = 2;

export function look(geometry: Geometry, blocks: readonly Block[]): Look {
  const seen = see(geometry, blocks);
  if (holds(geometry, seen.view)) return seen;
  const [first] = geometry.nodes as [Node];
  geometry.clips = clipsOf(first instanceof Range ? first.startContainer : first.parentNode);
  geometry.places = geometry.nodes.map((node) => placeOf(node, top(first)));
  return see(geometry, blocks);
}

function see({ nodes, places, clips }: Geometry, blocks: readonly Block[]): Look {
  const origin = top(nodes[0] as Node);
  const window = clips
    .map((clip) => placeOf(clip, origin))
    .reduce(overlap, { top: -origin, bottom: innerHeight - origin });
  return { view: viewOf(places, blocks, window), window };
}

/** True if the page still has the outer blocks of the view (or else the last of all) where they are remembered. */
function holds({ nodes, places }: Geometry, { blocks }: View): boolean {
  const last = blocks.length ? (blocks[blocks.length - 1] as number) : nodes.length - 1;
  return [blocks[0] || 0, last].every((index) => {
    const [was, is] = [places[index], placeOf(nodes[index] as Node, top(nodes[0] as Node))];
    return was && Math.abs(was.top - is.top) + Math.abs(was.bottom - is.bottom) < SLACK;
  });
}

const top = (node: Node): number => node.getBoundingClientRect().top;

function placeOf(node: Node, origin: number): Extent {
  const rect = node.getBoundingClientRect();
  return { top: rect.top - origin, bottom: rect.bottom - origin };
}

const overlap = (a: Extent, b: Extent): Extent => ({
  top: Math.max(a.top, b.top),
  bottom: Math.min(a.bottom, b.bottom),
});

function clipsOf(inner: globalThis.Node | null): Element[] {
  const clips: Element[] = [];
  // What the body or the root hides, the window hides.
  for (let at = inner; at instanceof Element && !at.contains(document.body); at = at.parentNode) {
    if (getComputedStyle(at).overflowY !== 'visible') clips.push(at);
  }
  return clips;
}
