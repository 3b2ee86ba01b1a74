/** Files of every SDK build that was ever served: pages that pinned one go on loading it. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sdkFiles')
    .addColumn('build', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('script', 'text', (column) => column.notNull())
    .addColumn('keptAt', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('sdkFilesKey', ['build', 'name'])
    .execute();
}
