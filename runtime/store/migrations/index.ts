/** Every migration, in order. They are listed here because the runtime is one bundled file: there is no folder to read. */
import { type Kysely, type Migration, Migrator } from 'kysely';
import * as first from './0001-first.ts';

const MIGRATIONS: Record<string, Migration> = {
  '0001-first': first,
};

/** Brings the schema to the newest state; processes that start together wait for each other. */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
    migrationTableName: 'migrations',
    migrationLockTableName: 'migrationsLock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
