/** Segments as operators write them. */
import type { Db } from '../index.ts';
import { plantSegment } from '../sweeps.ts';
import type { SegmentRow } from '../tables.ts';

type Written = Pick<SegmentRow, 'id' | 'name' | 'conditionJson'> & { now: number };

export async function addSegment(db: Db, { id, name, conditionJson, now }: Written): Promise<void> {
  const row = { id, name, conditionJson, members: 0, filling: 1, createdAt: now, updatedAt: now };
  await db.insertInto('segments').values(row).execute();
  await plantSegment(db, id, now);
}

/** Another condition is looked up for everybody anew; another name alone changes nothing else. `false` if there is no such segment. */
export async function putSegment(db: Db, { id, name, conditionJson, now }: Written): Promise<boolean> {
  const known = await db
    .selectFrom('segments')
    .select('conditionJson')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!known) return false;
  const changed = known.conditionJson !== conditionJson;
  await db
    .updateTable('segments')
    .set({ name, conditionJson, updatedAt: now, ...(changed && { filling: 1 }) })
    .where('id', '=', id)
    .execute();
  if (changed) await plantSegment(db, id, now);
  return true;
}

/** With its members; `false` if there is no such segment. Its history by day stays, for whoever brings it back. */
export async function dropSegment(db: Db, id: string): Promise<boolean> {
  await db.deleteFrom('segmentMembers').where('segmentId', '=', id).execute();
  await db.deleteFrom('sweeps').where('segmentId', '=', id).execute();
  const { numDeletedRows } = await db.deleteFrom('segments').where('id', '=', id).executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}
