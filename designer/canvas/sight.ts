/** What part of the canvas is in sight: plain geometry. A viewport maps canvas to frame by `frame = canvas * zoom + offset`. */
import { type Size, sizeOf } from '../edit/card.ts';
import { type Draft, nodeOf, placeOf } from '../edit/draft.ts';
import type { Box } from './route.ts';

interface Viewport {
  x: number;
  y: number;
  zoom: number;
}

/** The smallest zoom at which a sentence can be read without effort, and the smallest at which a card is still a card. */
export const READABLE = 0.75;
export const SMALLEST = 0.2;
/** The room around a journey, in pixels. */
const MARGIN = 48;

/** The card of a node; `undefined` if there is none of this id. */
export function boxOf(draft: Draft, id: string | undefined): Box | undefined {
  const node = nodeOf(draft, id);
  return node && { ...placeOf(draft, node.id), ...sizeOf(node) };
}

/** The box around all cards; `undefined` for an empty journey. */
export function boundsOf(draft: Draft): Box | undefined {
  const boxes = draft.graph.nodes.flatMap(({ id }) => boxOf(draft, id) ?? []);
  if (boxes.length === 0) return undefined;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** All of a journey, in the middle of the frame; never larger than life. */
export function whole(draft: Draft, frame: Size): Viewport {
  const bounds = boundsOf(draft);
  if (!bounds) return { x: frame.width / 2, y: MARGIN, zoom: 1 };
  const { x, y, width, height } = bounds;
  const zoom = Math.min(1, (frame.width - 2 * MARGIN) / width, (frame.height - 2 * MARGIN) / height);
  return {
    x: frame.width / 2 - (x + width / 2) * zoom,
    y: frame.height / 2 - (y + height / 2) * zoom,
    zoom,
  };
}

/** All of a journey if it fits at `zoom`; else, at `zoom`, its beginning: `start`, or the first node. */
export function beginning(draft: Draft, frame: Size, zoom: number, start?: string): Viewport {
  const all = whole(draft, frame);
  const bounds = boundsOf(draft);
  const first = boxOf(draft, start) ?? boxOf(draft, draft.graph.nodes[0]?.id);
  if (!bounds || !first || all.zoom >= zoom) return all;
  const { x, y, width, height } = bounds;
  return {
    x: along(x * zoom, width * zoom, (first.x + first.width / 2) * zoom, frame.width),
    y: along(y * zoom, height * zoom, first.y * zoom, frame.height),
    zoom,
  };
}

/** The offset in one direction: all in the middle if it fits, else the point in the middle without showing what is beyond. */
function along(from: number, length: number, point: number, room: number): number {
  if (length <= room - 2 * MARGIN) return room / 2 - (from + length / 2);
  return Math.max(room - MARGIN - from - length, Math.min(MARGIN - from, room / 2 - point));
}

export function isInSight(box: Box, { x, y, zoom }: Viewport, frame: Size): boolean {
  const [left, top] = [box.x * zoom + x, box.y * zoom + y];
  const [right, bottom] = [left + box.width * zoom, top + box.height * zoom];
  return left >= 0 && top >= 0 && right <= frame.width && bottom <= frame.height;
}
