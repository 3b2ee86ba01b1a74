/** Everything that happened once. */
import { insertMissing } from './bulk.ts';
import type { Db } from './index.ts';
import type { EventRow } from './tables.ts';

/** Inserts the events that are new and gives their ids; of two with one id the first is taken. */
export async function insertEvents(db: Db, rows: readonly EventRow[]): Promise<Set<string>> {
  const inserted = await insertMissing(db, 'events', rows);
  return new Set(inserted.map(({ id }) => id as string));
}
