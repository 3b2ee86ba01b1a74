/** The published journeys in memory: entries by trigger key, so that an event costs the same with ten journeys or ten thousand. */
import { bothNeeds, type Needs, needsOf, nothingNeeded } from '../condition/index.ts';
import { conditionsOf, type Entry, entriesOf } from '../journey/index.ts';
import type { JourneyGraph, JourneyVersion } from '../journey/vocabulary.ts';
import type { Db } from '../store/index.ts';
import { whichAreLive } from '../store/journeys.ts';

export interface BookEntry {
  version: JourneyVersion;
  entry: Entry;
}

export interface Book {
  /** Reads which versions are live, and which journeys are paused. */
  refresh(db: Db): Promise<void>;
  /** Entries of live journeys that listen for any of these keys. */
  entries(keys: readonly string[]): BookEntry[];
  isPaused(journeyId: string): boolean;
  /** A version that runs walk, whether still live or not. */
  version(db: Db, journeyId: string, version: number): Promise<JourneyVersion>;
  /** What the conditions of these versions look at. */
  needs(versions: Iterable<JourneyVersion>): Needs;
}

/** Versions kept in memory beside the live ones: those of runs still under way. */
const KEPT = 10_000;

export function createBook(): Book {
  const versions = new Map<string, JourneyVersion>();
  let byKey = new Map<string, BookEntry[]>();
  let paused = new Set<string>();
  const needs = new WeakMap<JourneyVersion, Needs>();
  let known = '';
  let live = 0;

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
    needs: (of) =>
      [...new Set(of)].reduce((all, one) => bothNeeds(all, needs.get(one) ?? all), nothingNeeded),
    isPaused: (journeyId) => paused.has(journeyId),
    entries: (keys) => keys.flatMap((key) => byKey.get(key) ?? []),
    async refresh(db) {
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
  const byKey = new Map<string, BookEntry[]>();
  for (const version of live) {
    for (const entry of entriesOf(version)) {
      for (const key of entry.triggers) {
        const known = byKey.get(key);
        if (known) known.push({ version, entry });
        else byKey.set(key, [{ version, entry }]);
      }
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
