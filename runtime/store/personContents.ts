/** What each person read of each content version: sums over the newest snapshots of their readings. */
import { pickRows, putRows } from './bulk.ts';
import type { Db } from './index.ts';
import { addCountsTo, addList, type Counts, countsJson, listJson, parseCounts, parseList } from './sums.ts';
import type { PersonContentRow, ReadingRow } from './tables.ts';

/** One version, as one person read it. */
export interface VersionSums {
  version: string;
  readings: number;
  /** ms */
  engaged: number;
  states: Counts;
  /** ms, by band. */
  bands: number[];
  /** The furthest over the readings. */
  depth: number;
  completion: number;
  /** Completion and state by which the person stands with it; `restand` keeps them. */
  standing: number;
  standingState: string;
  firstAt: number;
  lastAt: number;
}

export type Versions = ReadonlyMap<string, VersionSums>;

/** A content as one person reads it, while a transaction counts. */
export interface PersonContent {
  personId: string;
  contentId: string;
  /** As stored. */
  before: Versions;
  versions: Map<string, VersionSums>;
  /** Versions to be written. */
  changed: Set<string>;
  /** Versions in which a reading went back on something that only its maximum or minimum is kept of: look at all readings again. */
  shrunk: Set<string>;
}

export type PersonContentKey = readonly [personId: string, contentId: string];

/** By `personContentName`. */
export type PersonContents = Map<string, PersonContent>;

export const personContentName = (personId: string, contentId: string) => `${personId}\n${contentId}`;

/** All versions of these contents that these persons read; the rows of those whose readings will be folded are locked. */
export async function loadPersonContents(db: Db, keys: readonly PersonContentKey[]): Promise<PersonContents> {
  const named = new Map(keys.map((key) => [personContentName(...key), key]));
  const rows = await pickRows(db, 'personContents', ['personId', 'contentId'], [...named.values()]);
  const contents: PersonContents = new Map();
  for (const [name, [personId, contentId]] of named) {
    const own = rows.filter((row) => row.personId === personId && row.contentId === contentId);
    const [before, versions] = [versionsOf(own), versionsOf(own)];
    contents.set(name, { personId, contentId, before, versions, changed: new Set(), shrunk: new Set() });
  }
  return contents;
}

/** By version. */
export const versionsOf = (rows: readonly PersonContentRow[]): Map<string, VersionSums> =>
  new Map(rows.map((row) => [row.version, sumsOf(row)]));

function sumsOf({
  personId: _,
  contentId: __,
  statesJson,
  bandsJson,
  ...row
}: PersonContentRow): VersionSums {
  return { ...row, states: parseCounts(statesJson), bands: parseList(bandsJson) };
}

function sumsAt(content: PersonContent, version: string): VersionSums {
  content.changed.add(version);
  const known = content.versions.get(version);
  if (known) return known;
  const extremes = { ...UNSTANDING, depth: 0, completion: 0, firstAt: Number.MAX_SAFE_INTEGER, lastAt: 0 };
  const sums = { version, readings: 0, engaged: 0, states: {}, bands: [], ...extremes };
  content.versions.set(version, sums);
  return sums;
}

export const UNSTANDING = { standing: 0, standingState: 'bounce' } as const;

/** Puts a snapshot of a reading in the place of the one before. */
export function foldPersonContent(
  contents: PersonContents,
  reading: ReadingRow,
  before: ReadingRow | undefined,
): void {
  if (before) {
    const content = contentFor(contents, before);
    add(sumsAt(content, before.version), before, -1);
    if (shrinks(reading, before)) content.shrunk.add(before.version);
  }
  const sums = sumsAt(contentFor(contents, reading), reading.version);
  add(sums, reading, 1);
  sums.depth = Math.max(sums.depth, reading.depth);
  sums.completion = Math.max(sums.completion, reading.completion);
  sums.firstAt = Math.min(sums.firstAt, reading.startedAt);
  sums.lastAt = Math.max(sums.lastAt, reading.updatedAt);
}

export const contentFor = (contents: PersonContents, { personId, contentId }: ReadingRow): PersonContent =>
  contents.get(personContentName(personId, contentId)) as PersonContent;

const shrinks = (reading: ReadingRow, before: ReadingRow) =>
  reading.depth < before.depth ||
  reading.completion < before.completion ||
  reading.startedAt > before.startedAt ||
  reading.updatedAt < before.updatedAt ||
  reading.contentId !== before.contentId ||
  reading.version !== before.version;

function add(sums: VersionSums, { engaged, state, bandsJson }: ReadingRow, sign: 1 | -1): void {
  sums.readings += sign;
  sums.engaged += sign * engaged;
  addCountsTo(sums.states, { [state]: sign });
  addList(sums.bands, parseList(bandsJson), sign);
}

/** Writes what changed; the persons are locked and their readings are written. `stands` gives the versions with which they stand otherwise. */
export async function savePersonContents(
  db: Db,
  contents: PersonContents,
  stands: (content: PersonContent) => string[],
): Promise<void> {
  const all = [...contents.values()];
  await lookAgain(
    db,
    all.filter(({ shrunk }) => shrunk.size > 0),
  );
  const left = all.flatMap((content) =>
    [...content.changed]
      .filter((version) => dropUnread(content, version))
      .map((version) => ({ content, version })),
  );
  const rows = all.flatMap((content) => {
    const changed = new Set([...content.changed, ...stands(content)]);
    return [...changed]
      .filter((version) => content.versions.has(version))
      .map((version) => rowAt(content, version));
  });
  await putRows(db, 'personContents', rows);
  for (const { content, version } of left) await removeRow(db, content, version);
}

/** A reading whose article changed may leave a version that the person never read: true if it is gone. */
function dropUnread({ versions }: PersonContent, version: string): boolean {
  return (versions.get(version)?.readings ?? 0) <= 0 && versions.delete(version);
}

async function removeRow(db: Db, { personId, contentId }: PersonContent, version: string): Promise<void> {
  await db
    .deleteFrom('personContents')
    .where('personId', '=', personId)
    .where('contentId', '=', contentId)
    .where('version', '=', version)
    .execute();
}

async function lookAgain(db: Db, contents: PersonContent[]): Promise<void> {
  if (contents.length === 0) return;
  const persons = [...new Set(contents.map(({ personId }) => personId))];
  const readings = await pickRows(db, 'readings', ['personId'], persons);
  for (const { personId, contentId, versions, shrunk } of contents) {
    const own = readings.filter((row) => row.personId === personId && row.contentId === contentId);
    for (const version of shrunk) {
      const sums = versions.get(version);
      if (sums) Object.assign(sums, extremesOf(own.filter((row) => row.version === version)));
    }
  }
}

const extremesOf = (readings: readonly ReadingRow[]) => ({
  depth: Math.max(0, ...readings.map(({ depth }) => depth)),
  completion: Math.max(0, ...readings.map(({ completion }) => completion)),
  firstAt: Math.min(Number.MAX_SAFE_INTEGER, ...readings.map(({ startedAt }) => startedAt)),
  lastAt: Math.max(0, ...readings.map(({ updatedAt }) => updatedAt)),
});

const rowAt = ({ personId, contentId, versions }: PersonContent, version: string): PersonContentRow =>
  rowOf([personId, contentId], versions.get(version) as VersionSums);

export function rowOf([personId, contentId]: PersonContentKey, sums: VersionSums): PersonContentRow {
  const { states, bands, ...columns } = sums;
  const lists = { statesJson: countsJson(states), bandsJson: listJson(bands) };
  return { personId, contentId, ...columns, ...lists };
}

/** What two persons read of one content, as one person's. */
export function joinedVersions(one: Versions, other: Versions): Map<string, VersionSums> {
  const joined = new Map([...one].map(([version, sums]) => [version, structuredClone(sums)]));
  for (const [version, sums] of other) {
    const same = joined.get(version);
    joined.set(version, same ? joinedSums(same, sums) : structuredClone(sums));
  }
  return joined;
}

function joinedSums(sums: VersionSums, other: VersionSums): VersionSums {
  addCountsTo(sums.states, other.states);
  addList(sums.bands, other.bands);
  return {
    ...sums,
    readings: sums.readings + other.readings,
    engaged: sums.engaged + other.engaged,
    depth: Math.max(sums.depth, other.depth),
    completion: Math.max(sums.completion, other.completion),
    firstAt: Math.min(sums.firstAt, other.firstAt),
    lastAt: Math.max(sums.lastAt, other.lastAt),
  };
}
