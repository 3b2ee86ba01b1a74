/** How the store is doing. */
import { sql } from 'kysely';
import { dialectOf } from '../bulk.ts';
import type { Db } from '../index.ts';

/** Seconds since the oldest wait or effect was due; 0 when nothing is. The partial indexes are found by literals. */
export async function lagOf(db: Db, now: number): Promise<number> {
  const [wait, effect] = await Promise.all([
    db
      .selectFrom('runs')
      .select('dueAt')
      .where('dueAt', 'is not', null)
      .orderBy('dueAt')
      .limit(1)
      .executeTakeFirst(),
    db
      .selectFrom('effects')
      .select('dueAt')
      .where('state', '=', sql.lit('pending' as const))
      .orderBy('dueAt')
      .limit(1)
      .executeTakeFirst(),
  ]);
  const due = Math.min(wait?.dueAt ?? now, effect?.dueAt ?? now);
  return Math.max(0, now - due) / 1000;
}

/** Bytes on disk; an answer also says that the store is there. */
export async function sizeOf(db: Db): Promise<number> {
  const size =
    dialectOf(db) === 'postgres'
      ? sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`
      : sql<{
          bytes: number;
        }>`select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`;
  return (await size.execute(db)).rows[0]?.bytes ?? 0;
}
