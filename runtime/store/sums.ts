/** Lists and counts that are summed up; exact, so that the order of adding does not show. */

export type Counts = Record<string, number>;

/** Adds `values` to `sums` in place, `sign` times. */
export function addList(sums: number[], values: readonly number[], sign = 1): void {
  while (sums.length < values.length) sums.push(0);
  for (let i = 0; i < values.length; i++) sums[i] = (sums[i] as number) + sign * (values[i] as number);
}

/** Adds `values` to `sums` in place; a count of 0 is not kept. */
export function addCountsTo(sums: Counts, values: Counts): void {
  for (const [name, count] of Object.entries(values)) {
    const sum = (sums[name] ?? 0) + count;
    if (sum === 0) delete sums[name];
    else sums[name] = sum;
  }
}

export function listJson(sums: readonly number[]): string {
  let length = sums.length;
  while (length > 0 && sums[length - 1] === 0) length--;
  return JSON.stringify(length === sums.length ? sums : sums.slice(0, length));
}

/** Names in order, so that equal counts are equal texts. */
export const countsJson = (counts: Counts): string =>
  JSON.stringify(Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1))));

export const parseList = (json: string) => JSON.parse(json) as number[];
export const parseCounts = (json: string) => JSON.parse(json) as Counts;

/** Shares are kept to a millionth: sums of them, rounded so too, are exact. */
export const toMillionth = (share: number): number => Math.round(share * 1e6) / 1e6;
