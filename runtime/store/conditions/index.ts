/** Conditions asked of the store: who meets one, counted and named, in bounded time. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { compile } from '../../condition/index.ts';
import type { Condition } from '../../condition/vocabulary.ts';
import { dialectOf } from '../bulk.ts';
import type { Db } from '../index.ts';
import { findParagraphs } from './paragraphs.ts';
import { spell } from './spell.ts';

/** The condition as a test on rows of `persons`; `now` in ms UTC. It must be free of faults and ask of no run. */
export async function meeting(db: Db, condition: Condition, now: number): Promise<RawBuilder<SqlBool>> {
  const predicate = compile(condition, now);
  const dialect = dialectOf(db);
  const paragraphs = await findParagraphs(db, dialect, predicate);
  return spell(predicate, { dialect, paragraphs, zones: await zonesOf(db) });
}

/** The time zones of persons, each once, found by going from one to the next in the index. */
export async function zonesOf(db: Db): Promise<string[]> {
  const { rows } = await sql<{ zone: string }>`
    with recursive "seen"("zone") as (
      select min("zone") from "persons"
      union all
      select (select min("persons"."zone") from "persons" where "persons"."zone" > "seen"."zone")
      from "seen" where "seen"."zone" is not null)
    select "zone" from "seen" where "zone" is not null`.execute(db);
  return rows.map(({ zone }) => zone);
}
