/** Contacts with people: what the gate looks at, and what it decided. */
import { sql } from 'kysely';
import { dayOf } from '../clock.ts';
import type { ContactRules } from '../gate/index.ts';
import { DEFAULT_RULES } from '../gate/rules.ts';
import { addCounts, dialectOf, insertRows, pickRows } from './bulk.ts';
import type { Db } from './index.ts';
import type { DecisionRow, GateCountRow, PermissionRow } from './tables.ts';

/** Rules by site; '' for every site that has none of its own. */
export type Rules = Map<string, ContactRules>;

const PREFIX = 'contact:';

export async function loadRules(db: Db): Promise<Rules> {
  const rows = await db
    .selectFrom('settings')
    .select(['name', 'valueJson'])
    .where('name', 'like', `${PREFIX}%`)
    .execute();
  const stored = rows.map(({ name, valueJson }): [string, ContactRules] => [
    name.slice(PREFIX.length),
    { ...DEFAULT_RULES, ...(JSON.parse(valueJson) as Partial<ContactRules>) },
  ]);
  return new Map([['', DEFAULT_RULES], ...stored]);
}

export async function saveRules(db: Db, site: string, rules: ContactRules, at: number): Promise<void> {
  const row = { name: `${PREFIX}${site}`, valueJson: JSON.stringify(rules), at };
  await db
    .insertInto('settings')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ valueJson: row.valueJson, at }))
    .execute();
}

/** The rules of every site hold there again. */
export async function dropRules(db: Db, site: string): Promise<void> {
  await db.deleteFrom('settings').where('name', '=', `${PREFIX}${site}`).execute();
}

/** The site at which each of these persons was last. */
export async function lastSites(db: Db, personIds: readonly string[]): Promise<Map<string, string>> {
  const sites = new Map<string, string>();
  for (const personId of personIds) {
    const last = await db
      .selectFrom('events')
      .select('siteId')
      .where('personId', '=', personId)
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (last) sites.set(personId, last.siteId);
  }
  return sites;
}

export async function permissionsOf(
  db: Db,
  personIds: readonly string[],
): Promise<Map<string, PermissionRow>> {
  const rows = await pickRows(db, 'permissions', ['personId'], personIds);
  return new Map(rows.map((row) => [row.personId, row]));
}

/** When these persons were contacted after `since` (ms UTC), by whatever way. */
export async function contactTimes(
  db: Db,
  personIds: readonly string[],
  since: number,
): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>();
  if (personIds.length === 0) return times;
  const rows = await db
    .selectFrom('decisions')
    .select(['personId', 'at'])
    .where('personId', 'in', personIds)
    .where('at', '>', since)
    .where('outcome', '=', 'passed')
    .where('contact', '!=', 'ask')
    .execute();
  for (const { personId, at } of rows) times.set(personId, [...(times.get(personId) ?? []), at]);
  return times;
}

/** An agent as tasks are given out: tasks got since `day` (ms UTC), and when the last one. */
export interface AgentLoad {
  id: string;
  name: string;
  unitId: string | null;
  capacity: number | null;
  today: number;
  last: number;
  /** Number of the last turn in which they were given a person. */
  given: number;
}

/** These agents, or all of them; on PostgreSQL their rows are locked, so that two transactions do not fill the same place. */
export async function agentLoads(db: Db, ids: readonly string[] | 'all', day: number): Promise<AgentLoad[]> {
  const agents = await db
    .selectFrom('agents')
    .select(['id', 'name', 'unitId', 'capacity', 'given'])
    .$if(ids !== 'all', (query) => query.where('id', 'in', ids as string[]))
    .orderBy('id')
    .$if(dialectOf(db) === 'postgres', (query) => query.forUpdate())
    .execute();
  if (agents.length === 0) return [];
  const given = await db
    .selectFrom('decisions')
    .select(({ fn }) => [
      'agentId',
      fn.max('at').as('last'),
      sql<number>`sum(case when "at" >= ${day} then 1 else 0 end)`.as('today'),
    ])
    .where(
      'agentId',
      'in',
      agents.map(({ id }) => id),
    )
    .where('at', '>', day - LOOK_BACK)
    .groupBy('agentId')
    .execute();
  const byId = new Map(given.map((row) => [row.agentId, row]));
  return agents.map((agent) => {
    const { last = 0, today = 0 } = byId.get(agent.id) ?? {};
    return { ...agent, given: Number(agent.given), last: Number(last), today: Number(today) };
  });
}

/** Who was given a person in which turn; the agents' rows are locked since their loads were read. */
export async function saveTurns(db: Db, turns: ReadonlyMap<string, number>): Promise<void> {
  for (const [id, given] of turns)
    await db.updateTable('agents').set({ given }).where('id', '=', id).execute();
}

/** Who got no task for so long has waited longest, ms. */
const LOOK_BACK = 30 * 86_400_000;

/** The unit and all below it. */
export async function unitsBelow(db: Db, id: string): Promise<Set<string>> {
  const units = await db.selectFrom('units').select(['id', 'parentId']).execute();
  const found = new Set([id]);
  for (const unit of found) {
    for (const { id: child, parentId } of units) if (parentId === unit) found.add(child);
  }
  return found;
}

/** A decision, and the version whose canvas counts it. */
export interface Decided {
  row: DecisionRow;
  journeyId: string;
  version: number;
  node: string;
}

export async function saveDecisions(db: Db, decided: readonly Decided[]): Promise<void> {
  await insertRows(
    db,
    'decisions',
    decided.map(({ row }) => row),
  );
  const counts = new Map<string, GateCountRow>();
  for (const { row, journeyId, version, node } of decided) {
    const day = dayOf(row.at);
    const key = { journeyId, version, node, outcome: row.outcome, reason: row.reason ?? '', day };
    const name = Object.values(key).join('\n');
    counts.set(name, { ...key, count: (counts.get(name)?.count ?? 0) + 1 });
  }
  await addCounts(db, 'gateCounts', [...counts.values()]);
}
