/**
 * How an article is cut into bands, and what follows from attention to them.
 * Pure and without dependencies: the SDK carries this file in its bytes.
 */
import type { Block } from './content.ts';

/** A band is about this much reading, in ms; a block has ceil(weight / BAND_MS) of them. */
export const BAND_MS = 4_000;
export const MAX_BANDS = 512;
/** Attention over weight from which a band counts as read. */
export const READ_DENSITY = 0.3;

/** 53-bit string hash (cyrb53 by bryc, public domain) in base 36; names things, protects nothing. */
export function hashText(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

/** The name of a content version: what the blocks say and how they are cut. */
export function versionOf(blocks: readonly Block[]): string {
  return hashText(blocks.map((block) => `${block.key}:${Math.round(block.weight)}:${block.bands}`).join(','));
}

/** Expected reading time of every band, in ms, in the order of the article. */
export function bandWeights(blocks: readonly Pick<Block, 'weight' | 'bands'>[]): number[] {
  const weights: number[] = [];
  // No flatMap: the oldest browsers that carry this file do not know it.
  for (const { weight, bands } of blocks) for (let i = 0; i < bands; i++) weights.push(weight / bands);
  return weights;
}

/** Share of the weight whose bands are read (0 to 1); `attention` in ms per band. */
export function completionOf(attention: readonly number[], weights: readonly number[]): number {
  let read = 0;
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    total += weight;
    if ((attention[i] || 0) >= READ_DENSITY * weight) read += weight;
  }
  return read / total || 0;
}
