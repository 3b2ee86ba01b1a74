/** What people allow. */
import { pickRows, putRows } from './bulk.ts';
import type { Db } from './index.ts';
import type { PermissionChangeRow, PermissionRow } from './tables.ts';

export interface PermissionChange {
  consent?: PermissionRow['consent'] | undefined;
  blocked?: string | null | undefined;
}

/** Changes what is given, and keeps when; `id` is that of the change, `at` in ms UTC. */
export async function changePermission(
  db: Db,
  id: string,
  personId: string,
  { consent, blocked }: PermissionChange,
  at: number,
): Promise<void> {
  const [known = { consent: null, blocked: null }] = await pickRows(
    db,
    'permissions',
    ['personId'],
    [personId],
  );
  const row: PermissionRow = {
    personId,
    consent: consent === undefined ? known.consent : consent,
    blocked: blocked === undefined ? known.blocked : blocked,
    at,
  };
  await putRows(db, 'permissions', [row]);
  await db
    .insertInto('permissionChanges')
    .values({ id, ...row })
    .execute();
}

/** Changes that are shown of one person. */
const SHOWN = 20;

/** What the person allowed, newest first. */
export const permissionChangesOf = (db: Db, personId: string): Promise<PermissionChangeRow[]> =>
  db
    .selectFrom('permissionChanges')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .execute();
