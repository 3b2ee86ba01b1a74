/** The units and agents of made persons. */
import type { Store } from '../../runtime/store/index.ts';
import { AGENTS, UNITS } from './asked-names.ts';
import { NOW } from './hard-values.ts';

export async function organise(store: Store): Promise<void> {
  const units = Object.entries(UNITS).map(([id, parentId]) => ({ id, name: id, parentId, createdAt: NOW }));
  const agents = Object.entries(AGENTS).map(([id, unitId]) => ({
    ...{ id, name: id, kind: 'human' as const, token: id, unitId, capacity: null, createdAt: NOW },
  }));
  await store.write(async (db) => {
    await db.insertInto('units').values(units).execute();
    await db.insertInto('agents').values(agents).execute();
  });
}
