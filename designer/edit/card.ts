/** How large a node is drawn; the canvas and the placement agree by this file. Pixels at zoom 1, on the grid of 8. */
import type { JourneyNode } from '../../runtime/journey/vocabulary.ts';
import type { Point } from './draft.ts';
import { exitsOf } from './kinds.ts';

export const GRID = 8;
/** Between two rows (room for the names of the exits) and between two neighbours. */
export const GAP = { x: 32, y: 88 } as const;
const CARD = { width: 240, height: 112 } as const;
/** The least room that the name and the figures of an exit need. */
const EXIT_WIDTH = 80;

export interface Size {
  width: number;
  height: number;
}

export function sizeOf(node: JourneyNode): Size {
  return { width: Math.max(CARD.width, exitsOf(node).length * EXIT_WIDTH), height: CARD.height };
}

/** Where an exit leaves the card, from its left edge. */
export function exitOffset(node: JourneyNode, exit: string): number {
  const exits = exitsOf(node);
  const index = Math.max(
    0,
    exits.findIndex(({ name }) => name === exit),
  );
  return (sizeOf(node).width * (index + 0.5)) / Math.max(1, exits.length);
}

export const snapped = ({ x, y }: Point): Point => ({
  x: Math.round(x / GRID) * GRID,
  y: Math.round(y / GRID) * GRID,
});
