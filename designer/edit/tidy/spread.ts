/** Where along its row each node stands: under what leads to it and above what it leads to, without overlap. */
import type { Link, Rows } from './rows.ts';

/** Odd, so that the last one goes down and nodes stand right under what leads to them. */
const ROUNDS = 25;

/** Middles in pixels. `width` of a node, `gap` between two neighbours. */
export function spread(
  { rows, links }: Rows,
  width: (node: string) => number,
  gap: number,
): Map<string, number> {
  const middles = new Map<string, number>();
  for (const row of rows)
    place(
      row,
      row.map(() => 0),
      middles,
      width,
      gap,
    );
  for (let round = 0; round < ROUNDS; round++) {
    const down = round % 2 === 0;
    for (const row of down ? rows : [...rows].reverse()) {
      place(
        row,
        row.map((node) => wish(node, links, middles, down)),
        middles,
        width,
        gap,
      );
    }
  }
  return middles;
}

function wish(
  node: string,
  links: readonly Link[],
  middles: ReadonlyMap<string, number>,
  down: boolean,
): number {
  const at = (other: string) => middles.get(other) ?? 0;
  const above = links.filter(({ to }) => to === node).map((link) => at(link.from) + link.leaves);
  const below = links.filter(({ from }) => from === node).map((link) => at(link.to) - link.leaves);
  const wishes = down && above.length > 0 ? above : below.length > 0 ? below : above;
  return wishes.length === 0 ? at(node) : wishes.reduce((sum, value) => sum + value, 0) / wishes.length;
}

function place(
  row: string[],
  wishes: number[],
  middles: Map<string, number>,
  width: (node: string) => number,
  gap: number,
): void {
  const widths = row.map(width);
  const offsets: number[] = [];
  for (const [index, own] of widths.entries()) {
    const before = index === 0 ? 0 : (offsets[index - 1] as number) + (widths[index - 1] as number) / 2;
    offsets.push(index === 0 ? 0 : before + gap + own / 2);
  }
  const free = ascending(wishes.map((value, index) => value - (offsets[index] as number)));
  for (const [index, node] of row.entries())
    middles.set(node, (free[index] as number) + (offsets[index] as number));
}

/**
 * The ascending sequence nearest to the given one by least squares (pool adjacent violators):
 * with the least distances taken off, it is the nearest placing without overlap.
 */
export function ascending(values: readonly number[]): number[] {
  const pools: { sum: number; count: number }[] = [];
  for (const value of values) {
    let pool = { sum: value, count: 1 };
    for (
      let last = pools.at(-1);
      last && last.sum / last.count > pool.sum / pool.count;
      last = pools.at(-1)
    ) {
      pools.pop();
      pool = { sum: last.sum + pool.sum, count: last.count + pool.count };
    }
    pools.push(pool);
  }
  return pools.flatMap(({ sum, count }) => new Array<number>(count).fill(sum / count));
}
