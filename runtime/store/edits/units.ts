/** Units of the organisation as administrators write them. */
import { unitsBelow } from '../contacts.ts';
import type { Db } from '../index.ts';
import type { UnitRow } from '../tables.ts';

export async function unitExists(db: Db, id: string): Promise<boolean> {
  return (await db.selectFrom('units').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** Creates the unit, or changes the one there is. `false` if it would come to lie below itself. */
export async function putUnit(db: Db, unit: UnitRow): Promise<boolean> {
  const { id, name, parentId } = unit;
  if (parentId !== null && (await unitsBelow(db, id)).has(parentId)) return false;
  await db
    .insertInto('units')
    .values(unit)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name, parentId }))
    .execute();
  return true;
}
