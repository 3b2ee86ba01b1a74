/** Every migration, in order. They are listed here because the runtime is one bundled file: there is no folder to read. */
import { type Kysely, type Migration, Migrator } from 'kysely';
import * as first from './0001-first.ts';
import * as secrets from './0002-secrets.ts';
import * as sdkFiles from './0003-sdk-files.ts';
import * as histories from './0004-histories.ts';
import * as conditions from './0005-conditions.ts';
import * as versions from './0006-versions.ts';
import * as recentEvents from './0007-recent-events.ts';
import * as segments from './0008-segments.ts';
import * as contacts from './0009-contacts.ts';
import * as versionNotes from './0010-version-notes.ts';
import * as segmentDays from './0011-segment-days.ts';
import * as packs from './0012-packs.ts';
import * as given from './0013-given.ts';
import * as permissionChanges from './0014-permission-changes.ts';
import * as regions from './0015-regions.ts';
import * as shares from './0016-shares.ts';
import * as archive from './0017-archive.ts';
import * as relations from './0018-relations.ts';
import * as zones from './0019-zones.ts';
import * as scenarios from './0020-scenarios.ts';

const MIGRATIONS: Record<string, Migration> = {
  '0001-first': first,
  '0002-secrets': secrets,
  '0003-sdk-files': sdkFiles,
  '0004-histories': histories,
  '0005-conditions': conditions,
  '0006-versions': versions,
  '0007-recent-events': recentEvents,
  '0008-segments': segments,
  '0009-contacts': contacts,
  '0010-version-notes': versionNotes,
  '0011-segment-days': segmentDays,
  '0012-packs': packs,
  '0013-given': given,
  '0014-permission-changes': permissionChanges,
  '0015-regions': regions,
  '0016-shares': shares,
  '0017-archive': archive,
  '0018-relations': relations,
  '0019-zones': zones,
  '0020-scenarios': scenarios,
};

export const migratorOf = <T>(db: Kysely<T>): Migrator =>
  new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
    migrationTableName: 'migrations',
    migrationLockTableName: 'migrationsLock',
  });

/** Brings the schema to the newest state; processes that start together wait for each other. */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const { error } = await migratorOf(db).migrateToLatest();
  if (error) throw error;
}
