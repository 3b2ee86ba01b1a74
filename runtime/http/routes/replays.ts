import Type from 'typebox';
import type { JourneyGraph, JourneyVersion } from '../../journey/vocabulary.ts';
import { type ReplayAsked, type Replayed, recorded } from '../../replay/index.ts';
import { journeyRow } from '../../store/edits/journeys.ts';
import { type Replay, replaysOf } from '../../store/edits/replays.ts';
import type { Store } from '../../store/index.ts';
import { versionGraph } from '../../store/moves.ts';
import { namesOf } from '../../store/views/names.ts';
import { ReplayBegun, ReplayPath, ReplayShown, ReplaysListed } from '../../wire/api/replay.ts';
import { closed } from '../paging.ts';
import { found, ProblemError } from '../problem.ts';
import { route } from '../route.ts';
import { journeyOf, soundDraft } from './publishing.ts';

/** The newest replay of the journey where none is named. */
const named = { replay: Type.Optional(Type.String()) };

const begin = route(
  {
    method: 'post',
    path: '/api/journeys/{id}/replay',
    summary:
      'Walks recorded history through the draft or versions, in the background; nothing leaves the process',
    who: 'admin',
    body: ReplayBegun,
    status: 201,
    answer: Type.Object({ id: Type.String() }),
    problems: { 409: 'replay-running', 422: 'journey-faulty' },
  },
  async ({ store, replays }, { id, body }) => {
    const { from, to } = body;
    if (from >= to) throw upsideDown();
    const versions = await Promise.all(body.versions.map((which) => versionOf(store, id, which)));
    const started = await replays.start(id, { versions, from, to });
    if (started === undefined) throw busy();
    return { id: started };
  },
);

const show = route(
  {
    method: 'get',
    path: '/api/journeys/{id}/replay',
    summary: 'How far a replay is, and what it came to; the newest if none is named',
    who: 'admin',
    query: Type.Object(named, closed),
    answer: ReplayShown,
  },
  async ({ store, replays }, { id, query }) =>
    shown(store, found('replay', await replays.look(id, query.replay))),
);

const list = route(
  {
    method: 'get',
    path: '/api/journeys/{id}/replays',
    summary: 'Replays of a journey, the newest first, and what history there is to walk through',
    who: 'admin',
    answer: ReplaysListed,
  },
  async ({ store, replays }, { id }) => {
    await journeyOf({ store }, id);
    for (const { id: one, state } of await replaysOf(store.read, id)) {
      if (state === 'running') await replays.look(id, one);
    }
    const items = (await replaysOf(store.read, id)).map(headOf);
    return { items, history: await recorded(store.read) };
  },
);

const cancel = route(
  {
    method: 'delete',
    path: '/api/journeys/{id}/replay',
    summary: 'Cancels a replay; the newest if none is named',
    who: 'admin',
    query: Type.Object(named, closed),
  },
  async ({ replays }, { id, query }) => {
    await replays.cancel(found('replay', await replays.look(id, query.replay)).id);
    return undefined;
  },
);

const path = route(
  {
    method: 'get',
    path: '/api/journeys/{id}/replay/path',
    summary: 'The way of one person through a replay, step by step',
    who: 'admin',
    query: Type.Object({ ...named, person: Type.String() }, closed),
    answer: ReplayPath,
  },
  async ({ replays }, { id, query }) => {
    const row = found('replay', await replays.look(id, query.replay));
    const steps = await replays.path(JSON.parse(row.askedJson) as ReplayAsked, query.person);
    return {
      paths: steps.map((own) =>
        own.flatMap(({ run, trace }) =>
          trace.map(({ at, node, what, exit, why }) => ({
            ...{ run: run.id, at, node, what, exit: exit ?? null, why: why ?? {} },
          })),
        ),
      ),
    };
  },
);

export const replayRoutes = [begin, show, list, cancel, path];

/** What was drawn, if it can be walked. The number of a draft is 0. */
async function versionOf(store: Store, journeyId: string, which: 'draft' | number): Promise<JourneyVersion> {
  const journey = found('journey', await journeyRow(store.read, journeyId));
  const graph: JourneyGraph | undefined =
    which === 'draft' ? await soundDraft(store, journey) : await versionGraph(store.read, journeyId, which);
  return { journeyId, version: which === 'draft' ? 0 : which, graph: found('version', graph) };
}

type Head = Omit<Replay, 'resultJson'>;

const askedOf = ({ askedJson }: Head): ReplayAsked => JSON.parse(askedJson) as ReplayAsked;

function headOf(replay: Head): ReplaysListed['items'][number] {
  const { id, state, done, total, createdAt } = replay;
  const { versions, from, to } = askedOf(replay);
  const which = versions.map(({ version }) => (version === 0 ? ('draft' as const) : version));
  return { id, state, from, to, done, total, createdAt, versions: which };
}

async function shown(store: Store, replay: Replay): Promise<ReplayShown> {
  const { state, resultJson } = replay;
  const result = resultJson === null ? null : (JSON.parse(resultJson) as Replayed & { detail?: string });
  return {
    ...headOf(replay),
    graphs: askedOf(replay).versions.map(({ graph }) => graph),
    result: state === 'done' && result ? await withNames(store, result) : null,
    ...(result?.detail && { detail: result.detail }),
  };
}

/** Those of earlier releases were held against no capacity, and named no node that looks at what is so now. */
async function withNames(
  store: Store,
  { figures, silent, asNow = [], capacity = {} }: Replayed,
): Promise<ReplayShown['result']> {
  const ids = [...new Set(figures.flatMap(({ sample }) => sample.map(({ person }) => person)))];
  const names = await namesOf(store.read, ids);
  const called = figures.map(({ sample, ...rest }) => ({
    ...rest,
    sample: sample.map((one) => ({ ...one, name: names.get(one.person) ?? one.person })),
  }));
  return { figures: called, silent, asNow, capacity };
}

const upsideDown = (): ProblemError =>
  new ProblemError(400, 'invalid', '"from" must be earlier than "to".', { field: 'from' });

const busy = (): ProblemError =>
  new ProblemError(409, 'replay-running', 'A replay is running already. Wait for it, or cancel it.');
