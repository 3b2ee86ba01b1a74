/** What people allow. */
import { pickRows, putRows } from './bulk.ts';
import type { Db } from './index.ts';
import type { PermissionRow } from './tables.ts';

export interface PermissionChange {
  consent?: PermissionRow['consent'] | undefined;
  blocked?: string | null | undefined;
}

/** Changes what is given; `at` in ms UTC. */
export async function changePermission(
  db: Db,
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
}
