/** Segments as the api shows them. */
import type { Selectable } from 'kysely';
import { dayOf } from '../../clock.ts';
import type { Condition } from '../../condition/vocabulary.ts';
import type { SegmentListed, SegmentMember, SegmentShown, SegmentUse } from '../../wire/api/segments.ts';
import type { Db } from '../index.ts';
import type { PersonRow, SegmentDayRow, SegmentRow } from '../tables.ts';
import type { Viewer } from '../viewer.ts';
import { type Asked, holds, type Listed, listed, type NamedAsked, paginated } from './listing.ts';
import { identifiersOf } from './names.ts';
import { personListed, persons } from './people.ts';
import { segmentUses } from './segment-uses.ts';

/** Days of history that a segment shows. */
const DAYS = 28;

/** `now` (ms UTC) says which day is today. */
export async function segmentsListed(db: Db, asked: NamedAsked, now: number): Promise<Listed<SegmentListed>> {
  const all = db.selectFrom('segments').selectAll();
  const rows = await paginated(db, asked.q ? all.where(holds('name', asked.q)) : all, asked, {
    at: 'updatedAt',
    id: 'id',
    direction: 'desc',
  });
  const ids = rows.map(({ id }) => id);
  const [days, uses] = [await daysOf(db, ids, dayOf(now)), await segmentUses(db, ids)];
  return listed(
    rows,
    asked,
    ({ updatedAt, id }) => ({ at: updatedAt, id }),
    (page) => page.map((row) => listedOf(row, days, dayOf(now), uses.get(row.id) ?? [])),
  );
}

export async function segmentShown(db: Db, id: string, now: number): Promise<SegmentShown | undefined> {
  const row = await db.selectFrom('segments').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const today = dayOf(now);
  const first = today - DAYS + 1;
  const days = await daysOf(db, [id], first);
  const usedBy = (await segmentUses(db, [id])).get(id) ?? [];
  return {
    ...listedOf(row, days, today, usedBy),
    condition: JSON.parse(row.conditionJson) as Condition,
    days: Array.from({ length: DAYS }, (_, index) => ({
      day: first + index,
      entered: countOf(days, id, first + index, 'entered'),
      left: countOf(days, id, first + index, 'left'),
    })),
  };
}

const daysOf = (db: Db, ids: readonly string[], from: number): Promise<SegmentDayRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('segmentDays')
        .selectAll()
        .where('segmentId', 'in', ids)
        .where('day', '>=', from)
        .execute();

function countOf(rows: readonly SegmentDayRow[], id: string, day: number, change: SegmentDayRow['change']) {
  const row = rows.find((one) => one.segmentId === id && one.day === day && one.change === change);
  return Number(row?.count ?? 0);
}

function listedOf(
  { id, name, members, filling, updatedAt }: SegmentRow,
  days: readonly SegmentDayRow[],
  today: number,
  usedBy: SegmentUse[],
): SegmentListed {
  return {
    ...{ id, name, updatedAt, filling: filling === 1, members: Math.max(0, Number(members)) },
    entered: countOf(days, id, today, 'entered'),
    left: countOf(days, id, today, 'left'),
    usedBy,
  };
}

type MemberRow = Selectable<PersonRow> & { ownerName: string | null; since: number };

/** Who is in it, last come first. */
export async function segmentMembers(
  db: Db,
  viewer: Viewer,
  id: string,
  asked: Asked,
): Promise<Listed<SegmentMember>> {
  const query = persons(db, viewer)
    .innerJoin('segmentMembers', 'segmentMembers.personId', 'persons.id')
    .select('segmentMembers.since')
    .where('segmentMembers.segmentId', '=', id);
  const rows: MemberRow[] = await paginated(db, query, asked, {
    at: 'segmentMembers.since',
    id: 'segmentMembers.personId',
    direction: 'desc',
  });
  const identifiers = await identifiersOf(
    db,
    rows.map((row) => row.id),
  );
  return listed(
    rows,
    asked,
    (row) => ({ at: Number(row.since), id: row.id }),
    (page) =>
      page.map((row) => ({
        ...personListed(row, identifiers.get(row.id) ?? []),
        since: Number(row.since),
      })),
  );
}
