/** Web vitals per content and day, folded into buckets: what three quarters of the page views stayed under is told without looking at any of them. */
import { insertMissing, pickRows, putRows } from './bulk.ts';
import type { Db } from './index.ts';
import { addList, listJson, parseList } from './sums.ts';
import type { VitalsRow } from './tables.ts';

type Place = Pick<VitalsRow, 'siteId' | 'contentId' | 'day'>;
export const VITALS = ['lcp', 'inp', 'cls'] as const;
export type Vital = (typeof VITALS)[number];
export type VitalsSums = Record<Vital, number[]>;

/** What is to be added, by place. */
export type VitalsChanges = Map<string, Place & VitalsSums>;

/** A bucket ends a tenth above its beginning, so a figure read from it is at most 5 % off. */
const STEP = Math.log(1.1);
/** CLS has no unit and stays around 0.1: thousandths fill the same buckets as milliseconds. */
const SCALE: Record<Vital, number> = { lcp: 1, inp: 1, cls: 1_000 };

/** The first bucket holds everything up to 1 (ms, or a thousandth). */
const bucketOf = (value: number) => (value <= 1 ? 0 : 1 + Math.floor(Math.log(value) / STEP));
const middleOf = (bucket: number) => (bucket === 0 ? 0 : Math.exp(STEP * (bucket - 0.5)));

const nameOf = ({ siteId, contentId, day }: Place) => [siteId, contentId, day].join('\n');

export function foldVitals(
  changes: VitalsChanges,
  place: Place,
  told: { [V in Vital]?: number | undefined },
): void {
  const name = nameOf(place);
  const sums = changes.get(name) ?? { ...place, ...noVitals() };
  changes.set(name, sums);
  for (const vital of VITALS) {
    const value = told[vital];
    if (value === undefined) continue;
    addList(sums[vital], [...new Array<number>(bucketOf(value * SCALE[vital])).fill(0), 1]);
  }
}

export const noVitals = (): VitalsSums => ({ lcp: [], inp: [], cls: [] });

/** What three quarters of the page views stayed under (ms; CLS without unit), and how many there were; null where nobody told. */
export function thirdQuartileOf(
  counts: readonly number[],
  vital: Vital,
): { value: number; count: number } | null {
  const count = counts.reduce((sum, one) => sum + one, 0);
  if (count === 0) return null;
  let passed = 0;
  const bucket = counts.findIndex((one) => {
    passed += one;
    return passed >= 0.75 * count;
  });
  return { value: middleOf(bucket) / SCALE[vital], count };
}

/** Writes the changes. The rows stay locked until the end of the transaction. */
export async function saveVitals(db: Db, changes: VitalsChanges): Promise<void> {
  if (changes.size === 0) return;
  const keys = [...changes.values()].map(({ siteId, contentId, day }) => [siteId, contentId, day]);
  const places = [...changes.values()].map(({ siteId, contentId, day }) => ({ siteId, contentId, day }));
  await insertMissing(
    db,
    'vitals',
    places.map((place) => rowOf({ ...place, ...noVitals() })),
  );
  const rows = await pickRows(db, 'vitals', ['siteId', 'contentId', 'day'], keys, { lock: true });
  for (const row of rows) addVitals(changes.get(nameOf(row)) as VitalsSums, row);
  await putRows(db, 'vitals', [...changes.values()].map(rowOf));
}

/** Adds a row to `sums` in place. */
export function addVitals(sums: VitalsSums, row: Pick<VitalsRow, `${Vital}Json`>): void {
  for (const vital of VITALS) addList(sums[vital], parseList(row[`${vital}Json`]));
}

const rowOf = ({ lcp, inp, cls, ...place }: Place & VitalsSums): VitalsRow => ({
  ...place,
  lcpJson: listJson(lcp),
  inpJson: listJson(inp),
  clsJson: listJson(cls),
});
