/** Runs behind a figure, and the trace of one. */

import { type SelectQueryBuilder, sql } from 'kysely';
import { DAY_MS, dayOf } from '../../clock.ts';
import type { JourneyGraph, Layout } from '../../journey/vocabulary.ts';
import type { RunListed, RunShown } from '../../wire/api/journeys.ts';
import type { Db } from '../index.ts';
import { passedInPack, unpacked } from '../packs.ts';
import { dueShown } from '../runs.ts';
import { runtimeValues } from '../settings.ts';
import type { Tables } from '../tables.ts';
import { seesPerson, type Viewer } from '../viewer.ts';
import { decisionsOf } from './contacts.ts';
import { type Asked, type Listed, listed, paginated } from './listing.ts';
import { namesOf } from './names.ts';

/** `node` alone: who stands or ended there or passed it; with `exit`: who left it that way. */
export interface RunsAsked extends Asked {
  journey?: string | undefined;
  version?: number | undefined;
  node?: string | undefined;
  /** Who stands at this node now. */
  at?: string | undefined;
  exit?: string | undefined;
  state?: RunListed['state'] | undefined;
  person?: string | undefined;
  /** Those that began on these days (UTC, both counted); ms UTC. */
  from?: number | undefined;
  to?: number | undefined;
}

type Row = Omit<RunListed, 'person'> & { personId: string };
type Runs = SelectQueryBuilder<Tables, 'runs', Row>;

/** Newest first. */
export async function runsListed(db: Db, viewer: Viewer, asked: RunsAsked): Promise<Listed<RunListed>> {
  const query = matching(db, runs(db, viewer), asked);
  const rows = await paginated(db, query, asked, { id: 'runs.id', direction: 'desc' });
  const names = await namesOf(db, [...new Set(rows.map(({ personId }) => personId))]);
  return listed(
    rows,
    asked,
    ({ id }) => ({ at: 0, id }),
    (page) => page.map((row) => runListed(row, names)),
  );
}

/** One run with its trace, its effects in the outbox and the graph it walks. */
export async function runShown(db: Db, viewer: Viewer, id: string): Promise<RunShown | undefined> {
  const row = await runs(db, viewer)
    .innerJoin('journeys', 'journeys.id', 'runs.journeyId')
    .innerJoin('journeyVersions', (join) =>
      join
        .onRef('journeyVersions.journeyId', '=', 'runs.journeyId')
        .onRef('journeyVersions.version', '=', 'runs.version'),
    )
    .select(['journeys.name as journey', 'journeyVersions.graphJson', 'journeyVersions.layoutJson'])
    .where('runs.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { journey, graphJson, layoutJson, ...run } = row;
  const [names, trace, effects, decisions, pushes, tasks, changes, kept] = await Promise.all([
    namesOf(db, [run.personId]),
    traceOf(db, id),
    effectsOf(db, id),
    decisionsOf(db, id),
    pushesOf(db, id),
    tasksOf(db, id),
    changesOf(db, run),
    runtimeValues(db),
  ]);
  const forgotten = run.endedAt !== null && run.endedAt < kept.forgotten;
  const graph = JSON.parse(graphJson) as JourneyGraph;
  const layout = JSON.parse(layoutJson) as Layout;
  const caused = { trace, effects, decisions, pushes, tasks, changes, forgotten };
  return { ...runListed(run, names), journey, graph, layout, ...caused };
}

function runs(db: Db, viewer: Viewer): Runs {
  return db
    .selectFrom('runs')
    .select(['runs.id', 'runs.journeyId', 'runs.version', 'runs.personId', 'runs.state', 'runs.node'])
    .select(['runs.enteredAt', 'runs.endedAt', 'runs.dueAt'])
    .where(seesPerson(viewer, 'runs.personId'));
}

function matching(db: Db, query: Runs, asked: RunsAsked): Runs {
  const { journey, version, node, at, exit, state, person, from, to } = asked;
  let found = query;
  if (journey !== undefined) found = found.where('runs.journeyId', '=', journey);
  if (version !== undefined) found = found.where('runs.version', '=', version);
  if (state !== undefined) found = found.where('runs.state', '=', state);
  if (person !== undefined) found = found.where('runs.personId', '=', person);
  if (at !== undefined)
    found = found.where('runs.node', '=', at).where('runs.state', '=', sql.lit('active' as const));
  if (node !== undefined) found = found.where(atNode(db, node, exit));
  if (from !== undefined) found = found.where('runs.enteredAt', '>=', dayOf(from) * DAY_MS);
  if (to !== undefined) found = found.where('runs.enteredAt', '<', (dayOf(to) + 1) * DAY_MS);
  return found;
}

function atNode(db: Db, node: string, exit: string | undefined) {
  const traced = sql`select 1 from "traces" where "traces"."runId" = "runs"."id" and "traces"."node" = ${node}`;
  const packed = passedInPack(db, node, exit);
  return exit === undefined
    ? sql<boolean>`("runs"."node" = ${node} or exists (${traced}) or exists (${packed}))`
    : sql<boolean>`(exists (${traced} and "traces"."exit" = ${exit}) or exists (${packed}))`;
}

function runListed({ personId, ...run }: Row, names: Map<string, string>): RunListed {
  const person = { id: personId, name: names.get(personId) ?? personId };
  return { ...run, dueAt: dueShown(run.dueAt), person };
}

async function traceOf(db: Db, runId: string): Promise<RunShown['trace']> {
  const packs = await db.selectFrom('packs').selectAll().where('runId', '=', runId).execute();
  const rows = await db.selectFrom('traces').selectAll().where('runId', '=', runId).orderBy('seq').execute();
  return [...packs.flatMap(unpacked), ...rows].map(({ seq, at, node, what, exit, dataJson }) => ({
    ...{ seq, at, node, what, exit },
    why: dataJson === null ? {} : (JSON.parse(dataJson) as Record<string, unknown>),
  }));
}

function effectsOf(db: Db, runId: string): Promise<RunShown['effects']> {
  return db
    .selectFrom('effects')
    .select(['id', 'kind', 'nodeId as node', 'state', 'attempts', 'lastAnswer'])
    .where('runId', '=', runId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

async function pushesOf(db: Db, runId: string): Promise<RunShown['pushes']> {
  const rows = await db
    .selectFrom('pushes')
    .select([
      'id',
      'effectId as effect',
      'channel',
      'contentJson',
      'state',
      'createdAt',
      'shownAt',
      'endedAt',
    ])
    .where('runId', '=', runId)
    .orderBy('id')
    .execute();
  return rows.map(({ contentJson, ...push }) => ({
    ...push,
    title: (JSON.parse(contentJson) as { title: string }).title,
  }));
}

function tasksOf(db: Db, runId: string): Promise<RunShown['tasks']> {
  return db
    .selectFrom('tasks')
    .select([
      'id',
      'effectId as effect',
      'kind',
      'title',
      'state',
      'outcome',
      'answer',
      'createdAt',
      'updatedAt',
    ])
    .where('runId', '=', runId)
    .orderBy('id')
    .execute();
}

async function changesOf(db: Db, run: Pick<Row, 'id' | 'personId'>): Promise<RunShown['changes']> {
  const rows = await db
    .selectFrom('changes')
    .select(['id', 'at', 'nodeId as node', 'kind', 'dataJson'])
    .where('personId', '=', run.personId)
    .where('runId', '=', run.id)
    .orderBy('id')
    .execute();
  return rows.map(({ dataJson, ...change }) => ({
    ...change,
    data: JSON.parse(dataJson) as Record<string, unknown>,
  }));
}
