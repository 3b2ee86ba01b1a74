/**
 * Looks through the people where no event brings them: for the calls of the clock, and for segments that time changes or whose condition
 * is another one. A portion is one transaction with what it starts, so whoever dies on the way loses nothing and repeats nothing.
 */
import type { World } from '../clock.ts';
import type { Condition } from '../condition/vocabulary.ts';
import { pathsOf } from '../journey/graph.ts';
import { calledAfter, type Where } from '../store/called.ts';
import { zonesOf } from '../store/conditions/index.ts';
import type { Db } from '../store/index.ts';
import { dueAgain, filled, fillPortion, segmentRows, strayPortion } from '../store/segments.ts';
import { type Calling, claimSweep, saveSweep } from '../store/sweeps.ts';
import type { SegmentRow, SweepRow } from '../store/tables.ts';
import type { Book } from './book.ts';
import { calledBy, nextCall } from './calls.ts';
import type { AdvanceInput } from './index.ts';

export interface Sweeping {
  db: Db;
  world: World;
  book: Book;
  take(db: Db, inputs: readonly AdvanceInput[]): Promise<unknown>;
}

/** Persons taken in one transaction. */
const PORTION = 200;
/** ms after which zones are looked at again: people from new ones may have come. */
const ZONES = 3_600_000;

/** Does one portion of what is due, if anything is. `except`: ids of sweeps to leave alone; `claimed` is told the id before the work. */
export async function sweepOnce(
  sweeping: Sweeping,
  except: readonly string[],
  claimed: (id: string) => void,
): Promise<void> {
  const { db, world } = sweeping;
  const row = await claimSweep(db, world.now(), except);
  if (!row) return;
  claimed(row.id);
  await (row.segmentId ? sweepSegment(sweeping, row) : sweepEntry(sweeping, row));
}

async function sweepSegment(
  { db, world, take }: Sweeping,
  { id, segmentId, stateJson }: SweepRow,
): Promise<void> {
  const now = world.now();
  const segment = (await segmentRows(db)).find((row) => row.id === segmentId);
  if (!segment) return saveSweep(db, id, {}, Number.MAX_SAFE_INTEGER);
  const { after = '' } = JSON.parse(stateJson) as { after?: string };
  const last = segment.filling
    ? await fillPortion(db, segment, after, now)
    : await recheck({ db, take }, segment, after, now);
  if (last !== null) return saveSweep(db, id, { after: last }, now);
  if (segment.filling) await filled(db, segment.id);
  await saveSweep(db, id, {}, dueAgain(JSON.parse(segment.conditionJson) as Condition, now));
}

async function recheck(
  { db, take }: Pick<Sweeping, 'db' | 'take'>,
  segment: SegmentRow,
  after: string,
  now: number,
): Promise<string | null> {
  const { last, strays } = await strayPortion(db, segment, after, now);
  const what = [`recheck:${segment.id}`];
  await take(
    db,
    strays.map((personId) => ({ personId, input: { type: 'changed', at: now, what } })),
  );
  return last;
}

async function sweepEntry(sweeping: Sweeping, row: SweepRow): Promise<void> {
  const { db, world } = sweeping;
  const calling = JSON.parse(row.stateJson) as Calling;
  const now = world.now();
  const zones = await zonesFor(sweeping, row, calling);
  const call = calling.call ?? nextOf(calling, zones.names);
  if (!call || call.at > now) {
    return saveSweep(db, row.id, calling, Math.min(call?.at ?? Number.MAX_SAFE_INTEGER, now + ZONES));
  }
  const after = calling.call?.after ?? '';
  const late = calling.sweep.late !== undefined && now - call.at > calling.sweep.late;
  const persons = late
    ? []
    : await calledAfter(db, calledBy(calling.sweep, call), zones.where(call.zone), after, PORTION);
  const input = {
    type: 'call',
    at: now,
    journey: row.journeyId as string,
    by: 'clock',
    node: row.node as string,
    properties: {},
  } as const;
  await sweeping.take(
    db,
    persons.map((personId) => ({ personId, input })),
  );
  const { sweep } = calling;
  const done: Calling = { sweep, from: call.at, zone: call.zone };
  const on: Calling = { ...calling, call: { at: call.at, zone: call.zone, after: persons.at(-1) ?? '' } };
  await saveSweep(db, row.id, persons.length === PORTION ? on : done, now);
}

const nextOf = ({ sweep, from, zone }: Calling, zones: readonly string[]) =>
  nextCall(sweep, zones, { at: from, zone });

/** The zones by whose clocks people are called; whose zone is unknown goes by the journey's. */
async function zonesFor({ db, book }: Sweeping, { journeyId }: SweepRow, { sweep }: Calling) {
  if (sweep.zone) return { names: [sweep.zone], where: (): Where => ({ everywhere: true }) };
  const zones = await zonesOf(db);
  const own = await zoneOfJourney(db, book, journeyId as string);
  return {
    names: [...new Set([...zones, own])].sort(),
    where: (zone: string): Where =>
      zone === own ? { elsewhere: zones.filter((one) => one !== own) } : { zone },
  };
}

async function zoneOfJourney(db: Db, book: Book, id: string): Promise<string> {
  const row = await db.selectFrom('journeys').select('version').where('id', '=', id).executeTakeFirst();
  const { graph } = await book.version(db, id, row?.version ?? 0);
  return pathsOf(graph).rules.zone;
}
