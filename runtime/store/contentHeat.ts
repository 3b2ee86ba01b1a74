/** Heat over all versions of a content: folded by what its blocks say, so that a paragraph that an edit left alone keeps its history. */
import { insertMissing, pickRows, putRows } from './bulk.ts';
import type { Cut } from './cuts.ts';
import { BAND_LISTS, BLOCK_LISTS, type HeatChanges, type HeatSums } from './heat.ts';
import type { Db } from './index.ts';
import { addCountsTo, addList, type Counts, countsJson, parseCounts, toMillionth } from './sums.ts';
import type { ContentHeatRow } from './tables.ts';

/** What the readings of the versions that have a block add up to in it. Lists are by its bands. */
export interface BlockSums {
  readings: number;
  attention: number[];
  reached: number[];
  read: number[];
  clicks: number;
  dead: number;
  rage: number;
}

type Place = Pick<ContentHeatRow, 'contentId' | 'day' | 'screen'>;

export interface ContentHeatSums extends Place {
  readings: number;
  engaged: number;
  completion: number;
  states: Counts;
  qualities: Counts;
  /** By the names of blocks. */
  blocks: Map<string, BlockSums>;
}

/** By place. */
export type ContentHeatChanges = Map<string, ContentHeatSums>;

/** So many blocks a row keeps; what a page invents anew at every visit must not fill the store. */
const BLOCKS_KEPT = 2_000;

const nameOf = ({ contentId, day, screen }: Place) => [contentId, day, screen].join('\n');

const placeOf = ({ contentId, day, screen }: Place): Place => ({ contentId, day, screen });

/** Adds the heat of one version, day and screen. */
export function foldContentHeat(changes: ContentHeatChanges, heat: HeatSums, cut: Cut): void {
  const name = nameOf(heat);
  const sums = changes.get(name) ?? { ...placeOf(heat), ...noContentHeat() };
  changes.set(name, sums);
  addFigures(sums, heat);
  cut.blocks.forEach((block, index) => {
    const own = noBlock();
    own.readings = heat.readings;
    for (const list of BAND_LISTS) own[list] = heat[list].slice(block.first, block.first + block.bands);
    for (const list of BLOCK_LISTS) own[list] = heat[list][index] ?? 0;
    addBlock(sums.blocks, block.name, own);
  });
}

export const noContentHeat = (): Omit<ContentHeatSums, keyof Place> => ({
  ...{ readings: 0, engaged: 0, completion: 0, states: {}, qualities: {} },
  blocks: new Map(),
});

const noBlock = (): BlockSums => ({
  ...{ readings: 0, attention: [], reached: [], read: [], clicks: 0, dead: 0, rage: 0 },
});

type Figures = Pick<ContentHeatSums, 'readings' | 'engaged' | 'completion' | 'states' | 'qualities'>;

function addFigures(sums: Figures, more: Figures): void {
  sums.readings += more.readings;
  sums.engaged += more.engaged;
  sums.completion = toMillionth(sums.completion + more.completion);
  addCountsTo(sums.states, more.states);
  addCountsTo(sums.qualities, more.qualities);
}

function addBlock(blocks: Map<string, BlockSums>, name: string, more: BlockSums): void {
  const sums = blocks.get(name);
  if (!sums) {
    if (blocks.size < BLOCKS_KEPT) blocks.set(name, more);
    return;
  }
  sums.readings += more.readings;
  for (const list of BAND_LISTS) addList(sums[list], more[list]);
  for (const list of BLOCK_LISTS) sums[list] += more[list];
}

/** Adds `more` to `sums` in place. */
export function addContentHeat<S extends Omit<ContentHeatSums, keyof Place>>(
  sums: S,
  more: Omit<ContentHeatSums, keyof Place>,
): S {
  addFigures(sums, more);
  for (const [name, block] of more.blocks) addBlock(sums.blocks, name, block);
  return sums;
}

/** The changes of heat, where the blocks are known, and what is to be added besides. The rows stay locked until the end of the transaction. */
export async function saveContentHeat(db: Db, changes: ContentHeatChanges): Promise<void> {
  const places = [...changes.values()].map(placeOf);
  const rows = await lockRows(db, places);
  const changed = [...changes].map(([name, sums]) => {
    const row = rows.get(name);
    return row ? addContentHeat(contentHeatOf(row), sums) : sums;
  });
  await putRows(db, 'contentHeat', changed.map(rowOf));
}

/** Every change of heat whose blocks are known. */
export function foldAll(
  changes: ContentHeatChanges,
  heat: HeatChanges,
  cutOf: (heat: HeatSums) => Cut | undefined,
): void {
  for (const sums of heat.values()) {
    const cut = cutOf(sums);
    if (cut) foldContentHeat(changes, sums, cut);
  }
}

/** Rows that are missing are made first, because what is not there cannot be locked. */
async function lockRows(db: Db, places: Place[]): Promise<Map<string, ContentHeatRow>> {
  const keys = places.map(({ contentId, day, screen }) => [contentId, day, screen]);
  const pick = () => pickRows(db, 'contentHeat', ['contentId', 'day', 'screen'], keys, { lock: true });
  let rows = await pick();
  if (rows.length < places.length) {
    const found = new Set(rows.map(nameOf));
    const missing = places.filter((place) => !found.has(nameOf(place)));
    await insertMissing(
      db,
      'contentHeat',
      missing.map((place) => rowOf({ ...place, ...noContentHeat() })),
    );
    rows = await pick();
  }
  return new Map(rows.map((row) => [nameOf(row), row]));
}

/** What a row adds up to. */
export function contentHeatOf(row: ContentHeatRow): ContentHeatSums {
  const blocks = new Map<string, BlockSums>();
  for (const [name, told] of Object.entries(JSON.parse(row.blocksJson) as Record<string, Packed>)) {
    const [readings, attention, reached, read, clicks = 0, dead = 0, rage = 0] = told;
    blocks.set(name, { readings, attention, reached, read, clicks, dead, rage });
  }
  const { engaged, completion, readings } = row;
  const counts = { states: parseCounts(row.statesJson), qualities: parseCounts(row.qualitiesJson) };
  return { ...placeOf(row), readings, engaged, completion, ...counts, blocks };
}

/** A block in a row: names would be most of its bytes. The last three only where there was a click. */
type Packed = [readings: number, attention: number[], reached: number[], read: number[], ...clicks: number[]];

function rowOf(sums: ContentHeatSums): ContentHeatRow {
  const { readings, engaged, completion, states, qualities } = sums;
  const named = [...sums.blocks].flatMap(([name, block]) => {
    const packed = packedOf(block);
    return packed ? [[name, packed] as const] : [];
  });
  const blocksJson = JSON.stringify(Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1))));
  const counts = { statesJson: countsJson(states), qualitiesJson: countsJson(qualities) };
  return { ...placeOf(sums), readings, engaged, completion, ...counts, blocksJson };
}

/** Nothing where nothing is left. */
function packedOf({ readings, attention, reached, read, clicks, dead, rage }: BlockSums): Packed | undefined {
  if (readings === 0 && clicks === 0) return undefined;
  const bands = [attention, reached, read].map(trimmed) as [number[], number[], number[]];
  return clicks > 0 ? [readings, ...bands, clicks, dead, rage] : [readings, ...bands];
}

function trimmed(list: number[]): number[] {
  let length = list.length;
  while (length > 0 && list[length - 1] === 0) length--;
  return list.slice(0, length);
}
