/** From attention to steps of the heat ramp: pure, the same in every place that shows heat. */

/** Steps of the ramp in theme.css: `--heat-0` to `--heat-8`. */
export const STEPS = 9;
/** Density (attention over expected reading time) at which the ramp ends. */
const FULL = 4;

/**
 * 0 to 1 along the ramp: log₂(1 + density) / log₂(1 + 4). Reading skips and lingers by factors, so steps are factors:
 * skimming (0.1) stays near the start, normal reading (1) lies at 0.43, four times as long is the end.
 */
export function heatOf(attention: number, weight: number): number {
  if (weight <= 0 || attention <= 0) return 0;
  return Math.min(1, Math.log2(1 + attention / weight) / Math.log2(1 + FULL));
}

/** Undefined where nobody read at all: that is the ground's colour, not the ramp's. */
export function stepOf(heat: number): number | undefined {
  return heat <= 0.01 ? undefined : Math.min(STEPS - 1, Math.floor(heat * STEPS));
}

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
