/** How many came into a segment and dropped out of it, day by day; its members in the order of their coming. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table "segmentDays" ("segmentId" text not null, "day" integer not null, "change" text not null,
    "count" bigint not null, primary key ("segmentId", "day", "change"))`.execute(db);
  await sql`create index "segmentMembersBySince" on "segmentMembers" ("segmentId", "since", "personId")`.execute(
    db,
  );
}
