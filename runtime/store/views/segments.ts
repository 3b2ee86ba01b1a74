/** Segments as the api shows them. */
import type { Condition } from '../../condition/vocabulary.ts';
import type { SegmentListed, SegmentShown } from '../../wire/api/segments.ts';
import type { Db } from '../index.ts';
import type { SegmentRow } from '../tables.ts';
import { type Asked, type Listed, listed, paginated } from './listing.ts';

export async function segmentsListed(db: Db, asked: Asked): Promise<Listed<SegmentListed>> {
  const rows = await paginated(db, db.selectFrom('segments').selectAll(), asked, {
    at: 'updatedAt',
    id: 'id',
    direction: 'desc',
  });
  return listed(
    rows,
    asked,
    ({ updatedAt, id }) => ({ at: updatedAt, id }),
    (page) => page.map(listedOf),
  );
}

export async function segmentShown(db: Db, id: string): Promise<SegmentShown | undefined> {
  const row = await db.selectFrom('segments').selectAll().where('id', '=', id).executeTakeFirst();
  return row && { ...listedOf(row), condition: JSON.parse(row.conditionJson) as Condition };
}

const listedOf = ({ id, name, members, filling, updatedAt }: SegmentRow): SegmentListed => ({
  ...{ id, name, updatedAt, filling: filling === 1 },
  members: Math.max(0, Number(members)),
});

/** Live journeys that listen for a segment or call it: it cannot go while they do. */
export async function journeysUsing(db: Db, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('journeys')
    .innerJoin('journeyVersions', (join) =>
      join
        .onRef('journeyVersions.journeyId', '=', 'journeys.id')
        .onRef('journeyVersions.version', '=', 'journeys.version'),
    )
    .select('journeys.name')
    .where('journeyVersions.graphJson', 'like', `%${JSON.stringify(id)}%`)
    .execute();
  return rows.map(({ name }) => name);
}
