/** What people allowed, and when that changed; who is on the block list, last come first. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table "permissionChanges" ("id" text primary key, "personId" text not null, "at" bigint not null,
    "consent" text, "blocked" text)`.execute(db);
  await sql`create index "permissionChangesByPerson" on "permissionChanges" ("personId", "id")`.execute(db);
  await sql`create index "permissionsBlocked" on "permissions" ("at", "personId") where "blocked" is not null`.execute(
    db,
  );
}
