/** The elements that React Flow draws, and how they are named. */
import type { Edge, Node } from '@xyflow/react';
import type { Size } from '../edit/card.ts';
import type { Way } from '../edit/change.ts';
import type { Fold } from '../edit/fold.ts';
import type { CardData } from './cards.ts';

export type CardNode = Node<CardData, 'card'>;
export type FoldNode = Node<FoldData, 'fold'>;
export type WayEdge = Edge<{ look: WayLook; channel: number | undefined }, 'way'>;

export type WayLook = 'plain' | 'walked' | 'faded' | 'added' | 'removed';

/** A box: what is folded into it, the ways out of it, each with how far from the left edge it leaves, and who is in it now. */
export type FoldData = {
  fold: Fold;
  titles: string;
  outs: ReadonlyMap<string, number>;
  here: number | undefined;
  faults: number;
};

export const wayKey = ({ from, exit }: Way): string => JSON.stringify([from, exit]);
export const wayOf = (key: string): Way => {
  const [from, exit] = JSON.parse(key) as [string, string];
  return { from, exit };
};

export const INWARD = 'in';
export const FOLD: Size = { width: 240, height: 80 };
