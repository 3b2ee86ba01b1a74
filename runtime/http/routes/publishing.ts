import Type from 'typebox';
import type { JourneyGraph } from '../../journey/vocabulary.ts';
import { archive, type Journey, journeyRow, restore, setState } from '../../store/edits/journeys.ts';
import type { Db, Store } from '../../store/index.ts';
import { draftFaults } from '../../store/views/faults.ts';
import { statsOf } from '../../store/views/stats.ts';
import { FaultShown, JourneyShown, JourneyStats } from '../../wire/api/journeys.ts';
import { closed, Time } from '../paging.ts';
import { found, ProblemError } from '../problem.ts';
import { type Room, route } from '../route.ts';
import { whenever } from '../stream.ts';
import { shownOf } from './journeys.ts';

const validate = route(
  {
    method: 'post',
    path: '/api/journeys/{id}/validate',
    summary: 'What keeps the draft from being published',
    who: 'admin',
    answer: Type.Object({ faults: Type.Array(FaultShown) }),
  },
  async (room, { id }) => ({ faults: (await shownOf(room, id)).faults }),
);

const pause = route(
  {
    method: 'post',
    path: '/api/journeys/{id}/pause',
    summary: 'Starts no more runs and holds those under way',
    who: 'admin',
    answer: JourneyShown,
    problems: { 409: 'journey-state' },
  },
  (room, { id }) => turned(room, id, 'paused'),
);

const resume = route(
  {
    method: 'post',
    path: '/api/journeys/{id}/resume',
    summary: 'Lets a paused journey go on',
    who: 'admin',
    answer: JourneyShown,
    problems: { 409: 'journey-state, journey-archived' },
  },
  (room, { id }) => turned(room, id, 'live'),
);

const shelve = route(
  {
    method: 'post',
    path: '/api/journeys/{id}/archive',
    summary: 'Takes a journey off the list: pauses it, and keeps its versions, runs and figures',
    who: 'admin',
    answer: JourneyShown,
  },
  (room, { id }) => moved(room, id, archive),
);

const unshelve = route(
  {
    method: 'post',
    path: '/api/journeys/{id}/restore',
    summary: 'Puts an archived journey on the list again; it is paused until it is resumed',
    who: 'admin',
    answer: JourneyShown,
  },
  (room, { id }) => moved(room, id, restore),
);

const StatsQuery = {
  version: Type.Optional(Type.Integer({ minimum: 1, description: 'The published one if not given.' })),
  from: Time('ms UTC; runs that began on this day (UTC) or later'),
  to: Time('ms UTC; runs that began on this day (UTC) or before'),
};

const stats = route(
  {
    method: 'get',
    path: '/api/journeys/{id}/stats',
    summary: 'By node: how many entered, stand there now, and left by each exit',
    who: 'admin',
    query: Type.Object(StatsQuery, closed),
    answer: JourneyStats,
  },
  async (room, { id, query }) => figuresOf(room, await journeyOf(room, id), query),
);

const live = route(
  {
    method: 'get',
    path: '/api/journeys/{id}/live',
    summary: 'The figures of `stats`, once at first and then whenever they change',
    who: 'admin',
    query: Type.Object(StatsQuery, closed),
    answer: JourneyStats,
    stream: true,
  },
  async (room, { id, query, gone }) => {
    await journeyOf(room, id);
    const look = async () => figuresOf(room, await journeyOf(room, id), query);
    return whenever(look, { gone, closing: room.closing });
  },
);

export const publishingRoutes = [validate, pause, resume, shelve, unshelve, stats, live];

type StatsAsked = { version?: number; from?: number; to?: number };

const figuresOf = ({ store }: Room, { id, version }: Journey, asked: StatsAsked): Promise<JourneyStats> =>
  statsOf(store.read, id, { ...asked, version: asked.version ?? version });

export async function journeyOf({ store }: Pick<Room, 'store'>, id: string): Promise<Journey> {
  return found('journey', await journeyRow(store.read, id));
}

/** The draft, if nothing keeps it from being walked. */
export async function soundDraft(store: Store, { draftJson }: Journey): Promise<JourneyGraph> {
  const graph = JSON.parse(draftJson) as JourneyGraph;
  const faults = await draftFaults(store.read, graph);
  if (faults.some(({ level }) => level === 'fault')) throw faulty(faults);
  return graph;
}

async function turned(room: Room, id: string, state: 'live' | 'paused'): Promise<JourneyShown> {
  const journey = await journeyOf(room, id);
  if (journey.state === 'draft') throw neverPublished();
  if (state === 'live') refuseArchived(journey);
  return moved(room, id, (db, id, now) => setState(db, id, state, now));
}

type Move = (db: Db, id: string, now: number) => Promise<void>;

async function moved(room: Room, id: string, move: Move): Promise<JourneyShown> {
  await journeyOf(room, id);
  await room.store.write((db) => move(db, id, room.world.now()));
  await room.advance.refresh();
  return shownOf(room, id);
}

/** Nobody is let in where nobody looks. */
export function refuseArchived({ archivedAt }: Journey): void {
  if (archivedAt === null) return;
  throw new ProblemError(409, 'journey-archived', 'The journey is archived. Restore it first.');
}

const faulty = (faults: unknown): ProblemError =>
  new ProblemError(422, 'journey-faulty', 'The draft has faults. Mend those named in "faults".', { faults });

export const neverPublished = (): ProblemError =>
  new ProblemError(409, 'journey-state', 'The journey was never published. Publish it first.');
