/** What conditions can ask about, as it was seen. */
import { sql } from 'kysely';
import { cellsOf } from '../../condition/cells.ts';
import type { Vocabulary } from '../../wire/api/conditions.ts';
import { groupBy } from '../groups.ts';
import type { Db } from '../index.ts';
import type { SeenRow } from '../tables.ts';

/** A value that a single person has says who they are; it is not offered. */
const SHARED = 2;
const OFFERED = { names: 200, values: 20, rows: 20_000 } as const;

type Value = Vocabulary['attributes'][number]['values'][number];

export async function vocabularyOf(db: Db): Promise<Vocabulary> {
  const seen = await db.selectFrom('seen').selectAll().orderBy('count', 'desc').limit(OFFERED.rows).execute();
  const byKind = groupBy(seen, ({ kind }) => kind);
  const contents = await db
    .selectFrom('contents')
    .select('topicsJson')
    .where('topicsJson', '!=', '[]')
    .execute();
  return {
    attributes: attributesOf([...(byKind.get('attribute') ?? []), ...(byKind.get('declared') ?? [])]),
    events: eventsOf(byKind.get('event') ?? []),
    tags: (byKind.get('tag') ?? []).slice(0, OFFERED.names).map(({ name }) => name),
    topics: [...new Set(contents.flatMap(({ topicsJson }) => JSON.parse(topicsJson) as string[]))].sort(),
    identifiers: await distinct(db, 'identifiers', 'kind'),
    languages: await distinct(db, 'persons', 'language'),
    zones: await distinct(db, 'persons', 'zone'),
    regions: await distinct(db, 'persons', 'region'),
  };
}

function attributesOf(rows: readonly SeenRow[]): Vocabulary['attributes'] {
  const byName = [...groupBy(rows, ({ name }) => name)].slice(0, OFFERED.names);
  return byName.map(([name, all]) => {
    const own = all.filter(({ kind }) => kind === 'attribute');
    const types = own.flatMap(({ value }) => (value === '' ? [] : [typeOf(JSON.parse(value))]));
    const declared = all.some(({ kind }) => kind === 'declared');
    return { name, types: [...new Set(types)], declared, values: valuesOf(own) };
  });
}

function eventsOf(rows: readonly SeenRow[]): Vocabulary['events'] {
  const byName = [...groupBy(rows, ({ name }) => name)].slice(0, OFFERED.names);
  return byName.map(([name, all]) => {
    const byProperty = groupBy(
      all.filter(({ property }) => property !== ''),
      ({ property }) => property,
    );
    const count = all.find(({ property }) => property === '')?.count ?? 0;
    const properties = [...byProperty].map(([property, own]) => ({ name: property, values: valuesOf(own) }));
    return { name, count, properties };
  });
}

const valuesOf = (rows: readonly SeenRow[]): Value[] =>
  rows
    .filter(({ value, count }) => value !== '' && count >= SHARED)
    .slice(0, OFFERED.values)
    .map(({ value, count }) => ({ value: JSON.parse(value) as Value['value'], count }));

function typeOf(value: unknown): string {
  const [cell] = cellsOf(value);
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return cell?.at !== undefined || cell?.day !== undefined ? 'date' : 'text';
}

/** The values of a column that has few; most are found within the first people. */
async function distinct(db: Db, table: 'identifiers' | 'persons', column: string): Promise<string[]> {
  const { rows } = await sql<{ value: string | null }>`
    select ${sql.ref(column)} as "value", count(*) as "count" from
    (select ${sql.ref(column)} from ${sql.table(table)} limit 20000) as "some"
    group by ${sql.ref(column)} order by count(*) desc limit 50`.execute(db);
  return rows.flatMap(({ value }) => (value ? [value] : []));
}
