/** Attributes and tags as rows, so that many persons are counted by them: folded again whenever a person's change. */
import { cellsOf } from '../condition/cells.ts';
import { insertRows, removeRows } from './bulk.ts';
import type { Db } from './index.ts';
import { partsOf } from './personEvents.ts';
import type { Attributes } from './persons.ts';
import type { PersonAttributeRow, PersonRow, PersonTagRow } from './tables.ts';

type Told = Pick<PersonRow, 'id' | 'attributesJson' | 'tagsJson' | 'mergedInto'>;

/** Puts the rows of these persons in the place of what was there; the rows of the persons are locked. */
export async function savePersonValues(db: Db, persons: readonly Told[]): Promise<void> {
  if (persons.length === 0) return;
  const ids = persons.map(({ id }) => id);
  await removeRows(db, 'personAttributes', 'personId', ids);
  await removeRows(db, 'personTags', 'personId', ids);
  const left = persons.filter(({ mergedInto }) => mergedInto === null);
  await insertRows(db, 'personAttributes', left.flatMap(attributeRows));
  await insertRows(db, 'personTags', left.flatMap(tagRows));
}

export function attributeRows({ id: personId, attributesJson }: Told): PersonAttributeRow[] {
  const attributes = Object.entries(JSON.parse(attributesJson) as Attributes);
  return attributes.flatMap(([name, { value }]) =>
    cellsOf(value).map((cell, place) => {
      const [type, text, number, at, day] = partsOf(cell);
      return { personId, name, place, type, text, number, at, day, listed: cell.listed ? 1 : 0 };
    }),
  );
}

export function tagRows({ id: personId, tagsJson }: Told): PersonTagRow[] {
  return [...new Set(JSON.parse(tagsJson) as string[])].map((tag) => ({ personId, tag }));
}
