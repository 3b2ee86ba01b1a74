/** A version says in the operator's words why it is there. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table ${sql.table('journeyVersions')} add column "note" text`.execute(db);
}
