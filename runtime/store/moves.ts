/** People under way who go to a newer version: asked for once, done in portions, so that no one waits for a million of them. */
import { sql } from 'kysely';
import type { Mapping } from '../journey/index.ts';
import type { JourneyGraph } from '../journey/vocabulary.ts';
import { dialectOf } from './bulk.ts';
import type { Db } from './index.ts';

export interface Move {
  journeyId: string;
  fromVersion: number;
  toVersion: number;
  mapping: Mapping;
  /** ms UTC */
  createdAt: number;
}

/**
 * Asks that whoever is under way on an older version goes to this one; gives those versions. Who was left behind by an earlier move to
 * it can be asked again, by another mapping.
 */
export async function askMoves(
  db: Db,
  {
    journeyId,
    toVersion,
    mapping,
    createdAt: now,
    from,
  }: Omit<Move, 'fromVersion'> & { from?: number | undefined },
): Promise<number[]> {
  const people = await standingPeople(db, journeyId);
  const versions = from === undefined ? people.map(({ version }) => version) : [from];
  const older = new Set(versions.filter((version) => version < toVersion));
  const rows = [...older].map((fromVersion) => ({
    ...{ journeyId, fromVersion, toVersion, mappingJson: JSON.stringify(mapping), createdAt: now },
    ...{ endedAt: null, moved: 0 },
  }));
  if (rows.length > 0) {
    await db
      .insertInto('moves')
      .values(rows)
      .onConflict((known) =>
        known.columns(['journeyId', 'fromVersion', 'toVersion']).doUpdateSet(({ ref }) => ({
          mappingJson: ref('excluded.mappingJson'),
          createdAt: ref('excluded.createdAt'),
          endedAt: null,
        })),
      )
      .execute();
  }
  return [...older];
}

/** How many runs stand at each node of each version. */
export function standingPeople(
  db: Db,
  journeyId: string,
): Promise<{ version: number; node: string; people: number }[]> {
  return db
    .selectFrom('runs')
    .select(({ fn }) => ['version', 'node', fn.countAll<number>().as('people')])
    .where('journeyId', '=', journeyId)
    .where('state', '=', ACTIVE)
    .groupBy(['version', 'node'])
    .orderBy('version', 'desc')
    .orderBy('node')
    .execute();
}

/** Moves that may have people left, in the order in which they were asked for; those of a paused journey wait until it goes on. */
export async function openMoves(db: Db): Promise<Move[]> {
  const rows = await db
    .selectFrom('moves')
    .innerJoin('journeys', 'journeys.id', 'moves.journeyId')
    .select(['journeyId', 'fromVersion', 'toVersion', 'mappingJson', 'moves.createdAt'])
    .where('endedAt', 'is', null)
    .where('journeys.state', '!=', 'paused')
    .orderBy('moves.createdAt')
    .orderBy('toVersion')
    .execute();
  return rows.map(({ mappingJson, ...move }) => ({ ...move, mapping: JSON.parse(mappingJson) as Mapping }));
}

/** A literal, not a parameter: the partial index is found by it. */
const ACTIVE = sql.lit('active' as const);

/** Some of the runs that stand at this node of the version; on PostgreSQL they are locked with their persons. */
export async function runsToMove(
  db: Db,
  { journeyId, fromVersion }: Move,
  node: string,
  limit: number,
  except: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('runs')
    .innerJoin('persons', 'persons.id', 'runs.personId')
    .select('runs.id')
    .where('runs.journeyId', '=', journeyId)
    .where('runs.version', '=', fromVersion)
    .where('runs.node', '=', node)
    .where('runs.state', '=', ACTIVE)
    .$if(except.length > 0, (query) => query.where('runs.id', 'not in', except))
    .orderBy('runs.personId')
    .limit(limit)
    .$if(dialectOf(db) === 'postgres', (query) => query.forUpdate(['persons', 'runs']))
    .execute();
  return rows.map(({ id }) => id);
}

const named = (move: Move) => sql<boolean>`"journeyId" = ${move.journeyId}
  and "fromVersion" = ${move.fromVersion} and "toVersion" = ${move.toVersion}`;

export async function countMoved(db: Db, move: Move, count: number): Promise<void> {
  await db
    .updateTable('moves')
    .set(({ eb }) => ({ moved: eb('moved', '+', count) }))
    .where(named(move))
    .execute();
}

export async function endMove(db: Db, move: Move, now: number): Promise<void> {
  await db.updateTable('moves').set({ endedAt: now }).where(named(move)).execute();
}

export async function versionGraph(
  db: Db,
  journeyId: string,
  version: number,
): Promise<JourneyGraph | undefined> {
  const row = await db
    .selectFrom('journeyVersions')
    .select('graphJson')
    .where('journeyId', '=', journeyId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row && (JSON.parse(row.graphJson) as JourneyGraph);
}
