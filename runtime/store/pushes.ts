/** Pushes on their way into the page. */
import type { InPagePush } from '../wire/batch.ts';
import { insertRows, pickRows } from './bulk.ts';
import type { Db } from './index.ts';
import type { PushRow, PushState } from './tables.ts';

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

/** How far a push got, as far as anybody said; what comes later counts no more than what came first. */
const RANKS: Record<PushState, number> = {
  ...{ pending: 0, sending: 0, unknown: 0.5, delivered: 1, shown: 2, opened: 2 },
  ...{ dismissed: 3, expired: 3, failed: 3, clicked: 4 },
};
const ENDED: readonly PushState[] = ['dismissed', 'expired', 'failed', 'clicked'];

export type Reported = 'unknown' | 'delivered' | 'opened' | 'clicked' | 'dismissed' | 'failed';

/** Moves the push of this effect on; the push, if that is further than it was. `at` in ms UTC. */
export async function movePush(
  db: Db,
  effectId: string,
  state: Reported,
  at: number,
): Promise<Pick<PushRow, 'runId'> | undefined> {
  const earlier = (Object.keys(RANKS) as PushState[]).filter((one) => RANKS[one] < RANKS[state]);
  const [moved] = await db
    .updateTable('pushes')
    .set({
      state,
      ...(state === 'opened' && { shownAt: at }),
      ...(ENDED.includes(state) && { endedAt: at }),
    })
    .where('effectId', '=', effectId)
    .where('state', 'in', earlier)
    .returning(['runId'])
    .execute();
  return moved;
}
