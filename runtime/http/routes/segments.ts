import { addSegment, dropSegment, putSegment } from '../../store/edits/segments.ts';
import { journeysUsing, segmentShown, segmentsListed } from '../../store/views/segments.ts';
import { SegmentListed, SegmentShown, SegmentWritten } from '../../wire/api/segments.ts';
import { page } from '../../wire/api/shared.ts';
import { askable } from '../askable.ts';
import { asked, Paging, paged } from '../paging.ts';
import { found, ProblemError } from '../problem.ts';
import { type Room, route } from '../route.ts';

const list = route(
  {
    method: 'get',
    path: '/api/segments',
    summary: 'Segments with how many people are in each, last changed first',
    who: 'admin',
    query: Paging,
    answer: page(SegmentListed),
  },
  async ({ store }, { query }) => paged(await segmentsListed(store.read, asked(query))),
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
    await room.store.write((db) => addSegment(db, { id, name, conditionJson, now }));
    await room.advance.refresh();
    return shownOf(room, id);
  },
);

const show = route(
  {
    method: 'get',
    path: '/api/segments/{id}',
    summary: 'A segment with its condition',
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
      'Changes a segment; journeys hear nothing of who comes in or drops out because its condition changed',
    who: 'admin',
    body: SegmentWritten,
    answer: SegmentShown,
    problems: { 422: 'condition-faulty, condition-of-run' },
  },
  async (room, { id, body: { name, condition } }) => {
    const conditionJson = JSON.stringify(askable(condition));
    const now = room.world.now();
    found(
      'segment',
      (await room.store.write((db) => putSegment(db, { id, name, conditionJson, now }))) || undefined,
    );
    await room.advance.refresh();
    return shownOf(room, id);
  },
);

const drop = route(
  {
    method: 'delete',
    path: '/api/segments/{id}',
    summary: 'Deletes a segment that no published journey uses',
    who: 'admin',
    problems: { 409: 'segment-used' },
  },
  async (room, { id }) => {
    const using = await journeysUsing(room.store.read, id);
    if (using.length > 0) throw used(using);
    found('segment', (await room.store.write((db) => dropSegment(db, id))) || undefined);
    await room.advance.refresh();
    return undefined;
  },
);

export const segmentRoutes = [list, create, show, put, drop];

async function shownOf({ store }: Room, id: string): Promise<SegmentShown> {
  return found('segment', await segmentShown(store.read, id));
}

const used = (journeys: readonly string[]): ProblemError =>
  new ProblemError(
    409,
    'segment-used',
    `The segment is used by ${journeys.map((name) => `“${name}”`).join(', ')}. Take it out of them and publish, then delete it.`,
  );
