/** Attention to single paragraphs: which bands of each version are theirs, looked up before the SQL is spelled. */
import { type RawBuilder, sql } from 'kysely';
import type { Figure, Predicate, Relation, Test } from '../../condition/relations.ts';
import type { Block } from '../../wire/content.ts';
import { pickRows } from '../bulk.ts';
import type { Db, Dialect } from '../index.ts';

/** A paragraph in one version: its bands (first and last, from 0; of each place where it stands) and its reading time in whole ms. */
interface Place {
  contentId: string;
  version: string;
  bands: [first: number, last: number][];
  weight: number;
}

export interface Paragraphs {
  /** The attention to it (`engaged`) or that over its weight (`density`), of a row of the relation. */
  column(relation: Relation, column: string, hash: string): RawBuilder<unknown>;
}

export async function findParagraphs(db: Db, dialect: Dialect, predicate: Predicate): Promise<Paragraphs> {
  const figures = figuresOf(predicate).filter(({ block }) => block !== undefined);
  const contents = [...new Set(figures.flatMap(({ where }) => contentsOf(where)))];
  const versions = await pickRows(db, 'contentVersions', ['contentId'], contents);
  const hashes = new Set(figures.map(({ block }) => block));
  const places = new Map<string, Place[]>();
  for (const { contentId, version, blocksJson } of versions) {
    for (const [hash, place] of placesOf(JSON.parse(blocksJson) as Block[])) {
      if (!hashes.has(hash)) continue;
      places.set(hash, [...(places.get(hash) ?? []), { contentId, version, ...place }]);
    }
  }
  return {
    column: (relation, column, hash) =>
      attentionOf(
        dialect,
        relation === 'readings' ? 'readings' : 'personContents',
        column,
        places.get(hash) ?? [],
      ),
  };
}

/** None stands where the zone matters. */
function figuresOf(predicate: Predicate): Figure[] {
  if ('all' in predicate) return predicate.all.flatMap(figuresOf);
  if ('any' in predicate) return predicate.any.flatMap(figuresOf);
  if ('not' in predicate) return figuresOf(predicate.not);
  return 'figure' in predicate ? [predicate.figure] : [];
}

function contentsOf(test: Test): string[] {
  if ('all' in test) return test.all.flatMap(contentsOf);
  const content = 'is' in test && test.column === 'contentId' && typeof test.value === 'string';
  return content ? [String(test.value)] : [];
}

/** By the hash of the block, which stays when the block moves. */
function placesOf(blocks: readonly Block[]): Map<string, Pick<Place, 'bands' | 'weight'>> {
  const places = new Map<string, Pick<Place, 'bands' | 'weight'>>();
  let band = 0;
  for (const { key, bands, weight } of blocks) {
    const hash = key.slice(key.indexOf('-') + 1);
    const known = places.get(hash) ?? { bands: [], weight: 0 };
    known.bands.push([band, band + bands - 1]);
    known.weight += Math.round(weight);
    places.set(hash, known);
    band += bands;
  }
  return places;
}

function attentionOf(dialect: Dialect, table: string, column: string, places: readonly Place[]) {
  if (places.length === 0) return sql`0`;
  const whens = places.map(({ contentId, version, bands, weight }) => {
    const attention = sumOf(dialect, sql.ref(`${table}.bandsJson`), bands);
    const value =
      column === 'density'
        ? sql`coalesce(cast(${attention} as double precision) / nullif(${sql.raw(String(weight))}, 0), 0)`
        : attention;
    return sql`when ${sql.ref(`${table}.contentId`)} = ${contentId} and ${sql.ref(`${table}.version`)} = ${version} then ${value}`;
  });
  return sql`case ${sql.join(whens, sql` `)} else 0 end`;
}

/** ms in these bands. */
function sumOf(dialect: Dialect, json: RawBuilder<unknown>, bands: Place['bands']): RawBuilder<unknown> {
  const key = dialect === 'sqlite' ? sql`band.key` : sql`band.key - 1`;
  const from =
    dialect === 'sqlite'
      ? sql`json_each(${json}) as band`
      : sql`jsonb_array_elements_text(cast(${json} as jsonb)) with ordinality as band(value, key)`;
  const inside = bands.map(
    ([first, last]) => sql`${key} between ${sql.raw(String(first))} and ${sql.raw(String(last))}`,
  );
  return sql`(select coalesce(sum(cast(band.value as bigint)), 0) from ${from} where ${sql.join(inside, sql` or `)})`;
}
