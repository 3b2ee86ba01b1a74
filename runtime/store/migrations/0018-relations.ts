/** Who is related to whom: a row each way. */
import { type Kysely, PostgresAdapter, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const end = sql.raw(db.getExecutor().adapter instanceof PostgresAdapter ? '' : 'without rowid');
  await sql`create table "relations" ("personId" text not null, "otherId" text not null, "kind" text not null,
    "at" bigint not null, primary key ("personId", "otherId")) ${end}`.execute(db);
}
