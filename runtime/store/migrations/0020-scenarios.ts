/** Scenarios are told apart within their journey: a file that was copied brings the same ids into another one. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table ${sql.table('journeyScenarios')} (
    "id" text not null, "journeyId" text not null, "name" text not null, "scenarioJson" text not null,
    "updatedAt" bigint not null, primary key ("journeyId", "id"))`.execute(db);
  const columns = sql`"id", "journeyId", "name", "scenarioJson", "updatedAt"`;
  await sql`insert into ${sql.table('journeyScenarios')} (${columns}) select ${columns} from ${sql.table('scenarios')}`.execute(
    db,
  );
  await sql`drop table ${sql.table('scenarios')}`.execute(db);
  await sql`alter table ${sql.table('journeyScenarios')} rename to ${sql.table('scenarios')}`.execute(db);
}
