/** Where each person clicked: the clicks of heat, kept apart for one person's heat. */
import { pickRows, putRows } from './bulk.ts';
import { addClick, BLOCK_LISTS } from './heat.ts';
import type { Db } from './index.ts';
import { addList, listJson, parseList } from './sums.ts';
import type { PersonClickRow } from './tables.ts';

type Place = Pick<PersonClickRow, 'personId' | 'contentId' | 'version' | 'day' | 'screen'>;
export type ClickSums = Place & Record<(typeof BLOCK_LISTS)[number], number[]>;

/** What is to be added, by place. */
export type PersonClickChanges = Map<string, ClickSums>;

const nameOf = ({ personId, contentId, version, day, screen }: Place) =>
  [personId, contentId, version, day, screen].join('\n');

export function foldPersonClick(
  changes: PersonClickChanges,
  place: Place,
  block: number,
  kind: 'dead' | 'rage' | undefined,
): void {
  const name = nameOf(place);
  const sums = changes.get(name) ?? { ...place, clicks: [], dead: [], rage: [] };
  changes.set(name, sums);
  addClick(sums, block, kind);
}

/** Writes the changes; the persons are locked. */
export async function savePersonClicks(db: Db, changes: PersonClickChanges): Promise<void> {
  const all = [...changes.values()];
  const keys = new Map(
    all.map(({ personId, contentId }) => [`${personId} ${contentId}`, [personId, contentId]]),
  );
  const rows = await pickRows(db, 'personClicks', ['personId', 'contentId'], [...keys.values()]);
  const known = rows.map(clicksOf).filter((one) => changes.has(nameOf(one)));
  await putRows(db, 'personClicks', joined([...all, ...known]).map(rowOf));
}

/** What one person clicked becomes another's, both locked. */
export async function movePersonClicks(db: Db, from: string, into: string): Promise<PersonClickRow[]> {
  const theirs = await pickRows(db, 'personClicks', ['personId'], [from, into]);
  const moved = theirs.filter(({ personId }) => personId === from);
  if (moved.length === 0) return [];
  const own = theirs.map((row) => clicksOf({ ...row, personId: into }));
  await putRows(db, 'personClicks', joined(own).map(rowOf));
  await db.deleteFrom('personClicks').where('personId', '=', from).execute();
  return moved;
}

/** Those of one place added up. */
function joined(clicks: readonly ClickSums[]): ClickSums[] {
  const sums = new Map<string, ClickSums>();
  for (const one of clicks) {
    const known = sums.get(nameOf(one));
    if (!known) sums.set(nameOf(one), one);
    else for (const list of BLOCK_LISTS) addList(known[list], one[list]);
  }
  return [...sums.values()];
}

/** What a row adds up to. */
export function clicksOf({ clicksJson, deadJson, rageJson, ...place }: PersonClickRow): ClickSums {
  return { ...place, clicks: parseList(clicksJson), dead: parseList(deadJson), rage: parseList(rageJson) };
}

const rowOf = ({ clicks, dead, rage, ...place }: ClickSums): PersonClickRow => ({
  ...place,
  clicksJson: listJson(clicks),
  deadJson: listJson(dead),
  rageJson: listJson(rage),
});
