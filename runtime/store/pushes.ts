/** Pushes on their way into the page. */
import type { InPagePush } from '../wire/batch.ts';
import { insertRows, pickRows } from './bulk.ts';
import type { Db } from './index.ts';
import type { PushRow } from './tables.ts';

export const insertPushes = (db: Db, rows: readonly PushRow[]) => insertRows(db, 'pushes', rows);

/** What waits to be shown to each person, oldest first; noted as offered. `now` in ms UTC. */
export async function offerPushes(
  db: Db,
  personIds: readonly string[],
  now: number,
): Promise<Map<string, InPagePush[]>> {
  const waiting = await pickRows(db, 'pushes', ['personId'], personIds, { where: `"state" = 'pending'` });
  const offered = waiting.filter(({ expiresAt }) => expiresAt > now);
  const fresh = offered.filter(({ offeredAt }) => offeredAt === null).map(({ id }) => id);
  if (fresh.length > 0) {
    await db.updateTable('pushes').set({ offeredAt: now }).where('id', 'in', fresh).execute();
  }
  const byPerson = new Map<string, InPagePush[]>();
  for (const { id, personId, contentJson } of offered.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const pushes = byPerson.get(personId) ?? [];
    byPerson.set(personId, [...pushes, { id, ...JSON.parse(contentJson) }]);
  }
  return byPerson;
}
