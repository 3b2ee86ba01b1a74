/** Readings as strips: pure. */
import { heatOf } from '../../runtime/wire/heat/ramp.ts';

export interface Bar {
  /** Where it starts and how long it is along the article, in shares of the whole. */
  from: number;
  length: number;
  heat: number;
}

/** Bands as bars in proportion to their expected reading time; equal lengths while the weights are unknown. */
export function barsOf(attention: readonly number[], weights: readonly number[]): Bar[] {
  const known = weights.length > 0;
  const lengths = known ? weights : attention.map(() => 4_000);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let from = 0;
  return lengths.map((weight, index) => {
    const bar = { from, length: total ? weight / total : 0, heat: heatOf(attention[index] ?? 0, weight) };
    from += bar.length;
    return bar;
  });
}
