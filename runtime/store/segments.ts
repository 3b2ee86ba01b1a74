/** Who is in which segment: changed with the journeys that listen for it, filled anew when the condition is another one. */
import { sql } from 'kysely';
import { dayOf } from '../clock.ts';
import { asksAgain } from '../condition/index.ts';
import type { Condition } from '../condition/vocabulary.ts';
import { addCounts, insertMissing, pickRows } from './bulk.ts';
import { meeting } from './conditions/index.ts';
import type { Db } from './index.ts';
import type { SegmentDayRow, SegmentRow } from './tables.ts';

/** `in`: the person came in, else they dropped out. */
export interface Membership {
  segmentId: string;
  personId: string;
  in: boolean;
}

export const segmentRows = (db: Db): Promise<SegmentRow[]> =>
  db.selectFrom('segments').selectAll().orderBy('id').execute();

/** Which of these persons are in which of these segments, as `segment person`. */
export async function membersAmong(
  db: Db,
  pairs: readonly (readonly [segmentId: string, personId: string])[],
): Promise<Set<string>> {
  const rows = await pickRows(db, 'segmentMembers', ['segmentId', 'personId'], pairs);
  return new Set(rows.map(({ segmentId, personId }) => memberName(segmentId, personId)));
}

export const memberName = (segmentId: string, personId: string) => `${segmentId} ${personId}`;

/** Writes who came in and who dropped out; counts follow in the order of segments, because many processes share them. */
export async function saveMemberships(db: Db, changes: readonly Membership[], now: number): Promise<void> {
  if (changes.length === 0) return;
  const came = changes.filter((change) => change.in);
  await insertMissing(
    db,
    'segmentMembers',
    came.map(({ segmentId, personId }) => ({ segmentId, personId, since: now })),
  );
  for (const { segmentId, personId } of changes.filter((change) => !change.in)) {
    await dropMember(db, segmentId, personId);
  }
  const counts = new Map<string, number>();
  for (const { segmentId, in: isIn } of changes) {
    counts.set(segmentId, (counts.get(segmentId) ?? 0) + (isIn ? 1 : -1));
  }
  for (const segmentId of [...counts.keys()].sort())
    await count(db, segmentId, counts.get(segmentId) as number);
  await countDays(db, changes, dayOf(now));
}

/** The history of segments: who came in and dropped out because they changed. */
async function countDays(db: Db, changes: readonly Membership[], day: number): Promise<void> {
  const rows = new Map<string, SegmentDayRow>();
  for (const { segmentId, in: isIn } of changes) {
    const change = isIn ? 'entered' : 'left';
    const count = (rows.get(segmentId + change)?.count ?? 0) + 1;
    rows.set(segmentId + change, { segmentId, day, change, count });
  }
  await addCounts(db, 'segmentDays', [...rows.values()]);
}

async function dropMember(db: Db, segmentId: string, personId: string): Promise<void> {
  const one = db.deleteFrom('segmentMembers').where('segmentId', '=', segmentId);
  await one.where('personId', '=', personId).execute();
}

async function count(db: Db, segmentId: string, change: number): Promise<void> {
  if (change === 0) return;
  await db
    .updateTable('segments')
    .set(({ eb }) => ({ members: eb('members', '+', change) }))
    .where('id', '=', segmentId)
    .execute();
}

/** A person who turned out to be another one is in no segment any more. */
export async function leaveSegments(db: Db, personId: string): Promise<void> {
  const left = await db
    .deleteFrom('segmentMembers')
    .where('personId', '=', personId)
    .returning('segmentId')
    .execute();
  for (const { segmentId } of left.sort((a, b) => (a.segmentId < b.segmentId ? -1 : 1))) {
    await count(db, segmentId, -1);
  }
}

/** How often time alone is looked at again, ms. */
const AGAIN = 3_600_000;

/** When a segment whose members are all looked at is due again; never, where time changes nothing. */
export const dueAgain = (condition: Condition, now: number): number =>
  asksAgain(condition) ? now + AGAIN : Number.MAX_SAFE_INTEGER;

/** Persons of one portion, in the order of their ids. */
const PORTION = 2_000;

/** The last id of the portion after `after`, or null where there is none. */
async function portionEnd(db: Db, after: string): Promise<string | null> {
  const { rows } = await sql<{ last: string | null }>`select max("id") as "last" from
    (select "id" from "persons" where "id" > ${after} order by "id" limit ${sql.lit(PORTION)}) as "portion"`.execute(
    db,
  );
  return rows[0]?.last ?? null;
}

/** Looks up the members among the next persons; gives how far it came, or null at the end. */
export async function fillPortion(db: Db, { id, conditionJson }: SegmentRow, after: string, now: number) {
  const last = await portionEnd(db, after);
  if (last === null) return null;
  const test = await meeting(db, JSON.parse(conditionJson) as Condition, now);
  const among = sql`"persons"."id" > ${after} and "persons"."id" <= ${last} and "persons"."mergedInto" is null`;
  await sql`delete from "segmentMembers" where "segmentId" = ${id} and "personId" > ${after} and "personId" <= ${last}
    and "personId" not in (select "persons"."id" from "persons" where ${among} and ${test})`.execute(db);
  await sql`insert into "segmentMembers" ("segmentId", "personId", "since")
    select ${id}, "persons"."id", cast(${now} as bigint) from "persons" where ${among} and ${test}
    on conflict do nothing`.execute(db);
  return last;
}

/** The next persons who are in the segment and do not meet it, or meet it and are not in it; and how far that reaches. */
export async function strayPortion(
  db: Db,
  { id, conditionJson }: SegmentRow,
  after: string,
  now: number,
): Promise<{ last: string | null; strays: string[] }> {
  const last = await portionEnd(db, after);
  if (last === null) return { last, strays: [] };
  const test = await meeting(db, JSON.parse(conditionJson) as Condition, now);
  const { rows } = await sql<{ id: string }>`select "persons"."id" from "persons"
    left join "segmentMembers" on "segmentMembers"."segmentId" = ${id} and "segmentMembers"."personId" = "persons"."id"
    where "persons"."id" > ${after} and "persons"."id" <= ${last} and "persons"."mergedInto" is null
    and (${test}) != ("segmentMembers"."personId" is not null) order by "persons"."id"`.execute(db);
  return { last, strays: rows.map((row) => row.id) };
}

/** The members are all there: from now on journeys hear of changes. */
export async function filled(db: Db, id: string): Promise<void> {
  await sql`update "segments" set "filling" = 0,
    "members" = (select count(*) from "segmentMembers" where "segmentId" = ${id}) where "id" = ${id}`.execute(
    db,
  );
}
