/** Whom a call of the clock is for, portion by portion in the order of their ids. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from './index.ts';

/** By a segment, or by the day that an attribute names: a calendar day (since 1970), or a moment between two (ms UTC). */
export type Called =
  | { segment: string }
  | { attribute: string; days: readonly number[]; spans: readonly (readonly [from: number, to: number])[] };

/** Where: everybody, those whose zone is one of these, or those whose zone is unknown or none of these. */
export type Where = { everywhere: true } | { zone: string } | { elsewhere: readonly string[] };

export async function calledAfter(
  db: Db,
  called: Called,
  where: Where,
  after: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select "persons"."id" from "persons"
    where "persons"."id" > ${after} and "persons"."mergedInto" is null and ${inZone(where)} and ${meets(called)}
    order by "persons"."id" limit ${sql.lit(limit)}`.execute(db);
  return rows.map(({ id }) => id);
}

function inZone(where: Where): RawBuilder<SqlBool> {
  if ('everywhere' in where) return sql`1 = 1`;
  if ('zone' in where) return sql`"persons"."zone" = ${where.zone}`;
  if (where.elsewhere.length === 0) return sql`1 = 1`;
  return sql`("persons"."zone" is null or "persons"."zone" not in (${sql.join(where.elsewhere)}))`;
}

function meets(called: Called): RawBuilder<SqlBool> {
  if ('segment' in called) {
    return sql`"persons"."id" in (select "personId" from "segmentMembers" where "segmentId" = ${called.segment})`;
  }
  const { attribute, days, spans } = called;
  const onDays = sql`"day" in (${days.length > 0 ? sql.join(days.map((day) => sql.lit(day))) : sql`null`})`;
  const within = spans.map(([from, to]) => sql`("at" >= ${sql.lit(from)} and "at" < ${sql.lit(to)})`);
  const any = sql.join([onDays, ...within], sql` or `);
  return sql`"persons"."id" in (select "personId" from "personAttributes" where "name" = ${attribute} and (${any}))`;
}
