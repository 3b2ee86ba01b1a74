/** Events of persons lie as they came until they are folded by name. */
import { type Kysely, PostgresAdapter, sql } from 'kysely';

type Db = Kysely<unknown>;

export async function up(db: Db): Promise<void> {
  const end = sql.raw(db.getExecutor().adapter instanceof PostgresAdapter ? '' : 'without rowid');
  await sql`create table ${sql.table('recentEvents')} (
    "personId" text not null, "id" text not null, "eventsJson" text not null,
    primary key ("personId", "id")) ${end}`.execute(db);
}
