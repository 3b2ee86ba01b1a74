import Type from 'typebox';
import type { JourneyGraph } from '../../journey/vocabulary.ts';
import { type Journey, journeyRow, setState } from '../../store/edits/journeys.ts';
import type { Store } from '../../store/index.ts';
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
    problems: { 409: 'journey-state' },
  },
  (room, { id }) => turned(room, id, 'live'),
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

export const publishingRoutes = [validate, pause, resume, stats, live];

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
  await room.store.write((db) => setState(db, id, state, room.world.now()));
  await room.advance.refresh();
  return shownOf(room, id);
}

const faulty = (faults: unknown): ProblemError =>
  new ProblemError(422, 'journey-faulty', 'The draft has faults. Mend those named in "faults".', { faults });

export const neverPublished = (): ProblemError =>
  new ProblemError(409, 'journey-state', 'The journey was never published. Publish it first.');
