/** How the versions that messages speak of are cut into bands; blocks that came with a view make theirs known. */
import type { World } from '../clock.ts';
import { insertRows, pickRows } from '../store/bulk.ts';
import { type Cut, type Cuts, cutOf, type VersionKey, versionName } from '../store/cuts.ts';
import { foldHeat, type HeatChanges } from '../store/heat.ts';
import type { Db } from '../store/index.ts';
import type { ContentVersionRow, ReadingRow } from '../store/tables.ts';
import { type ContentOf, isOther, type Mention } from './contents.ts';

/** What speaks of versions: messages, and the readings as they stood before them. */
export interface Spoken {
  mentions: readonly Mention[];
  readings: readonly ReadingRow[];
}

/** Gives the known cuts by `versionName`. The contents are locked, so that no reading slips past while blocks arrive. */
export async function learnVersions(
  db: Db,
  world: World,
  cuts: Cuts,
  { mentions, readings }: Spoken,
  contentOf: ContentOf,
  heat: HeatChanges,
): Promise<Map<string, Cut>> {
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
    const blocksJson = JSON.stringify(view.blocks);
    arrived.set(name, { contentId: content.id, version, blocksJson, firstSeen: world.now() });
  }
  const known = await cuts.load(db, [...named.values()]);
  await learn(
    db,
    [...arrived].filter(([name]) => !known.has(name)),
    known,
    heat,
  );
  return known;
}

/** Stores blocks, and folds the readings that came before them. */
async function learn(
  db: Db,
  arrived: [string, ContentVersionRow][],
  known: Map<string, Cut>,
  heat: HeatChanges,
): Promise<void> {
  if (arrived.length === 0) return;
  const rows = arrived.map(([, row]) => row);
  await insertRows(db, 'contentVersions', rows);
  for (const [name, row] of arrived) known.set(name, cutOf(JSON.parse(row.blocksJson)));
  const keys = rows.map(({ contentId, version }) => [contentId, version]);
  for (const reading of await pickRows(db, 'readings', ['contentId', 'version'], keys)) {
    foldHeat(heat, reading, known.get(versionName(reading.contentId, reading.version)) as Cut, 1);
  }
}
