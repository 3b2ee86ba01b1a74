/** Plausible: the deepest `sd` and the sum of `e` of its engagement events. */
import type { Account } from '../judged.ts';
import { sumOf } from '../statistics.ts';
import type { Visited } from '../visit.ts';
import { accountOf } from './depth.ts';

export function plausible(visited: Visited, part: number): Account | undefined {
  const told = visited.told.plausible.filter(({ n }) => n === 'engagement') as { sd: number; e: number }[];
  if (!told.length) return undefined;
  const depth = Math.max(...told.map(({ sd }) => sd)) / 100;
  return accountOf(visited, part, depth, sumOf(told.map(({ e }) => e)));
}
