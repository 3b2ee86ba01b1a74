/** What replays came to, and how far they are. */
import type { Selectable } from 'kysely';
import type { Db } from '../index.ts';
import type { ReplayRow } from '../tables.ts';

export type Replay = Selectable<ReplayRow>;

export type ReplayOutcome = { state: 'done' | 'failed'; result: object } | { state: 'cancelled' };

/** The newest of a journey are kept. */
const KEPT = 10;

export async function addReplay(
  db: Db,
  { id, journeyId, asked, now }: { id: string; journeyId: string; asked: object; now: number },
): Promise<void> {
  const times = { createdAt: now, updatedAt: now };
  const row: ReplayRow = {
    ...{ id, journeyId, askedJson: JSON.stringify(asked), state: 'running' },
    ...{ done: 0, total: 0, resultJson: null, ...times },
  };
  await db.insertInto('replays').values(row).execute();
  const old = await db
    .selectFrom('replays')
    .select('id')
    .where('journeyId', '=', journeyId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .offset(KEPT)
    .limit(KEPT)
    .execute();
  if (old.length === 0) return;
  await db
    .deleteFrom('replays')
    .where(
      'id',
      'in',
      old.map(({ id }) => id),
    )
    .execute();
}

/** The one of this id, or the journey's newest. */
export function replayOf(db: Db, journeyId: string, id: string | undefined): Promise<Replay | undefined> {
  return db
    .selectFrom('replays')
    .selectAll()
    .where('journeyId', '=', journeyId)
    .$if(id !== undefined, (query) => query.where('id', '=', id as string))
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
}

/** The newest first; what they came to is not read. */
export const replaysOf = (db: Db, journeyId: string): Promise<Omit<Replay, 'resultJson'>[]> =>
  db
    .selectFrom('replays')
    .select(['id', 'journeyId', 'askedJson', 'state', 'done', 'total', 'createdAt', 'updatedAt'])
    .where('journeyId', '=', journeyId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute();

export const replayRow = (db: Db, id: string): Promise<Replay | undefined> =>
  db.selectFrom('replays').selectAll().where('id', '=', id).executeTakeFirst();

/** False if it was cancelled meanwhile. */
export async function noteProgress(
  db: Db,
  id: string,
  { done, total }: { done: number; total: number },
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('replays')
    .set({ done, total, updatedAt: now })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** The first end counts. */
export async function endReplay(db: Db, id: string, outcome: ReplayOutcome, now: number): Promise<void> {
  const { state } = outcome;
  const resultJson = 'result' in outcome ? JSON.stringify(outcome.result) : null;
  await db
    .updateTable('replays')
    .set({ state, resultJson, updatedAt: now })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}
