/** Where on the page the measured paragraphs are, by the same leaves and clips that the measurement goes by. */
import { findArticles, type ReadAll } from '../reading/article/find.ts';
import { nodesOf, readAll } from '../reading/article/leaves.ts';
import { cutBlocks } from '../reading/blocks.ts';
import { matchBlocks } from './match.ts';

/** px */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

type Node = Element | Range;

/** The article on the page, as far as it is the one that was measured. */
export interface Scene {
  /** One for each block of the page. */
  nodes: Node[];
  /** Of each node: its place among the measured blocks, or nothing where the page was changed since. */
  places: (number | undefined)[];
  /** Of each node: what around it hides what overflows. */
  clips: Element[][];
}

/** A block of the page that can be seen, px from the layer's origin. */
export interface Mark {
  /** Among the blocks of the page. */
  index: number;
  /** Among the measured blocks. */
  place: number | undefined;
  /** The whole block, and what the scrollers around it let through. */
  whole: Box;
  shown: Box;
}

/** Whoever looks at the heat has the time for all of them. */
const readAtLeisure: ReadAll = (elements) => elements.flatMap((element) => readAll([element]));

/** Of several articles the one that shares the most paragraphs with what was measured; nothing if none shares any. */
export function findScene(measured: readonly string[]): Scene | undefined {
  let best: Scene | undefined;
  let most = 0;
  for (const { leaves } of findArticles(document, readAtLeisure)) {
    const blocks = cutBlocks(leaves);
    const places = matchBlocks(
      blocks.map(({ key }) => key),
      measured,
    );
    const known = places.filter((place) => place !== undefined).length;
    if (known <= most) continue;
    most = known;
    const nodes = nodesOf(leaves, blocks.length);
    best = { nodes, places, clips: clipsAround(nodes) };
  }
  return best;
}

/** Neighbours share what is around them. */
function clipsAround(nodes: readonly Node[]): Element[][] {
  const known = new Map<globalThis.Node | null, Element[]>();
  return nodes.map((node) => {
    const inner = node instanceof Range ? node.startContainer : node.parentNode;
    const clips = known.get(inner) || clipsOf(inner);
    known.set(inner, clips);
    return clips;
  });
}

/** From the inside outwards: everything around the article that hides what overflows it. */
function clipsOf(inner: globalThis.Node | null): Element[] {
  const clips: Element[] = [];
  // What the body or the root hides, the window hides.
  for (let at = inner; at instanceof Element && !at.contains(document.body); at = at.parentNode) {
    if (getComputedStyle(at).overflowY !== 'visible') clips.push(at);
  }
  return clips;
}

/** `origin` is where the layer begins on the window. Blocks that are closed, or scrolled out of their scroller, have no mark. */
export function marksOf({ nodes, places, clips }: Scene, origin: { left: number; top: number }): Mark[] {
  const boxes = new Map<Element, Box>();
  for (const own of clips) for (const clip of own) if (!boxes.has(clip)) boxes.set(clip, boxOf(clip, origin));
  const edge = { top: -1e9, bottom: 1e9, left: -origin.left, right: innerWidthOf() - origin.left };
  const marks: Mark[] = [];
  nodes.forEach((node, index) => {
    const whole = boxOf(node, origin);
    const around = (clips[index] || []).map((clip) => boxes.get(clip) as Box);
    const shown = [edge, ...around].reduce(overlap, whole);
    if (shown.bottom - shown.top < 1 || shown.right - shown.left < 1) return;
    marks.push({ index, place: places[index], whole, shown });
  });
  return marks;
}

/** The element that holds a block of the page. */
export function elementOf(scene: Scene | undefined, index: number): Element | null | undefined {
  const node = scene?.nodes[index];
  return node instanceof Range ? node.startContainer.parentElement : node;
}

/** Without the scroll bar. */
export const innerWidthOf = (): number => document.documentElement.clientWidth;

function boxOf(node: Node, origin: { left: number; top: number }): Box {
  const { left, top, right, bottom } = node.getBoundingClientRect();
  return {
    left: left - origin.left,
    top: top - origin.top,
    right: right - origin.left,
    bottom: bottom - origin.top,
  };
}

const overlap = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
});
