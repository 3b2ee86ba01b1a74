/** Minted links, and who came by them. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table "shares" ("id" text primary key, "code" text not null unique, "contentId" text not null,
    "url" text not null, "agentId" text, "personId" text, "parentId" text, "rootId" text not null, "rootAgentId" text,
    "aboveJson" text not null, "depth" integer not null, "createdAt" bigint not null, "opens" bigint not null,
    "persons" bigint not null, "completes" bigint not null, "chainShares" bigint not null,
    "chainPersons" bigint not null, "chainCompletes" bigint not null)`.execute(db);
  await sql`create unique index "sharesByAgent" on "shares" ("agentId", "contentId") where "agentId" is not null`.execute(
    db,
  );
  await sql`create index "sharesByPerson" on "shares" ("personId", "contentId") where "personId" is not null`.execute(
    db,
  );
  await sql`create index "sharesByRootAgent" on "shares" ("rootAgentId", "id") where "rootAgentId" is not null`.execute(
    db,
  );
  await sql`create index "sharesByContent" on "shares" ("contentId", "id")`.execute(db);
  await sql`create index "sharesByParent" on "shares" ("parentId", "id") where "parentId" is not null`.execute(
    db,
  );
  await sql`create table "shareOpens" ("shareId" text not null, "personId" text not null, "contentId" text not null,
    "at" bigint not null, "cameBy" integer not null, "completedAt" bigint,
    primary key ("shareId", "personId"))`.execute(db);
  await sql`create index "shareOpensByPerson" on "shareOpens" ("personId", "contentId")`.execute(db);
}
