/** Secrets of the runtime: every process must sign with the same one. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('secrets')
    .addColumn('name', sql`text`, (column) => column.notNull().primaryKey())
    .addColumn('value', sql`text`, (column) => column.notNull())
    .execute();
}
