/** Plain statistics. */

/** Spearman's rank correlation, ties averaged; undefined where one side does not vary at all. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number | undefined {
  const [x, y] = [ranksOf(a), ranksOf(b)];
  const mean = (a.length + 1) / 2;
  const product = (p: readonly number[], q: readonly number[]) =>
    p.reduce((sum, value, i) => sum + (value - mean) * ((q[i] as number) - mean), 0);
  const spread = Math.sqrt(product(x, x) * product(y, y));
  return spread === 0 ? undefined : product(x, y) / spread;
}

function ranksOf(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1);
}

/** Linear between the neighbours; `share` 0 to 1. NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low === undefined || high === undefined ? Number.NaN : low + (high - low) * (at % 1);
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

export const shareOf = <T>(all: readonly T[], fits: (one: T) => boolean): number =>
  all.length ? all.filter(fits).length / all.length : Number.NaN;

/** Half of the summed differences of two lists that are first made to sum up to 1. */
export function totalVariation(a: readonly number[], b: readonly number[]): number {
  const [total, other] = [sumOf(a), sumOf(b)];
  const length = Math.max(a.length, b.length);
  const gap = (i: number) => Math.abs((a[i] ?? 0) / total - (b[i] ?? 0) / other);
  return sumOf(Array.from({ length }, (_, i) => gap(i))) / 2;
}
