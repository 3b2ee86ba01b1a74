/** From the leaves of an article to its blocks: keyed, weighed and cut into bands. */
import { BAND_MS, hashText, MAX_BANDS } from '../../runtime/wire/bands.ts';
import type { Block, BlockKind } from '../../runtime/wire/content.ts';

/** A leaf as the page has it. */
export interface Leaf {
  kind: BlockKind;
  /** White space collapsed. */
  text: string;
  /** Names a picture, since its text may be empty. */
  source: string;
  /** Expected reading time, ms; never 0. */
  weight: number;
}

/** So many blocks fit into one message with some text each; a longer article is measured as far as this. */
export const MAX_BLOCKS = 320;
const TEXT = 2_000;

export function cutBlocks(leaves: readonly Leaf[]): Block[] {
  const kept = leaves.slice(0, MAX_BLOCKS);
  const size = bandSize(kept);
  return kept.map(({ kind, text, source, weight }, index) => ({
    key: `${index}-${hashText(text || source)}`,
    kind,
    text: text.slice(0, TEXT),
    weight,
    bands: Math.ceil(weight / size),
  }));
}

/** About 4 s; in an article so long that it would have more than 512 bands, as much as it takes. */
function bandSize(leaves: readonly Leaf[]): number {
  let size = BAND_MS;
  while (leaves.reduce((sum, { weight }) => sum + Math.ceil(weight / size), 0) > MAX_BANDS) size *= 1.25;
  return size;
}
