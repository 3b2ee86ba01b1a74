/** Single readings, for conditions over the last days. */
import type { Db } from './index.ts';
import type { ReadingRow } from './tables.ts';

/** Readings of these persons that began at `since` (ms UTC) or later. */
export async function recentReadings(
  db: Db,
  personIds: readonly string[],
  since: number,
): Promise<ReadingRow[]> {
  if (personIds.length === 0) return [];
  return db
    .selectFrom('readings')
    .selectAll()
    .where('personId', 'in', personIds)
    .where('startedAt', '>=', since)
    .execute();
}
