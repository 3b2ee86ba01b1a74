/** When a person's time zone was told last: not every batch tells one. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table "persons" add column "zoneAt" bigint not null default 0`.execute(db);
  await sql`update "persons" set "zoneAt" = "lastSeen" where "zone" is not null`.execute(db);
}
