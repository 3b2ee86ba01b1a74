/** Where a person was seen last. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table "persons" add column "region" text`.execute(db);
  await sql`alter table "persons" add column "regionAt" bigint not null default 0`.execute(db);
}
