/** Figures on the canvas, from folded counts: what they cost depends on days and nodes, never on how many runs there were. */
import { DAY_MS, dayOf } from '../../clock.ts';
import { entriesOf } from '../../journey/index.ts';
import type { JourneyGraph } from '../../journey/vocabulary.ts';
import type { JourneyStats } from '../../wire/api/journeys.ts';
import { groupBy } from '../groups.ts';
import type { Db } from '../index.ts';
import { ENDED, ENTERED, FAILED, MOVED_IN, MOVED_OUT } from '../traces.ts';
import { gateFigures } from './contacts.ts';

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

/** Of whom figures tell: of one version, of runs that began on these days (UTC, both counted). */
interface Among {
  version?: number;
  from?: number | undefined;
  to?: number | undefined;
}

/** One version's figures; of a journey that was never published, none. */
export async function statsOf(
  db: Db,
  journeyId: string,
  { version, from, to }: { version: number | null; from?: number | undefined; to?: number | undefined },
): Promise<JourneyStats> {
  if (version === null) return { version, runs: 0, active: 0, goals: 0, nodes: {}, days: [] };
  const journeys = await countedJourneys(db, [journeyId], { version, from, to });
  const { counts, roles } = journeys.get(journeyId) ?? { counts: [], roles: new Map() };
  const days = await daysOf(db, journeyId, version, roles);
  const nodes = nodesOf(counts);
  // Decisions are counted on the day on which they were made, not on that of the run.
  const gates = from === undefined && to === undefined ? await gateFigures(db, journeyId, version) : [];
  for (const [id, gate] of gates) {
    const stats = nodes[id];
    if (stats) stats.gate = gate;
  }
  return { version, ...totals(counts, roles), nodes, days };
}

/** How many days on which runs began are told at most. */
const DAYS = 60;

/** Runs by the day on which they began, and how many of those reached a goal; newest first. */
async function daysOf(
  db: Db,
  journeyId: string,
  version: number,
  roles: Roles,
): Promise<JourneyStats['days']> {
  const nodes = [...roles.keys()].map((key) => key.slice(key.indexOf(' ') + 1));
  if (nodes.length === 0) return [];
  const counts = await db
    .selectFrom('journeyCounts')
    .select(['version', 'node', 'exit', 'day', 'count'])
    .where('journeyId', '=', journeyId)
    .where('version', '=', version)
    .where('node', 'in', nodes)
    .where('exit', '=', ENTERED)
    .orderBy('day', 'desc')
    .limit(DAYS * nodes.length)
    .execute();
  const byDay = [...groupBy(counts, ({ day }) => day)].slice(0, DAYS);
  return byDay.map(([day, own]) => {
    const { runs, goals } = totals(own, roles);
    return { at: day * DAY_MS, runs, goals };
  });
}

/** Over all versions, by journey. */
export async function totalsOf(db: Db, journeyIds: readonly string[]): Promise<Map<string, Totals>> {
  const journeys = await countedJourneys(db, journeyIds);
  return new Map([...journeys].map(([id, { counts, roles }]) => [id, totals(counts, roles)]));
}

/** Of each version, over all days. */
export async function totalsByVersion(db: Db, journeyId: string): Promise<Map<number, Totals>> {
  const { counts, roles } = (await countedJourneys(db, [journeyId])).get(journeyId) as Counted;
  const byVersion = groupBy(counts, ({ version }) => version);
  return new Map([...byVersion].map(([version, own]) => [version, totals(own, roles)]));
}

/** What a node is to its version, by `version node`. */
type Roles = Map<string, 'entry' | 'goal'>;

interface Counted {
  counts: Count[];
  roles: Roles;
}

async function countedJourneys(db: Db, ids: readonly string[], among: Among = {}) {
  const journeys = new Map<string, Counted>(ids.map((id) => [id, { counts: [], roles: new Map() }]));
  if (ids.length === 0) return journeys;
  const [counts, versions] = await Promise.all([countsOf(db, ids, among), graphsOf(db, ids, among)]);
  for (const { journeyId, ...count } of counts) journeys.get(journeyId)?.counts.push(count);
  for (const row of versions) addRoles(journeys.get(row.journeyId)?.roles ?? new Map(), row);
  return journeys;
}

function countsOf(db: Db, ids: readonly string[], { version, from, to }: Among) {
  return db
    .selectFrom('journeyCounts')
    .select(({ fn }) => ['journeyId', 'version', 'node', 'exit', fn.sum<number>('count').as('count')])
    .where('journeyId', 'in', ids)
    .$if(version !== undefined, (query) => query.where('version', '=', version as number))
    .$if(from !== undefined, (query) => query.where('day', '>=', dayOf(from as number)))
    .$if(to !== undefined, (query) => query.where('day', '<=', dayOf(to as number)))
    .groupBy(['journeyId', 'version', 'node', 'exit'])
    .execute();
}

function graphsOf(db: Db, ids: readonly string[], { version }: Among) {
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
    sums.active += comes(exit) ? count : -count;
  }
  return sums;
}

const comes = (exit: string) => exit === ENTERED || exit === MOVED_IN;
/** Counts that are no way out of a node. */
const UNNAMED = new Set([ENDED, MOVED_IN, MOVED_OUT]);

/** Every entering is balanced by one leaving, or the run still stands there. */
function nodesOf(counts: readonly Count[]): Record<string, NodeStats> {
  const nodes = new Map<string, NodeStats>();
  for (const { node, exit, count } of counts) {
    const stats = nodes.get(node) ?? { entered: 0, here: 0, exits: {}, failed: 0 };
    nodes.set(node, stats);
    stats.here += comes(exit) ? count : -count;
    if (exit === ENTERED) stats.entered += count;
    else if (exit === FAILED) stats.failed += count;
    else if (!UNNAMED.has(exit)) stats.exits[exit] = (stats.exits[exit] ?? 0) + count;
  }
  return Object.fromEntries(nodes);
}
