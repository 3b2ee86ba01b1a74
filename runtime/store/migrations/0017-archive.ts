/** Journeys go off the list and come back; a version says who published it. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table ${sql.table('journeys')} add column "archivedAt" bigint`.execute(db);
  await sql`alter table ${sql.table('journeyVersions')} add column "publishedBy" text`.execute(db);
}
