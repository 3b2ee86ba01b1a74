/** What is swept again and again: entries at which the clock calls, and segments. Each has a row that says how far it came. */
import { sql } from 'kysely';
import { comparisonsOf } from '../condition/index.ts';
import type { Condition, OperandKind } from '../condition/vocabulary.ts';
import { sameJson } from '../journey/equal.ts';
import { entriesOf } from '../journey/index.ts';
import type { JourneyVersion, Sweep } from '../journey/vocabulary.ts';
import { dialectOf } from './bulk.ts';
import type { Db } from './index.ts';
import { segmentRows } from './segments.ts';
import type { SweepRow } from './tables.ts';

/** How far the sweep of an entry came: all calls up to `from` (and at that moment up to the zone) are done, one may be under way. */
export interface Calling {
  sweep: Sweep;
  from: number;
  zone?: string;
  call?: { at: number; zone: string; after: string };
}

/** Which calls a version makes from now on. An entry that asks as before goes on where it was. */
export async function plantSweeps(db: Db, version: JourneyVersion, now: number): Promise<void> {
  const { journeyId } = version;
  const known = await db.selectFrom('sweeps').selectAll().where('journeyId', '=', journeyId).execute();
  await db.deleteFrom('sweeps').where('journeyId', '=', journeyId).execute();
  const rows = entriesOf(version).flatMap(({ node, sweep }): SweepRow[] => {
    if (!sweep) return [];
    const before = known.find((row) => row.node === node);
    const state = before && (JSON.parse(before.stateJson) as Calling);
    if (before && state && sameJson(state.sweep, sweep)) return [before];
    const calling: Calling = { sweep, from: now };
    return [
      {
        id: `${journeyId}:${node}`,
        journeyId,
        node,
        segmentId: null,
        stateJson: JSON.stringify(calling),
        dueAt: now,
      },
    ];
  });
  if (rows.length > 0) await db.insertInto('sweeps').values(rows).execute();
}

/** Everybody is looked at for the segment, from the first on; `dueAt` in ms UTC. */
export async function plantSegment(db: Db, segmentId: string, dueAt: number): Promise<void> {
  const id = `segment:${segmentId}`;
  await db.deleteFrom('sweeps').where('id', '=', id).execute();
  const row = { id, journeyId: null, node: null, segmentId, stateJson: '{}', dueAt };
  await db.insertInto('sweeps').values(row).execute();
}

/** Everybody is looked at again, from `dueAt` (ms UTC) on, for the segments whose conditions ask of this. */
export async function replantAsking(db: Db, of: OperandKind, dueAt: number): Promise<void> {
  for (const { id, conditionJson } of await segmentRows(db)) {
    const asked = comparisonsOf(JSON.parse(conditionJson) as Condition);
    if (asked.some(({ operand }) => operand.of === of)) await plantSegment(db, id, dueAt);
  }
}

/** The sweep that is due longest and that nobody works on; those of journeys that do not run stay where they are. */
export async function claimSweep(
  db: Db,
  now: number,
  except: readonly string[],
): Promise<SweepRow | undefined> {
  return db
    .selectFrom('sweeps')
    .leftJoin('journeys', 'journeys.id', 'sweeps.journeyId')
    .selectAll('sweeps')
    .where('sweeps.dueAt', '<=', now)
    .where((is) => is.or([is('sweeps.journeyId', 'is', null), is('journeys.state', '=', 'live')]))
    .$if(except.length > 0, (query) => query.where('sweeps.id', 'not in', except))
    .orderBy('sweeps.dueAt')
    .limit(1)
    .$if(dialectOf(db) === 'postgres', (query) => query.forUpdate('sweeps').skipLocked())
    .executeTakeFirst();
}

export async function saveSweep(db: Db, id: string, state: object, dueAt: number): Promise<void> {
  await db
    .updateTable('sweeps')
    .set({ stateJson: JSON.stringify(state), dueAt })
    .where('id', '=', id)
    .execute();
}

/** Whose turn it is: the first moment (ms UTC) that is free, at most one in `every` ms. */
export async function takeTurn(
  db: Db,
  at: { journeyId: string; node: string },
  every: number,
  now: number,
): Promise<number> {
  const { rows } = await sql<{ freeAt: number }>`
    insert into "turns" ("journeyId", "node", "freeAt") values (${at.journeyId}, ${at.node}, cast(${now + every} as bigint))
    on conflict ("journeyId", "node") do update
    set "freeAt" = case when "turns"."freeAt" > ${now} then "turns"."freeAt" else cast(${now} as bigint) end + ${every}
    returning "freeAt"`.execute(db);
  return Number(rows[0]?.freeAt) - every;
}
