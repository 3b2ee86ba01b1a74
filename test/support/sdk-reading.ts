/** Articles and looks at them, without a page. */
import { hashText } from '../../runtime/wire/bands.ts';
import type { Block } from '../../runtime/wire/content.ts';
import type { View } from '../../sdk/reading/bands.ts';
import type { Reading } from '../../sdk/reading/reading.ts';

/** Blocks of one band each, of these weights, ms. */
export const articleOf = (...weights: number[]): Block[] =>
  weights.map((weight, i) => ({
    key: `${i}-${hashText(`block ${i}`)}`,
    kind: 'text',
    text: '',
    weight,
    bands: 1,
  }));

/** Blocks that say these words, one band of 4 s each. */
export const saying = (...texts: string[]): Block[] =>
  texts.map((text, i) => ({ key: `${i}-${hashText(text)}`, kind: 'text', text, weight: 4_000, bands: 1 }));

/** A look at these bands, each in view from its top with this share of it (all of it, unless said). */
export function viewFrom({ weights }: Reading, bands: number[], shares: number[] = []): View {
  const shown = bands.map((band, i): [number, number] => [
    band,
    (weights[band] as number) * (shares[i] ?? 1),
  ]);
  const last = bands.length - 1;
  return {
    bands: shown,
    weight: shown.reduce((sum, [, weight]) => sum + weight, 0),
    furthest: bands.length ? (bands[last] as number) + (shares[last] ?? 1) : 0,
    end: false,
    blocks: bands,
  };
}
