/** The order within each row, so that few arrows cross. An arrow over several rows has a stand-in in each row between. */
import type { Arrow } from './ranks.ts';

export interface Link extends Arrow {
  /** Where the link leaves and arrives, in pixels from the middle of its card. */
  leaves: number;
}

export interface Rows {
  rows: string[][];
  /** Every link joins neighbouring rows. */
  links: Link[];
}

const SWEEPS = 12;

/** Rows in the order of the nodes, with stand-ins for links that pass through. */
export function rowsOf(
  nodes: readonly string[],
  ranks: ReadonlyMap<string, number>,
  links: readonly Link[],
): Rows {
  const rank = (node: string) => ranks.get(node) ?? 0;
  const rows: string[][] = Array.from({ length: Math.max(0, ...nodes.map(rank)) + 1 }, () => []);
  for (const node of nodes) rows[rank(node)]?.push(node);
  const short: Link[] = [];
  for (const [index, link] of links.entries()) {
    let from = link.from;
    let leaves = link.leaves;
    for (let row = rank(link.from) + 1; row < rank(link.to); row++) {
      const standIn = `${STAND_IN}${index}:${row}`;
      rows[row]?.push(standIn);
      short.push({ from, to: standIn, leaves });
      [from, leaves] = [standIn, 0];
    }
    short.push({ from, to: link.to, leaves });
  }
  return { rows, links: short };
}

const STAND_IN = '\u0000';
export const isStandIn = (node: string): boolean => node.startsWith(STAND_IN);

/** Sweeps down and up, each row by the mean place of its neighbours, and keeps the order that crosses least. */
export function ordered({ rows, links }: Rows): string[][] {
  let best = rows;
  let least = crossings(rows, links);
  let current = rows;
  for (let sweep = 0; sweep < SWEEPS && least > 0; sweep++) {
    current = sweep % 2 === 0 ? sweepDown(current, links) : sweepUp(current, links);
    const count = crossings(current, links);
    if (count < least) [best, least] = [current, count];
  }
  return best;
}

function sweepDown(rows: string[][], links: readonly Link[]): string[][] {
  const places = new Map<string, number>();
  return rows.map((row) => {
    const wish = (node: string) =>
      mean(links.filter(({ to }) => to === node).map((link) => at(places, link.from) + link.leaves / FAR));
    return placed(byWish(row, wish), places);
  });
}

function sweepUp(rows: string[][], links: readonly Link[]): string[][] {
  const places = new Map<string, number>();
  const wish = (node: string) =>
    mean(links.filter(({ from }) => from === node).map((link) => at(places, link.to) - link.leaves / FAR));
  return [...rows]
    .reverse()
    .map((row) => placed(byWish(row, wish), places))
    .reverse();
}

/** Wider than any card: an exit's offset decides between links of one card, and never between two cards. */
const FAR = 10_000;
const at = (places: ReadonlyMap<string, number>, node: string): number => places.get(node) ?? 0;
const mean = (values: number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;

function byWish(row: string[], wish: (node: string) => number | undefined): string[] {
  const wishes = row.map((node, index) => ({ node, wish: wish(node) ?? index }));
  return wishes.sort((a, b) => a.wish - b.wish).map(({ node }) => node);
}

function placed(row: string[], places: Map<string, number>): string[] {
  for (const [index, node] of row.entries()) places.set(node, index);
  return row;
}

export function crossings(rows: string[][], links: readonly Link[]): number {
  const places = new Map(rows.flatMap((row) => row.map((node, index) => [node, index] as const)));
  const row = new Map(rows.flatMap((nodes, index) => nodes.map((node) => [node, index] as const)));
  const ends = links.map((link) => ({
    row: row.get(link.from),
    from: at(places, link.from) + link.leaves / FAR,
    to: at(places, link.to),
  }));
  let count = 0;
  for (const [index, a] of ends.entries()) {
    for (const b of ends.slice(index + 1)) {
      if (a.row === b.row && (a.from - b.from) * (a.to - b.to) < 0) count++;
    }
  }
  return count;
}
