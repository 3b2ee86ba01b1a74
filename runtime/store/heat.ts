/** Heat: what the readings of a content version add up to, per day of their start and per screen. */
import { dayOf } from '../clock.ts';
import { READ_DENSITY } from '../wire/bands.ts';
import { insertMissing, pickRows, putRows } from './bulk.ts';
import type { Cut } from './cuts.ts';
import type { Db } from './index.ts';
import {
  addCountsTo,
  addList,
  type Counts,
  countsJson,
  listJson,
  parseCounts,
  parseList,
  toMillionth,
} from './sums.ts';
import type { HeatRow, ReadingRow } from './tables.ts';

type Place = Pick<HeatRow, 'contentId' | 'version' | 'day' | 'screen'>;
/** What heat counts by band, and what by block. */
export const BAND_LISTS = ['attention', 'reached', 'read'] as const;
export const BLOCK_LISTS = ['clicks', 'dead', 'rage'] as const;
const LISTS = [...BAND_LISTS, ...BLOCK_LISTS] as const;
type Lists = Record<(typeof LISTS)[number], number[]>;

export interface HeatSums extends Place, Lists {
  readings: number;
  engaged: number;
  completion: number;
  states: Counts;
  /** Readings whose measurement cannot be right, by the reason. */
  qualities: Counts;
}

/** What is to be added to heat, by place. */
export type HeatChanges = Map<string, HeatSums>;

const nameOf = ({ contentId, version, day, screen }: Place) => [contentId, version, day, screen].join('\n');

/** The sums at the place of a reading or a click, to be added to. */
export function heatAt(
  changes: HeatChanges,
  reading: Pick<ReadingRow, 'contentId' | 'version' | 'startedAt' | 'screen'>,
): HeatSums {
  const { contentId, version, screen } = reading;
  const place = { contentId, version, screen, day: dayOf(reading.startedAt) };
  const name = nameOf(place);
  const known = changes.get(name);
  if (known) return known;
  const sums = { ...place, ...noSums() };
  changes.set(name, sums);
  return sums;
}

export const noSums = (): Omit<HeatSums, keyof Place> => ({
  ...{ readings: 0, engaged: 0, completion: 0, states: {}, qualities: {} },
  ...{ attention: [], reached: [], read: [], clicks: [], dead: [], rage: [] },
});

/** Counts one click on a block. */
export function addClick(
  lists: Pick<Lists, (typeof BLOCK_LISTS)[number]>,
  block: number,
  kind?: 'dead' | 'rage',
): void {
  const one = [...new Array<number>(block).fill(0), 1];
  addList(lists.clicks, one);
  if (kind) addList(lists[kind], one);
}

/** Adds a reading of a version with this cut, or with `sign` -1 takes it away. */
export function foldHeat(changes: HeatChanges, reading: ReadingRow, cut: Cut, sign: 1 | -1): void {
  const sums = heatAt(changes, reading);
  const attention = parseList(reading.bandsJson).slice(0, cut.weights.length);
  sums.readings += sign;
  sums.engaged += sign * reading.engaged;
  sums.completion = toMillionth(sums.completion + sign * reading.completion);
  addCountsTo(sums.states, { [reading.state]: sign });
  if (reading.quality !== 'ok') addCountsTo(sums.qualities, { [reasonOf(reading.quality)]: sign });
  addList(sums.attention, attention, sign);
  addList(sums.reached, reachedBands(cut, reading.depth), sign);
  addList(sums.read, readBands(cut, attention), sign);
}

/** The reasons of the SDK; names from outside must not grow without bound. */
const REASONS = [
  'too-long',
  'blocks-changed',
  'clock-jumped',
  'long-silence',
  'shared-window',
  'no-article',
  'page-too-large',
  'hidden-layout',
];
const reasonOf = (quality: string) => (REASONS.includes(quality) ? quality : 'other');

/** A band is reached when the depth goes beyond its beginning, by more than the rounding of a share. */
function reachedBands({ weights, total }: Cut, depth: number): number[] {
  const reached: number[] = [];
  let before = 0;
  for (const weight of weights) {
    if (before >= (depth - 1e-6) * total) break;
    reached.push(1);
    before += weight;
  }
  return reached;
}

const readBands = ({ weights }: Cut, attention: number[]) =>
  attention.map((ms, band) => (ms > 0 && ms >= READ_DENSITY * (weights[band] as number) ? 1 : 0));

/** Writes the changes. The rows stay locked until the end of the transaction. */
export async function saveHeat(db: Db, changes: HeatChanges): Promise<void> {
  const places = [...changes.values()].map(placeOf);
  const rows = await lockHeat(db, places);
  const changed = places.map((place) => {
    const name = nameOf(place);
    const sums = changes.get(name) as HeatSums;
    const row = rows.get(name);
    return row ? added(row, sums) : sums;
  });
  await putRows(db, 'heat', changed.map(rowOf));
}

const placeOf = ({ contentId, version, day, screen }: Place): Place => ({ contentId, version, day, screen });

/** Rows that are missing are made first, because what is not there cannot be locked. */
async function lockHeat(db: Db, places: Place[]): Promise<Map<string, HeatRow>> {
  const keys = places.map(({ contentId, version, day, screen }) => [contentId, version, day, screen]);
  const pick = () => pickRows(db, 'heat', ['contentId', 'version', 'day', 'screen'], keys, { lock: true });
  let rows = await pick();
  if (rows.length < places.length) {
    const found = new Set(rows.map(nameOf));
    const missing = places.filter((place) => !found.has(nameOf(place)));
    await insertMissing(db, 'heat', missing.map(emptyRow));
    rows = await pick();
  }
  return new Map(rows.map((row) => [nameOf(row), row]));
}

function emptyRow(place: Place): HeatRow {
  return rowOf({ ...place, ...noSums() });
}

const added = (row: HeatRow, sums: HeatSums): HeatSums => addHeat(sumsOf(row), sums);

/** What a row adds up to. */
export const sumsOf = (row: HeatRow): HeatSums => ({
  ...placeOf(row),
  readings: row.readings,
  engaged: row.engaged,
  completion: row.completion,
  states: parseCounts(row.statesJson),
  qualities: parseCounts(row.qualitiesJson),
  attention: parseList(row.attentionJson),
  reached: parseList(row.reachedJson),
  read: parseList(row.readJson),
  clicks: parseList(row.clicksJson),
  dead: parseList(row.deadJson),
  rage: parseList(row.rageJson),
});

/** Adds `more` to `sums` in place. */
export function addHeat<S extends Omit<HeatSums, keyof Place>>(
  sums: S,
  more: Omit<HeatSums, keyof Place>,
): S {
  sums.readings += more.readings;
  sums.engaged += more.engaged;
  sums.completion = toMillionth(sums.completion + more.completion);
  addCountsTo(sums.states, more.states);
  addCountsTo(sums.qualities, more.qualities);
  for (const list of LISTS) addList(sums[list], more[list]);
  return sums;
}

function rowOf(sums: HeatSums): HeatRow {
  return {
    ...placeOf(sums),
    readings: sums.readings,
    engaged: sums.engaged,
    completion: sums.completion,
    statesJson: countsJson(sums.states),
    qualitiesJson: countsJson(sums.qualities),
    attentionJson: listJson(sums.attention),
    reachedJson: listJson(sums.reached),
    readJson: listJson(sums.read),
    clicksJson: listJson(sums.clicks),
    deadJson: listJson(sums.dead),
    rageJson: listJson(sums.rage),
  };
}
