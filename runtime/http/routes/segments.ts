import { segmentsAsked } from '../../condition/index.ts';
import type { Condition } from '../../condition/vocabulary.ts';
import { addSegment, dropSegment, putSegment } from '../../store/edits/segments.ts';
import { segmentRows } from '../../store/segments.ts';
import { conditionFaults } from '../../store/views/faults.ts';
import { segmentMembers, segmentShown, segmentsListed } from '../../store/views/segments.ts';
import {
  SegmentListed,
  SegmentMember,
  SegmentShown,
  type SegmentUse,
  SegmentWritten,
} from '../../wire/api/segments.ts';
import { page } from '../../wire/api/shared.ts';
import { askable, conditionFaulty } from '../askable.ts';
import { asked, NamedPaging, Paging, paged } from '../paging.ts';
import { found, ProblemError, refuseBadId } from '../problem.ts';
import { type Room, route } from '../route.ts';

const list = route(
  {
    method: 'get',
    path: '/api/segments',
    summary: 'Segments with how many people are in each, last changed first',
    who: 'admin',
    query: NamedPaging,
    answer: page(SegmentListed),
  },
  async ({ store, world }, { query }) => paged(await segmentsListed(store.read, asked(query), world.now())),
);

const create = route(
  {
    method: 'post',
    path: '/api/segments',
    summary: 'Saves a condition as a segment; its members are looked up in the background',
    who: 'admin',
    body: SegmentWritten,
    status: 201,
    answer: SegmentShown,
    problems: { 422: 'condition-faulty, condition-of-run' },
  },
  async (room, { body: { name, condition } }) => {
    const [id, now] = [room.world.id(), room.world.now()];
    const conditionJson = JSON.stringify(askable(condition));
    await refuseUnknown(room, condition as Condition);
    await room.store.write((db) => addSegment(db, { id, name, conditionJson, now }));
    await room.advance.refresh();
    return shownOf(room, id);
  },
);

const show = route(
  {
    method: 'get',
    path: '/api/segments/{id}',
    summary: 'A segment with its condition, who names it, and how many came and went on the last days',
    who: 'admin',
    answer: SegmentShown,
  },
  (room, { id }) => shownOf(room, id),
);

const put = route(
  {
    method: 'put',
    path: '/api/segments/{id}',
    summary:
      'Changes a segment, or brings one back under its id; journeys hear nothing of who comes in or drops out because its condition changed',
    who: 'admin',
    body: SegmentWritten,
    answer: SegmentShown,
    problems: { 422: 'condition-faulty, condition-of-run, segment-circle' },
  },
  async (room, { id, body: { name, condition } }) => {
    const conditionJson = JSON.stringify(askable(condition));
    const now = room.world.now();
    refuseBadId(id);
    await refuseCircle(room, id, condition as Condition);
    await refuseUnknown(room, condition as Condition);
    await room.store.write(async (db) => {
      const written = { id, name, conditionJson, now };
      if (!(await putSegment(db, written))) await addSegment(db, written);
    });
    await room.advance.refresh();
    return shownOf(room, id);
  },
);

const members = route(
  {
    method: 'get',
    path: '/api/segments/{id}/members',
    summary: 'Who is in a segment, last come first',
    who: 'admin',
    query: Paging,
    answer: page(SegmentMember),
  },
  async (room, { viewer, id, query }) => {
    await shownOf(room, id);
    return paged(await segmentMembers(room.store.read, viewer, id, asked(query)));
  },
);

const drop = route(
  {
    method: 'delete',
    path: '/api/segments/{id}',
    summary: 'Deletes a segment that no published journey and no other segment names',
    who: 'admin',
    problems: { 409: 'segment-used' },
  },
  async (room, { id }) => {
    const { usedBy } = await shownOf(room, id);
    const holding = usedBy.filter((use) => use.kind === 'segment' || use.live);
    if (holding.length > 0) throw used(holding);
    await room.store.write((db) => dropSegment(db, id));
    await room.advance.refresh();
    return undefined;
  },
);

export const segmentRoutes = [list, create, show, put, members, drop];

async function shownOf({ store, world }: Room, id: string): Promise<SegmentShown> {
  return found('segment', await segmentShown(store.read, id, world.now()));
}

/** Who holds it travels in `usedBy`. */
const used = (usedBy: readonly SegmentUse[]): ProblemError =>
  new ProblemError(
    409,
    'segment-used',
    `The segment is used by ${[...new Set(usedBy.map(({ name }) => `“${name}”`))].join(', ')}. Take it out of them and publish, then delete it.`,
    { usedBy },
  );

/** What is gone or was never there would make a segment without members, and nobody would see why. */
async function refuseUnknown({ store }: Room, condition: Condition): Promise<void> {
  const faults = await conditionFaults(store.read, condition);
  if (faults.length > 0) throw conditionFaulty(faults);
}

/** A segment that asks about itself, by itself or by others, would have no members to begin with. */
async function refuseCircle({ store }: Room, id: string, condition: Condition): Promise<void> {
  const rows = new Map((await segmentRows(store.read)).map((row) => [row.id, row]));
  const asked = new Set(segmentsAsked(condition));
  for (const one of asked) {
    const row = rows.get(one);
    const more = one === id || !row ? [] : segmentsAsked(JSON.parse(row.conditionJson) as Condition);
    for (const other of more) asked.add(other);
  }
  if (!asked.has(id)) return;
  const detail =
    'The condition asks about this very segment, itself or by another one. Ask about something else.';
  throw new ProblemError(422, 'segment-circle', detail, { field: 'condition' });
}
