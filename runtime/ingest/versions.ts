/** How the versions that messages speak of are cut into bands; blocks that came with a view make theirs known. */
import type { World } from '../clock.ts';
import { insertRows, pickRows } from '../store/bulk.ts';
import { type ContentHeatChanges, foldContentHeat } from '../store/contentHeat.ts';
import { type Cut, type Cuts, cutOf, type VersionKey, versionName } from '../store/cuts.ts';
import { foldHeat, type HeatChanges, sumsOf } from '../store/heat.ts';
import type { Db } from '../store/index.ts';
import type { ContentVersionRow, ReadingRow } from '../store/tables.ts';
import { type ContentOf, isOther, type Mention } from './contents.ts';

/** What speaks of versions: messages, and the readings as they stood before them. */
export interface Spoken {
  mentions: readonly Mention[];
  readings: readonly ReadingRow[];
}

export interface Learned {
  /** By `versionName`. */
  cuts: Map<string, Cut>;
  /** Those whose blocks came now. */
  arrived: Set<string>;
  /** Readings as they stand, whose blocks were unknown until now. */
  explained: ReadingRow[];
}

interface Changes {
  heat: HeatChanges;
  contentHeat: ContentHeatChanges;
}

/** The contents are locked, so that no reading slips past while blocks arrive. */
export async function learnVersions(
  db: Db,
  world: World,
  cuts: Cuts,
  { mentions, readings }: Spoken,
  contentOf: ContentOf,
  changes: Changes,
): Promise<Learned> {
  const named = new Map<string, VersionKey>();
  const arrived = new Map<string, ContentVersionRow>();
  for (const { contentId, version } of readings) {
    named.set(versionName(contentId, version), [contentId, version]);
  }
  for (const { key, version, view } of mentions) {
    const content = contentOf(...key);
    if (version === undefined || isOther(content)) continue;
    const name = versionName(content.id, version);
    named.set(name, [content.id, version]);
    if (!view?.blocks || arrived.has(name)) continue;
    const told = { blocksJson: JSON.stringify(view.blocks), weight: cutOf(view.blocks).weight };
    arrived.set(name, { contentId: content.id, version, ...told, firstSeen: world.now() });
  }
  const known = await cuts.load(db, [...named.values()]);
  const unknown = [...arrived].filter(([name]) => !known.has(name));
  const explained = await learn(db, unknown, known, changes);
  return { cuts: known, arrived: new Set(unknown.map(([name]) => name)), explained };
}

/** Stores blocks, and folds the readings and clicks that came before them; gives those readings. */
async function learn(
  db: Db,
  arrived: [string, ContentVersionRow][],
  known: Map<string, Cut>,
  { heat, contentHeat }: Changes,
): Promise<ReadingRow[]> {
  if (arrived.length === 0) return [];
  const rows = arrived.map(([, row]) => row);
  await insertRows(db, 'contentVersions', rows);
  for (const [name, row] of arrived) known.set(name, cutOf(JSON.parse(row.blocksJson)));
  const cutOfRow = ({ contentId, version }: { contentId: string; version: string }) =>
    known.get(versionName(contentId, version)) as Cut;
  const keys = rows.map(({ contentId, version }) => [contentId, version]);
  // Without blocks there was no heat but that of clicks.
  for (const row of await pickRows(db, 'heat', ['contentId', 'version'], keys)) {
    foldContentHeat(contentHeat, sumsOf(row), cutOfRow(row));
  }
  const readings = await pickRows(db, 'readings', ['contentId', 'version'], keys);
  for (const reading of readings) foldHeat(heat, reading, cutOfRow(reading), 1);
  return readings;
}
