/** Units of the organisation as administrators write them. */
import { sql } from 'kysely';
import { unitsBelow } from '../contacts.ts';
import type { Db } from '../index.ts';
import { NOTICED } from '../organisation.ts';
import { replantAsking } from '../sweeps.ts';
import type { UnitRow } from '../tables.ts';

export async function unitExists(db: Db, id: string): Promise<boolean> {
  return (await db.selectFrom('units').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/**
 * Creates the unit, or changes the one there is. `false` if it would come to lie below itself. Where it lies below another one than
 * before, segments that ask for units are looked at again.
 */
export async function putUnit(db: Db, unit: UnitRow): Promise<boolean> {
  const { id, name, parentId, createdAt: now } = unit;
  const before = await db.selectFrom('units').select('parentId').where('id', '=', id).executeTakeFirst();
  if (parentId !== null && (await unitsBelow(db, id)).has(parentId)) return false;
  await db
    .insertInto('units')
    .values(unit)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name, parentId }))
    .execute();
  if (before && before.parentId !== parentId) await replantAsking(db, 'unit', now + NOTICED);
  return true;
}

/** What keeps a unit: agents that are in it, and units that lie below it. */
export interface Within {
  agents: number;
  units: number;
}

/** Deletes the unit. If anything is in it, nothing happens, and this says what. */
export async function dropUnit(db: Db, id: string): Promise<Within | undefined> {
  const count = async (table: 'agents' | 'units', column: 'unitId' | 'parentId') => {
    const rows = sql<{
      count: number;
    }>`select count(*) as "count" from ${sql.table(table)} where ${sql.ref(column)} = ${id}`;
    return Number((await rows.execute(db)).rows[0]?.count ?? 0);
  };
  const within = { agents: await count('agents', 'unitId'), units: await count('units', 'parentId') };
  if (within.agents + within.units > 0) return within;
  await db.deleteFrom('units').where('id', '=', id).execute();
  return undefined;
}
