/** Figures on the canvas, from folded counts: what they cost depends on days and nodes, never on how many runs there were. */
import { entriesOf } from '../../journey/index.ts';
import type { JourneyGraph } from '../../journey/vocabulary.ts';
import type { JourneyStats } from '../../wire/api/journeys.ts';
import type { Db } from '../index.ts';
import { ENDED, ENTERED, FAILED } from '../traces.ts';

interface Count {
  version: number;
  node: string;
  exit: string;
  count: number;
}

/** Runs that began, those under way, and how many reached a goal. */
export interface Totals {
  runs: number;
  active: number;
  goals: number;
}

type NodeStats = JourneyStats['nodes'][string];

/** One version's figures; of a journey that was never published, none. */
export async function statsOf(db: Db, journeyId: string, version: number | null): Promise<JourneyStats> {
  if (version === null) return { version, runs: 0, active: 0, goals: 0, nodes: {} };
  const journeys = await countedJourneys(db, [journeyId], version);
  const { counts, roles } = journeys.get(journeyId) ?? { counts: [], roles: new Map() };
  return { version, ...totals(counts, roles), nodes: nodesOf(counts) };
}

/** Over all versions, by journey. */
export async function totalsOf(db: Db, journeyIds: readonly string[]): Promise<Map<string, Totals>> {
  const journeys = await countedJourneys(db, journeyIds);
  return new Map([...journeys].map(([id, { counts, roles }]) => [id, totals(counts, roles)]));
}

/** What a node is to its version, by `version node`. */
type Roles = Map<string, 'entry' | 'goal'>;

interface Counted {
  counts: Count[];
  roles: Roles;
}

async function countedJourneys(db: Db, ids: readonly string[], version?: number) {
  const journeys = new Map<string, Counted>(ids.map((id) => [id, { counts: [], roles: new Map() }]));
  if (ids.length === 0) return journeys;
  const [counts, versions] = await Promise.all([countsOf(db, ids, version), graphsOf(db, ids, version)]);
  for (const { journeyId, ...count } of counts) journeys.get(journeyId)?.counts.push(count);
  for (const row of versions) addRoles(journeys.get(row.journeyId)?.roles ?? new Map(), row);
  return journeys;
}

function countsOf(db: Db, ids: readonly string[], version: number | undefined) {
  return db
    .selectFrom('journeyCounts')
    .select(({ fn }) => ['journeyId', 'version', 'node', 'exit', fn.sum<number>('count').as('count')])
    .where('journeyId', 'in', ids)
    .$if(version !== undefined, (query) => query.where('version', '=', version as number))
    .groupBy(['journeyId', 'version', 'node', 'exit'])
    .execute();
}

function graphsOf(db: Db, ids: readonly string[], version: number | undefined) {
  return db
    .selectFrom('journeyVersions')
    .select(['journeyId', 'version', 'graphJson'])
    .where('journeyId', 'in', ids)
    .$if(version !== undefined, (query) => query.where('version', '=', version as number))
    .execute();
}

function addRoles(roles: Roles, row: { journeyId: string; version: number; graphJson: string }): void {
  const { journeyId, version } = row;
  const graph = JSON.parse(row.graphJson) as JourneyGraph;
  for (const { node } of entriesOf({ journeyId, version, graph })) roles.set(`${version} ${node}`, 'entry');
  for (const { id, kind } of graph.nodes) if (kind === 'goal') roles.set(`${version} ${id}`, 'goal');
}

function totals(counts: readonly Count[], roles: Roles): Totals {
  const sums: Totals = { runs: 0, active: 0, goals: 0 };
  for (const { version, node, exit, count } of counts) {
    const role = exit === ENTERED ? roles.get(`${version} ${node}`) : undefined;
    if (role === 'entry') sums.runs += count;
    if (role === 'goal') sums.goals += count;
    sums.active += exit === ENTERED ? count : -count;
  }
  return sums;
}

/** Every entering is balanced by one leaving, or the run still stands there. */
function nodesOf(counts: readonly Count[]): Record<string, NodeStats> {
  const nodes = new Map<string, NodeStats>();
  for (const { node, exit, count } of counts) {
    const stats = nodes.get(node) ?? { entered: 0, here: 0, exits: {}, failed: 0 };
    nodes.set(node, stats);
    stats.here += exit === ENTERED ? count : -count;
    if (exit === ENTERED) stats.entered += count;
    else if (exit === FAILED) stats.failed += count;
    else if (exit !== ENDED) stats.exits[exit] = (stats.exits[exit] ?? 0) + count;
  }
  return Object.fromEntries(nodes);
}
