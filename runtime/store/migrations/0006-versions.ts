/** Versions remember why they are there; people move between them; scenarios and replays are kept with their journey. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ['"restores" integer', '"override" text']) {
    await sql`alter table ${sql.table('journeyVersions')} add column ${sql.raw(column)}`.execute(db);
  }
  await sql`create table ${sql.table('moves')} (
    "journeyId" text not null, "fromVersion" integer not null, "toVersion" integer not null,
    "mappingJson" text not null, "createdAt" bigint not null, "endedAt" bigint, "moved" integer not null,
    primary key ("journeyId", "fromVersion", "toVersion"))`.execute(db);
  await sql`create index ${sql.ref('movesOpen')} on ${sql.table('moves')} ("createdAt") where "endedAt" is null`.execute(
    db,
  );
  await sql`create index ${sql.ref('runsStanding')} on ${sql.table('runs')} ("journeyId", "version", "node", "personId")
    where "state" = 'active'`.execute(db);
  await sql`create table ${sql.table('scenarios')} (
    "id" text not null primary key, "journeyId" text not null, "name" text not null, "scenarioJson" text not null,
    "updatedAt" bigint not null)`.execute(db);
  await sql`create table ${sql.table('replays')} (
    "id" text not null primary key, "journeyId" text not null, "askedJson" text not null, "state" text not null,
    "done" integer not null, "total" integer not null, "resultJson" text, "createdAt" bigint not null,
    "updatedAt" bigint not null)`.execute(db);
  await sql`create index ${sql.ref('replaysByJourney')} on ${sql.table('replays')} ("journeyId", "createdAt")`.execute(
    db,
  );
  await sql`create index ${sql.ref('scenariosByJourney')} on ${sql.table('scenarios')} ("journeyId")`.execute(
    db,
  );
}
