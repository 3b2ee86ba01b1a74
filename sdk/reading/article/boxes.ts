/** Asks the page where things are, and what shows of them: in px of the window, even for what stands in a frame of it. */
import type { Extent } from '../bands.ts';
import { elementOf, isHeldBack } from './glance.ts';

export type Node = Element | Range;

export interface Box extends Extent {
  left: number;
  right: number;
}

/** What shows only a part of a block, from the inside out: scrollers, frames, and texts cut short by "read more". */
export type Clips = readonly Element[];

const SLACK = 1;
const NO_BOX: Box = { top: 0, bottom: 0, left: 0, right: 0 };

/** The whole block, with what it hides itself; of no height while it is not shown. */
export function blockBox(node: Node, [inmost]: Clips): Box {
  const element = elementOf(node);
  if (isHeldBack(element) || getComputedStyle(element).visibility !== 'visible') return NO_BOX;
  const box = boxOf(node);
  if (inmost !== node) return box;
  const top = box.top - inmost.scrollTop;
  return { ...box, top, bottom: top + inmost.scrollHeight };
}

export function boxOf(node: Node): Box {
  const rect = node.getBoundingClientRect();
  const frame = frameAround(elementOf(node));
  return shifted(rect, frame ? boxOf(frame) : NO_BOX, 1);
}

/** There (1) or back (-1) from the window's corner to that of the other box. */
export const shifted = (box: Box, { top, left }: Pick<Box, 'top' | 'left'>, way: 1 | -1): Box => ({
  top: box.top + way * top,
  bottom: box.bottom + way * top,
  left: box.left + way * left,
  right: box.right + way * left,
});

export const overlap = (a: Box, b: Box): Box => ({
  top: Math.max(a.top, b.top),
  bottom: Math.min(a.bottom, b.bottom),
  left: Math.max(a.left, b.left),
  right: Math.min(a.right, b.right),
});

/** `known` keeps what was found for others, so that blocks with the same clips share one list. */
export function clipsOf(node: Node, known: Map<Element, Clips>): Clips {
  const element = elementOf(node) as HTMLElement;
  return isHeldBack(element) ? [] : clipsFrom(element, known, node);
}

function clipsFrom(at: HTMLElement, known: Map<Element, Clips>, block?: Node): Clips {
  let clips = known.get(at);
  if (clips) return clips;
  const { overflowY, position } = getComputedStyle(at);
  const outer = (/abs|fix/.test(position) ? at.offsetParent : at.parentElement) || frameAround(at);
  clips = outer ? clipsFrom(outer as HTMLElement, known) : [];
  // What the body or the root hides, the window hides; and a block that has room for all of itself hides nothing.
  const inside = at.parentElement?.parentElement;
  const hides = at !== block || at.scrollHeight > at.clientHeight + SLACK;
  if (overflowY !== 'visible' && inside && hides) clips = [at, ...clips];
  known.set(at, clips);
  return clips;
}

const frameAround = ({ ownerDocument }: Element): Element | null =>
  ownerDocument === document ? null : (ownerDocument.defaultView || window).frameElement;
