/** One person's view of one content, from the first look to the last. */
import { bandWeights, versionOf } from '../../runtime/wire/bands.ts';
import type { Block } from '../../runtime/wire/content.ts';
import type { View } from './bands.ts';
import { MAX_BLOCKS } from './blocks.ts';
import type { Credit } from './clock.ts';

/** What follows from the blocks, and what was gathered over them. */
export interface Gathered {
  blocks: readonly Block[];
  version: string;
  /** Expected reading time of each band, ms. */
  weights: number[];
  /** Attention each band received, ms; the sum is the engaged time. */
  attention: number[];
  /** Deepest point seen: whole bands, and the share of the last one. */
  furthest: number;
  endSeen: boolean;
  /** Engaged time with the end of the article in view, ms. */
  endTime: number;
}

export interface Reading extends Gathered {
  id: string;
  content: string;
  /** ms UTC. */
  startedAt: number;
  /** How often the person came to read on, from 1. */
  visits: number;
  engaged5: number;
  /** `ok`, or why this measurement cannot be right. */
  quality: string;
}

/** `blocks`: at least one. */
export function gather(blocks: readonly Block[]): Gathered {
  const weights = bandWeights(blocks);
  const attention = weights.map(() => 0);
  return { blocks, version: versionOf(blocks), weights, attention, furthest: 0, endSeen: false, endTime: 0 };
}

export const newReading = (
  id: string,
  content: string,
  startedAt: number,
  blocks: readonly Block[],
): Reading => ({
  id,
  content,
  startedAt,
  visits: 1,
  engaged5: 0,
  quality: blocks.length < MAX_BLOCKS ? 'ok' : 'too-long',
  ...gather(blocks),
});

/** What is in view was seen. */
export function see(reading: Reading, view: View): void {
  reading.furthest = Math.max(reading.furthest, view.furthest);
  reading.endSeen = reading.endSeen || view.end;
}

/** Engaged time that belongs to no band: by the rule of others, and with the end in view. */
export function note(reading: Reading, view: View, credit: Credit): void {
  reading.engaged5 += credit.engaged5;
  if (view.end) reading.endTime += credit.engaged;
}

/** Shares the credit among the bands in view, in proportion to the weight in view. */
export function attend(reading: Reading, view: View, credit: Credit): void {
  if (!view.weight) return;
  note(reading, view, credit);
  for (const [band, weight] of view.bands) {
    (reading.attention[band] as number) += (credit.engaged * weight) / view.weight;
  }
}
