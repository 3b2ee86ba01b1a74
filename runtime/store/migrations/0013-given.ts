/** People are given to agents in turn: who was given one longest ago is next. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table "agents" add column "given" bigint not null default 0`.execute(db);
}
