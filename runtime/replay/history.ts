/** Recorded history as it is read from the store: person by person, each in the order of time, a bounded part of it in memory. */
import { sql } from 'kysely';
import { dialectOf, pickRows } from '../store/bulk.ts';
import { groupBy } from '../store/groups.ts';
import type { Db } from '../store/index.ts';
import type { IdentifierRow, PersonRow, ReadingRow } from '../store/tables.ts';

export interface HistoryAsked {
  /** ms UTC; what came before `from` is only known, what comes from `to` on is not. */
  from: number;
  to: number;
  /** Names of events that journeys hear within the window, and those that conditions count from the beginning. */
  heard: readonly string[];
  counted: readonly string[];
  /** Whether readings matter, and kinds of identifiers. */
  readings: boolean;
  identifiers: boolean;
  /** This person alone. */
  person?: string | undefined;
}

/** A message of the past; `identify` carries attributes. */
export interface PastEvent {
  personId: string;
  at: number;
  id: string;
  type: 'event' | 'identify';
  name: string;
  properties: Record<string, unknown>;
}

export interface PersonHistory {
  person: PersonRow;
  readings: ReadingRow[];
  identifiers: IdentifierRow[];
}

/** Persons read at a time, and events. */
const PERSONS = 500;
const EVENTS = 10_000;

/** Portions of persons in the order of their ids, each with what is read in one piece. */
export async function* portions(db: Db, asked: HistoryAsked): AsyncGenerator<PersonHistory[]> {
  let after = '';
  for (;;) {
    const persons = await personsAfter(db, after, asked.person);
    if (persons.length === 0) return;
    after = (persons.at(-1) as PersonRow).id;
    const ids = persons.map(({ id }) => id);
    const where = `"readings"."updatedAt" < ${Math.trunc(asked.to)}`;
    const readings = asked.readings ? await pickRows(db, 'readings', ['personId'], ids, { where }) : [];
    const identifiers = asked.identifiers ? await pickRows(db, 'identifiers', ['personId'], ids) : [];
    const by = <T extends { personId: string }>(rows: T[]) => groupBy(rows, ({ personId }) => personId);
    const [read, named] = [by(readings), by(identifiers)];
    yield persons.map((person) => ({
      person,
      readings: (read.get(person.id) ?? []).sort((a, b) => a.updatedAt - b.updatedAt),
      identifiers: named.get(person.id) ?? [],
    }));
  }
}

function personsAfter(db: Db, after: string, only: string | undefined): Promise<PersonRow[]> {
  return db
    .selectFrom('persons')
    .selectAll()
    .where('id', '>', after)
    .where('mergedInto', 'is', null)
    .$if(only !== undefined, (query) => query.where('id', '=', only as string))
    .orderBy('id')
    .limit(PERSONS)
    .execute();
}

/** What these persons did, by person and time; `first` and `last` are the ends of their ids. */
export async function* events(
  db: Db,
  first: string,
  last: string,
  asked: HistoryAsked,
): AsyncGenerator<PastEvent[]> {
  let after: Pick<PastEvent, 'personId' | 'at' | 'id'> = { personId: first, at: -1, id: '' };
  for (;;) {
    const rows = await eventsAfter(db, after, last, asked);
    if (rows.length > 0) yield rows;
    if (rows.length < EVENTS) return;
    after = rows.at(-1) as PastEvent;
  }
}

async function eventsAfter(
  db: Db,
  { personId, at, id }: Pick<PastEvent, 'personId' | 'at' | 'id'>,
  last: string,
  { from, to, heard, counted }: HistoryAsked,
): Promise<PastEvent[]> {
  const list = (names: readonly string[]) => sql.join(names.length > 0 ? names : ['']);
  const past = sql`
    select "personId", "at", "id", "type", "name", "propertiesJson" from "events"
    where "personId" >= ${personId} and "personId" <= ${last}
      and ("personId" > ${personId} or "at" > ${at} or ("at" = ${at} and "id" > ${id}))
      and "at" < ${to}
      and (
        ("type" = 'event' and "name" in (${list(heard)}) and "at" >= ${from})
        or ("type" = 'event' and "name" in (${list(counted)}))
        or "type" = 'identify'
      )
    order by "personId", "at", "id" limit ${EVENTS}`;
  const postgres = dialectOf(db) === 'postgres';
  const row = sql`"personId", "at", "id", "type", "name",`;
  const { rows } = await (postgres
    ? sql<Packed>`select json_agg(json_build_array(${row} "propertiesJson"::json))::text as "packed" from (${past}) as "past"`
    : sql<Packed>`select json_group_array(json_array(${row} json("propertiesJson"))) as "packed" from (${past})`
  ).execute(db);
  return unpacked(rows[0]?.packed);
}

/** The rows travel as one JSON text: a row at a time, handing them over costs more than all that is done with them. */
interface Packed {
  packed: string | null;
}

type Columns = [string, number, string, PastEvent['type'], string, Record<string, unknown>];

const unpacked = (packed: string | null | undefined): PastEvent[] =>
  (JSON.parse(packed ?? '[]') as Columns[]).map(([personId, at, id, type, name, properties]) => ({
    ...{ personId, at, id, type, name, properties },
  }));

/** Days on which there is history: ms UTC of the first and the last event. */
export async function recorded(db: Db): Promise<{ from: number; to: number } | null> {
  const row = await db
    .selectFrom('events')
    .select(({ fn }) => [fn.min('at').as('from'), fn.max('at').as('to')])
    .executeTakeFirst();
  return row && row.from !== null ? { from: Number(row.from), to: Number(row.to) } : null;
}
