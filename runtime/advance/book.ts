/** The published journeys in memory: entries by trigger key, so that an event costs the same with ten journeys or ten thousand. */
import { bothNeeds, keysOf, type Needs, needsOf, nothingNeeded } from '../condition/index.ts';
import type { Condition } from '../condition/vocabulary.ts';
import { conditionsOf, type Entry, entriesOf } from '../journey/index.ts';
import type { JourneyGraph, JourneyVersion } from '../journey/vocabulary.ts';
import type { Db } from '../store/index.ts';
import { whichAreLive } from '../store/journeys.ts';
import { segmentRows } from '../store/segments.ts';
import type { SegmentRow } from '../store/tables.ts';

export interface BookEntry {
  version: JourneyVersion;
  entry: Entry;
}

/** A segment as inputs are held against it; one that is `filling` changes without a word. */
export interface BookSegment {
  id: string;
  name: string;
  condition: Condition;
  filling: boolean;
  /** What its condition looks at. */
  needs: Needs;
}

export interface Book {
  /** Reads which versions are live, which journeys are paused, and the segments. */
  refresh(db: Db): Promise<void>;
  /** Entries of live journeys that listen for any of these keys. */
  entries(keys: readonly string[]): BookEntry[];
  /** Segments whose members may change by inputs with any of these keys, each once. */
  segments(keys: readonly string[]): BookSegment[];
  segmentName(id: string): string;
  isPaused(journeyId: string): boolean;
  /** A version that runs walk, whether still live or not. */
  version(db: Db, journeyId: string, version: number): Promise<JourneyVersion>;
  /** What the conditions of these versions and segments look at. */
  needs(versions: Iterable<JourneyVersion>, segments: Iterable<BookSegment>): Needs;
}

/** Versions kept in memory beside the live ones: those of runs still under way. */
const KEPT = 10_000;

function segmentOf({ id, name, conditionJson, filling }: SegmentRow): BookSegment {
  const condition = JSON.parse(conditionJson) as Condition;
  return { id, name, condition, filling: filling === 1, needs: needsOf([condition]) };
}

export function createBook(): Book {
  const versions = new Map<string, JourneyVersion>();
  let byKey = new Map<string, BookEntry[]>();
  let paused = new Set<string>();
  const needs = new WeakMap<JourneyVersion, Needs>();
  let known = '';
  let live = 0;
  let segments: BookSegment[] = [];
  let segmentsByKey = new Map<string, BookSegment[]>();

  async function refreshSegments(db: Db): Promise<void> {
    segments = (await segmentRows(db)).map(segmentOf);
    segmentsByKey = byKeys(segments, ({ id, condition }) => [...keysOf(condition), `recheck:${id}`]);
  }

  async function version(db: Db, journeyId: string, number: number): Promise<JourneyVersion> {
    const name = `${journeyId}\n${number}`;
    const kept = versions.get(name);
    if (kept) return kept;
    const loaded = { journeyId, version: number, graph: await loadGraph(db, journeyId, number) };
    versions.set(name, loaded);
    needs.set(loaded, needsOf(conditionsOf(loaded.graph)));
    const [oldest] = versions.keys();
    if (versions.size > live + KEPT && oldest !== undefined) versions.delete(oldest);
    return loaded;
  }

  return {
    version,
    needs: (of, also) =>
      [...new Set(of)]
        .map((one) => needs.get(one) ?? nothingNeeded)
        .concat([...new Set(also)].map((one) => one.needs))
        .reduce(bothNeeds, nothingNeeded),
    segments: (keys) =>
      segments.length === 0 ? [] : [...new Set(keys.flatMap((key) => segmentsByKey.get(key) ?? []))],
    segmentName: (id) => segments.find((segment) => segment.id === id)?.name ?? id,
    isPaused: (journeyId) => paused.has(journeyId),
    entries: (keys) => keys.flatMap((key) => byKey.get(key) ?? []),
    async refresh(db) {
      await refreshSegments(db);
      const now = await whichAreLive(db);
      if (now === known) return;
      const rows = await db
        .selectFrom('journeys')
        .select(['id', 'state', 'version'])
        .where('state', '!=', 'draft')
        .orderBy('id')
        .execute();
      const lively = rows.filter(({ state }) => state === 'live');
      live = lively.length;
      const loaded: JourneyVersion[] = [];
      for (const row of lively) {
        if (row.version !== null) loaded.push(await version(db, row.id, row.version));
      }
      byKey = indexed(loaded);
      known = now;
      paused = new Set(rows.filter(({ state }) => state === 'paused').map(({ id }) => id));
    },
  };
}

function indexed(live: readonly JourneyVersion[]): Map<string, BookEntry[]> {
  const entries = live.flatMap((version) => entriesOf(version).map((entry) => ({ version, entry })));
  return byKeys(entries, ({ entry }) => entry.triggers);
}

function byKeys<T>(items: readonly T[], keysFor: (item: T) => readonly string[]): Map<string, T[]> {
  const byKey = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysFor(item)) {
      const known = byKey.get(key);
      if (known) known.push(item);
      else byKey.set(key, [item]);
    }
  }
  return byKey;
}

async function loadGraph(db: Db, journeyId: string, version: number): Promise<JourneyGraph> {
  const row = await db
    .selectFrom('journeyVersions')
    .select('graphJson')
    .where('journeyId', '=', journeyId)
    .where('version', '=', version)
    .executeTakeFirst();
  if (!row) throw new Error(`Version ${version} of journey ${journeyId} is not in the store.`);
  return JSON.parse(row.graphJson) as JourneyGraph;
}
