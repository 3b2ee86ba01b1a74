/** Everything that happened once. */
import { pickRows } from './bulk.ts';
import type { Db } from './index.ts';

/** Those of the ids that are known already. */
export async function knownEvents(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const rows = await pickRows(db, 'events', ['id'], ids);
  return new Set(rows.map(({ id }) => id));
}
