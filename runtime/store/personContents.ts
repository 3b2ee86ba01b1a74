/** What each person read of each content version: sums over the newest snapshots of their readings. */
import { pickRows, putRows } from './bulk.ts';
import type { Db } from './index.ts';
import { addCountsTo, addList, type Counts, countsJson, listJson, parseCounts, parseList } from './sums.ts';
import type { PersonContentRow, ReadingRow } from './tables.ts';

export type PersonContentKey = readonly [personId: string, contentId: string, version: string];

interface Sums {
  key: PersonContentKey;
  readings: number;
  engaged: number;
  states: Counts;
  bands: number[];
  depth: number;
  firstAt: number;
  lastAt: number;
  /** A reading went back on something that only its maximum or minimum is kept of: look at all readings again. */
  shrunk: boolean;
}

/** What is to be added, by key. */
export type PersonContentChanges = Map<string, Sums>;

function sumsAt(changes: PersonContentChanges, key: PersonContentKey): Sums {
  const name = key.join('\n');
  const known = changes.get(name);
  if (known) return known;
  const extremes = { depth: 0, firstAt: Number.MAX_SAFE_INTEGER, lastAt: 0, shrunk: false };
  const sums = { key, readings: 0, engaged: 0, states: {}, bands: [], ...extremes };
  changes.set(name, sums);
  return sums;
}

/** Puts a snapshot of a reading in the place of the one before. */
export function foldPersonContent(
  changes: PersonContentChanges,
  reading: ReadingRow,
  before: ReadingRow | undefined,
): void {
  const sums = sumsAt(changes, keyOf(reading));
  if (before) {
    add(sumsAt(changes, keyOf(before)), before, -1);
    sumsAt(changes, keyOf(before)).shrunk ||= shrinks(reading, before);
  }
  add(sums, reading, 1);
  sums.depth = Math.max(sums.depth, reading.depth);
  sums.firstAt = Math.min(sums.firstAt, reading.startedAt);
  sums.lastAt = Math.max(sums.lastAt, reading.updatedAt);
}

const keyOf = ({ personId, contentId, version }: ReadingRow): PersonContentKey => [
  personId,
  contentId,
  version,
];

const shrinks = (reading: ReadingRow, before: ReadingRow) =>
  reading.depth < before.depth ||
  reading.startedAt > before.startedAt ||
  reading.updatedAt < before.updatedAt ||
  reading.contentId !== before.contentId ||
  reading.version !== before.version;

function add(sums: Sums, { engaged, state, bandsJson }: ReadingRow, sign: 1 | -1): void {
  sums.readings += sign;
  sums.engaged += sign * engaged;
  addCountsTo(sums.states, { [state]: sign });
  addList(sums.bands, parseList(bandsJson), sign);
}

/** Writes the changes; the rows of the persons are locked and their readings are written. */
export async function savePersonContents(db: Db, changes: PersonContentChanges): Promise<void> {
  const all = [...changes.values()];
  const stored = await pickPersonContents(
    db,
    all.map(({ key }) => key),
  );
  const rows = new Map(stored.map((row) => [[row.personId, row.contentId, row.version].join('\n'), row]));
  for (const sums of all) addRow(sums, rows.get(sums.key.join('\n')));
  const shrunk = all.filter((sums) => sums.shrunk);
  if (shrunk.length > 0) await lookAgain(db, shrunk);
  await putRows(db, 'personContents', all.filter(isRead).map(rowOf));
  for (const { key } of all.filter((sums) => !isRead(sums))) await removePersonContent(db, key);
}

/** A reading whose article changed may leave a version that the person never read. */
const isRead = ({ readings }: Sums) => readings > 0;

async function removePersonContent(db: Db, [personId, contentId, version]: PersonContentKey): Promise<void> {
  await db
    .deleteFrom('personContents')
    .where('personId', '=', personId)
    .where('contentId', '=', contentId)
    .where('version', '=', version)
    .execute();
}

export const pickPersonContents = (db: Db, keys: readonly PersonContentKey[]) =>
  pickRows(db, 'personContents', ['personId', 'contentId', 'version'], keys);

function addRow(sums: Sums, row: PersonContentRow | undefined): void {
  if (!row) return;
  sums.readings += row.readings;
  sums.engaged += row.engaged;
  addCountsTo(sums.states, parseCounts(row.statesJson));
  addList(sums.bands, parseList(row.bandsJson));
  sums.depth = Math.max(sums.depth, row.depth);
  sums.firstAt = Math.min(sums.firstAt, row.firstAt);
  sums.lastAt = Math.max(sums.lastAt, row.lastAt);
}

async function lookAgain(db: Db, shrunk: Sums[]): Promise<void> {
  const persons = [...new Set(shrunk.map(({ key }) => key[0]))];
  const readings = await pickRows(db, 'readings', ['personId'], persons);
  for (const sums of shrunk) {
    const own = readings.filter((reading) => keyOf(reading).join('\n') === sums.key.join('\n'));
    sums.depth = Math.max(0, ...own.map(({ depth }) => depth));
    sums.firstAt = Math.min(Number.MAX_SAFE_INTEGER, ...own.map(({ startedAt }) => startedAt));
    sums.lastAt = Math.max(0, ...own.map(({ updatedAt }) => updatedAt));
  }
}

function rowOf({ key, states, bands, shrunk: _, ...sums }: Sums): PersonContentRow {
  const [personId, contentId, version] = key;
  const lists = { statesJson: countsJson(states), bandsJson: listJson(bands) };
  return { personId, contentId, version, ...sums, ...lists };
}

/** Joins two rows of one content version into the first person's. */
export function joined(row: PersonContentRow, other: PersonContentRow | undefined): PersonContentRow {
  const sums = sumsAt(new Map(), [row.personId, row.contentId, row.version]);
  addRow(sums, row);
  addRow(sums, other);
  return rowOf(sums);
}
