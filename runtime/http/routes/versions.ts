import Type from 'typebox';
import { type Mapping, mappingFaults, movingOf, targetOf } from '../../journey/index.ts';
import type { Fault, JourneyGraph } from '../../journey/vocabulary.ts';
import { type Journey, type Publishing, publishDraft } from '../../store/edits/journeys.ts';
import type { Db } from '../../store/index.ts';
import { askMoves, standingPeople, versionGraph } from '../../store/moves.ts';
import { versionShown, versionsListed } from '../../store/views/versions.ts';
import { Published } from '../../wire/api/journeys.ts';
import {
  MigrationAsked,
  MigrationShown,
  MoveAsked,
  Moving,
  PublishAsked,
  VersionListed,
  VersionShown,
} from '../../wire/api/versions.ts';
import { closed } from '../paging.ts';
import { found, ProblemError } from '../problem.ts';
import { type Room, route } from '../route.ts';
import { journeyOf, neverPublished, refuseArchived, soundDraft } from './publishing.ts';
import { failingScenarios } from './scenarios.ts';

const list = route(
  {
    method: 'get',
    path: '/api/journeys/{id}/versions',
    summary: 'Every version that was published, newest first, and how many people are under way on it',
    who: 'admin',
    answer: Type.Object({ items: Type.Array(VersionListed) }),
  },
  async ({ store }, { id }) => {
    await journeyOf({ store }, id);
    return { items: await versionsListed(store.read, id) };
  },
);

const show = route(
  {
    method: 'get',
    path: '/api/journeys/{id}/version',
    summary: 'One version as it was drawn; the newest if none is named',
    who: 'admin',
    query: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1 })) }, closed),
    answer: VersionShown,
  },
  async ({ store }, { id, query }) => {
    const version = query.version ?? (await journeyOf({ store }, id)).version ?? 0;
    return found('version', await versionShown(store.read, id, version));
  },
);

const preview = route(
  {
    method: 'post',
    path: '/api/journeys/{id}/migration',
    summary:
      'Where people stand now, and what becomes of them if they move to the draft or an older version; nothing happens',
    who: 'admin',
    body: MigrationAsked,
    bodyMayBeEmpty: true,
    answer: MigrationShown,
  },
  async ({ store }, { id, body: { restores, mapping = {} } }) => {
    const journey = await journeyOf({ store }, id);
    const to = (await wanted(store.read, journey, restores)).graph;
    return migration(store.read, journey, to, mapping);
  },
);

const publish = route(
  {
    method: 'post',
    path: '/api/journeys/{id}/publish',
    summary:
      'Freezes the draft, or an older version again, as the next version; new runs start on it, people under way stay or move',
    who: 'admin',
    body: PublishAsked,
    bodyMayBeEmpty: true,
    answer: Published,
    problems: {
      409: 'draft-conflict, journey-archived',
      422: 'journey-faulty, mapping-faulty, scenarios-failed',
    },
  },
  async (room, { id, viewer, body: { restores, people = 'stay', mapping = {}, note, override } }) => {
    const { store, world } = room;
    const journey = await journeyOf({ store }, id);
    refuseArchived(journey);
    if (restores === undefined) await soundDraft(store, journey);
    const { graph, older } = await wanted(store.read, journey, restores);
    const { faults } = await migration(store.read, journey, graph, mapping);
    if (faults.length > 0) throw mappingFaulty(faults);
    const failing = await failingScenarios(store.read, id, graph);
    if (failing.length > 0 && override === undefined) throw scenariosFailed(failing);
    const made: Publishing = {
      ...(older && { restores: older }),
      ...{ by: viewer.role, note },
      ...(failing.length > 0 && { override }),
    };
    const version = await store.write(async (db) => {
      const now = world.now();
      const next = await publishDraft(db, journey, now, made);
      if (next !== undefined && people === 'move')
        await askMoves(db, { journeyId: id, toVersion: next, mapping, createdAt: now });
      return next;
    });
    if (version === undefined) throw changed();
    await room.advance.refresh();
    return { version };
  },
);

const move = route(
  {
    method: 'post',
    path: '/api/journeys/{id}/move',
    summary: 'Moves people under way on older versions to the newest',
    who: 'admin',
    body: MoveAsked,
    bodyMayBeEmpty: true,
    answer: Moving,
    problems: { 409: 'journey-state', 422: 'mapping-faulty' },
  },
  async ({ store, world }, { id, body: { from, mapping = {} } }) => {
    const journey = await journeyOf({ store }, id);
    const { version: to } = journey;
    if (to === null) throw neverPublished();
    const newest = found('version', await versionGraph(store.read, id, to));
    const { faults } = await migration(store.read, journey, newest, mapping);
    if (faults.length > 0) throw mappingFaulty(faults);
    const asked = { journeyId: id, toVersion: to, mapping, createdAt: world.now(), from };
    return { to, from: await store.write((db) => askMoves(db, asked)) };
  },
);

export const versionRoutes = [list, show, preview, publish, move];

interface Wanted {
  graph: JourneyGraph;
  /** The version that is brought back. */
  older?: NonNullable<Publishing['restores']>;
}

async function wanted(db: Db, { id, draftJson }: Journey, restores: number | undefined): Promise<Wanted> {
  if (restores === undefined) return { graph: JSON.parse(draftJson) as JourneyGraph };
  const { graph, layout, version } = found('version', await versionShown(db, id, restores));
  const older = { version, graphJson: JSON.stringify(graph), layoutJson: JSON.stringify(layout) };
  return { graph: graph as JourneyGraph, older };
}

async function migration(
  db: Db,
  { id }: Journey,
  to: JourneyGraph,
  mapping: Mapping,
): Promise<MigrationShown> {
  const standing = await standingPeople(db, id);
  const graphs = new Map<number, JourneyGraph>();
  for (const version of new Set(standing.map(({ version }) => version))) {
    graphs.set(version, (await versionGraph(db, id, version)) ?? { nodes: [], edges: [] });
  }
  const nodes = standing.map(({ version, node, people }) => ({
    ...{ version, node, people: Number(people) },
    to: targetOf(to, mapping, node),
    how: movingOf(graphs.get(version) as JourneyGraph, to, mapping, node),
  }));
  const known = [...graphs.values()];
  if (known.length === 0) known.push(...(await lastGraph(db, id)));
  return { nodes, faults: mappingFaults(known, to, mapping) };
}

/** Where nobody is under way, a mapping is still checked against what was published last. */
async function lastGraph(db: Db, id: string): Promise<JourneyGraph[]> {
  const [last] = await versionsListed(db, id);
  const graph = last && (await versionGraph(db, id, last.version));
  return graph ? [graph] : [];
}

const mappingFaulty = (faults: Fault[] | MigrationShown['faults']): ProblemError =>
  new ProblemError(422, 'mapping-faulty', 'The mapping has faults. Mend those named in "faults".', {
    faults,
    field: faults[0]?.field,
  });

const scenariosFailed = (scenarios: Awaited<ReturnType<typeof failingScenarios>>): ProblemError =>
  new ProblemError(
    422,
    'scenarios-failed',
    'Scenarios of this journey fail. Mend the draft or those named in "scenarios", or say in "override" why it is published all the same.',
    { scenarios },
  );

const changed = (): ProblemError =>
  new ProblemError(
    409,
    'draft-conflict',
    'The draft changed while it was published. Look at it and publish again.',
  );

export type { Room };
