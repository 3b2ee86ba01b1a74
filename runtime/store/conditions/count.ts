/** How many people meet a condition: counted in portions, so that nobody else waits for it and it ends in time. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Condition } from '../../condition/vocabulary.ts';
import { dialectOf } from '../bulk.ts';
import type { Db } from '../index.ts';
import { seesPerson, type Viewer } from '../viewer.ts';
import { meeting } from './index.ts';

export interface Counted {
  count: number;
  /** People looked at. */
  of: number;
  /** Ids of some who meet it. */
  sample: string[];
  /** `false`: time ran out before all were looked at. */
  complete: boolean;
}

export interface Counting {
  /** ms UTC: the moment that the condition is asked for, and then the clock. */
  now(): number;
  /** Nobody waits for the answer any more. */
  gone?(): boolean;
}

/** ms that counting may take, and one statement of it. */
export const TIME = 3_000;
const STATEMENT = 1_000;
const SAMPLE = 5;
/** Rows of one portion at first; then as many as take about as long as this, ms. */
const PORTION = { first: 500, least: 100, most: 50_000, ms: 15 } as const;

export async function countMeeting(
  db: Db,
  viewer: Viewer,
  condition: Condition,
  { now, gone = () => false }: Counting,
): Promise<Counted> {
  const asked = now();
  const test = await bounded(db, (one) => meeting(one, condition, asked));
  const counted: Counted = { count: 0, of: 0, sample: [], complete: false };
  let size: number = PORTION.first;
  for (let after = ''; now() - asked < TIME && !gone(); ) {
    const began = performance.now();
    const portion = personsAfter(viewer, after, size);
    const last = await bounded(db, (one) => addPortion(one, portion, test, counted));
    if (last === null) return { ...counted, complete: true };
    after = last;
    size = nextSize(size, performance.now() - began);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return counted;
}

function nextSize(size: number, ms: number): number {
  const wanted = Math.round(size * Math.min(2, PORTION.ms / Math.max(ms, 0.1)));
  return Math.max(PORTION.least, Math.min(PORTION.most, wanted));
}

/** The next persons in the order of their ids; the test looks at them under the name of their table. */
const personsAfter = (viewer: Viewer, after: string, size: number) => sql`(
  select * from "persons" where "persons"."id" > ${after} and "persons"."mergedInto" is null
  and ${seesPerson(viewer, 'persons.id')} order by "persons"."id" limit ${sql.lit(size)}) as "persons"`;

/** Adds what the portion holds; gives its last id, or null for an empty one. */
async function addPortion(
  db: Db,
  portion: RawBuilder<unknown>,
  test: RawBuilder<SqlBool>,
  counted: Counted,
): Promise<string | null> {
  const { rows } = await sql<{ of: number; count: number; last: string | null }>`
    select count(*) as "of", coalesce(sum(case when ${test} then 1 else 0 end), 0) as "count",
    max("persons"."id") as "last" from ${portion}`.execute(db);
  const [{ of, count, last }] = rows as [(typeof rows)[0]];
  counted.of += of;
  counted.count += count;
  const missing = Math.min(SAMPLE - counted.sample.length, count);
  if (missing > 0) {
    const met = await sql<{ id: string }>`
      select "persons"."id" from ${portion} where ${test} limit ${sql.lit(missing)}`.execute(db);
    counted.sample.push(...met.rows.map(({ id }) => id));
  }
  return last;
}

/**
 * A portion is read along the index of ids: where the server has not counted a table yet it would sort all of it for every portion.
 * Plans without whole scans seem dear to it, and it would compile each of them.
 */
const SETTINGS = `set local enable_seqscan = off; set local enable_bitmapscan = off; set local jit = off;
  set local statement_timeout = ${STATEMENT}`;

/** On PostgreSQL a statement that takes too long is ended by the server; on SQLite the portions are small. */
export function bounded<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  if (dialectOf(db) === 'sqlite') return work(db);
  return db.transaction().execute(async (one) => {
    await sql.raw(SETTINGS).execute(one);
    return work(one);
  });
}
