/** Totals per day for dashboards and metrics. */
import { dayOf } from '../clock.ts';
import { addCounts } from './bulk.ts';
import type { Db } from './index.ts';

/** Counts to be added, by day and name. */
export type DailyChanges = Map<string, { day: number; name: string; count: number }>;

/** `at` in ms UTC names the day. */
export function addDaily(changes: DailyChanges, at: number, name: string, count = 1): void {
  const day = dayOf(at);
  const known = changes.get(`${day} ${name}`);
  if (known) known.count += count;
  else changes.set(`${day} ${name}`, { day, name, count });
}

export async function saveDaily(db: Db, changes: DailyChanges): Promise<void> {
  const rows = [...changes.values()].filter(({ count }) => count !== 0);
  await addCounts(db, 'daily', rows);
}

/** Adds counts to the day of `at` (ms UTC). */
export async function countDaily(db: Db, at: number, counts: Record<string, number>): Promise<void> {
  const changes: DailyChanges = new Map();
  for (const [name, count] of Object.entries(counts)) addDaily(changes, at, name, count);
  await saveDaily(db, changes);
}
