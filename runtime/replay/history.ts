/** Recorded history as it is read from the store: person by person, each in the order of time, a bounded part of it in memory. */
import { type RawBuilder, sql } from 'kysely';
import type { RelatedAsked, RelatedFacts } from '../condition/vocabulary.ts';
import { dialectOf, pickRows } from '../store/bulk.ts';
import { groupBy } from '../store/groups.ts';
import type { Db } from '../store/index.ts';
import type { Attributes } from '../store/persons.ts';
import { loadRelated } from '../store/relations.ts';
import type { EventRow, IdentifierRow, PersonRow, ReadingRow } from '../store/tables.ts';

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
  /** What conditions ask of people who are related; they are as they are now. */
  related: ReadonlySet<RelatedAsked>;
  /** This person alone. */
  person?: string | undefined;
}

/** A message of the past; `identify` carries attributes. A list, as it is read: an object each would be one more. */
export type PastEvent = [
  personId: string,
  at: number,
  id: string,
  type: 'event' | 'identify',
  name: string,
  properties: Record<string, unknown>,
];

/** A person as they stand now. */
export type PastPerson = [
  id: string,
  attributes: Attributes,
  tags: string[],
  ownerId: string | null,
  zone: string | null,
  language: string | null,
  region: string | null,
  screen: string | null,
  firstSeen: number,
  createdAt: number,
  made: number,
];

export interface PersonHistory {
  id: string;
  person: PastPerson;
  readings: ReadingRow[];
  identifiers: IdentifierRow[];
  relations: RelatedFacts[];
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
    const ids = persons.map(([id]) => id);
    after = ids.at(-1) as string;
    const where = `"readings"."updatedAt" < ${Math.trunc(asked.to)}`;
    const readings = asked.readings ? await pickRows(db, 'readings', ['personId'], ids, { where }) : [];
    const identifiers = asked.identifiers ? await pickRows(db, 'identifiers', ['personId'], ids) : [];
    const related = await loadRelated(db, ids, asked.related);
    const by = <T extends { personId: string }>(rows: T[]) => groupBy(rows, ({ personId }) => personId);
    const [read, named] = [by(readings), by(identifiers)];
    yield persons.map((person) => ({
      ...{ id: person[0], person },
      readings: (read.get(person[0]) ?? []).sort((a, b) => a.updatedAt - b.updatedAt),
      identifiers: named.get(person[0]) ?? [],
      relations: related.get(person[0]) ?? [],
    }));
  }
}

const PERSON_COLUMNS: (keyof PersonRow)[] = [
  ...(['id', 'attributesJson', 'tagsJson', 'ownerId', 'zone', 'language', 'region'] as const),
  ...(['screen', 'firstSeen', 'createdAt', 'made'] as const),
];

function personsAfter(db: Db, after: string, only: string | undefined): Promise<PastPerson[]> {
  const alone = only === undefined ? sql`` : sql`and "id" = ${only}`;
  const past = sql`
    select * from "persons" where "id" > ${after} and "mergedInto" is null ${alone}
    order by "id" limit ${PERSONS}`;
  return listed<PastPerson>(db, PERSON_COLUMNS, past);
}

/** What these persons did, by person and time; `first` and `last` are the ends of their ids. */
export async function* events(
  db: Db,
  first: string,
  last: string,
  asked: HistoryAsked,
): AsyncGenerator<PastEvent[]> {
  let from: Moment = [first, 0];
  for (let most = EVENTS; ; ) {
    const rows = await eventsFrom(db, from, last, asked, most);
    const whole = rows.length < most ? rows.length : beginOfMoment(rows, rows.length - 1);
    if (whole > 0) yield inOrder(rows.slice(0, whole));
    if (whole === rows.length) return;
    const [personId, at] = rows[whole] as PastEvent;
    from = [personId, at];
    // More than was asked for happened in one moment: all of it is needed to put it in order.
    most = whole === 0 ? most * 2 : EVENTS;
  }
}

type Moment = [personId: string, at: number];

const isSameMoment = (one: PastEvent, other: PastEvent) => one[1] === other[1] && one[0] === other[0];

/** Where the events of the moment of this one begin. */
function beginOfMoment(rows: readonly PastEvent[], place: number): number {
  let begin = place;
  while (begin > 0 && isSameMoment(rows[begin - 1] as PastEvent, rows[place] as PastEvent)) begin -= 1;
  return begin;
}

/** Those of one moment by their ids: no index has them so, and a store that had to sort would cost a tenth of a replay. */
function inOrder(rows: PastEvent[]): PastEvent[] {
  for (let begin = 0, end = 1; end <= rows.length; end++) {
    if (end < rows.length && isSameMoment(rows[begin] as PastEvent, rows[end] as PastEvent)) continue;
    if (end - begin > 1) {
      const moment = rows.slice(begin, end).sort(byId);
      for (const [place, row] of moment.entries()) rows[begin + place] = row;
    }
    begin = end;
  }
  return rows;
}

const byId = ([, , one]: PastEvent, [, , other]: PastEvent) => (one < other ? -1 : 1);

const EVENT_COLUMNS: (keyof EventRow)[] = ['personId', 'at', 'id', 'type', 'name', 'propertiesJson'];

function eventsFrom(
  db: Db,
  [personId, at]: Moment,
  last: string,
  { from, to, heard, counted }: HistoryAsked,
  most: number,
): Promise<PastEvent[]> {
  const list = (names: readonly string[]) => sql.join(names.length > 0 ? names : ['']);
  const past = sql`
    select * from "events"
    where "personId" >= ${personId} and "personId" <= ${last}
      and ("personId" > ${personId} or "at" >= ${at})
      and "at" < ${to}
      and (
        ("type" = 'event' and "name" in (${list(heard)}) and "at" >= ${from})
        or ("type" = 'event' and "name" in (${list(counted)}))
        or "type" = 'identify'
      )
    order by "personId", "at" limit ${most}`;
  return listed<PastEvent>(db, EVENT_COLUMNS, past);
}

/**
 * The rows of `past` as lists of these columns, what is JSON as what it holds. They travel as one text: a row at a time, handing them
 * over costs more than all that is done with them.
 */
async function listed<T>(db: Db, columns: readonly string[], past: RawBuilder<unknown>): Promise<T[]> {
  const postgres = dialectOf(db) === 'postgres';
  const cells = columns.map((name) => {
    if (!name.endsWith('Json')) return sql.ref(name);
    return postgres ? sql`${sql.ref(name)}::json` : sql`json(${sql.ref(name)})`;
  });
  const { rows } = await (postgres
    ? sql<Packed>`select json_agg(json_build_array(${sql.join(cells)}))::text as "packed" from (${past}) as "past"`
    : sql<Packed>`select json_group_array(json_array(${sql.join(cells)})) as "packed" from (${past})`
  ).execute(db);
  return JSON.parse(rows[0]?.packed ?? '[]') as T[];
}

interface Packed {
  packed: string | null;
}

/** Days on which there is history: ms UTC of the first and the last event. */
export async function recorded(db: Db): Promise<{ from: number; to: number } | null> {
  const row = await db
    .selectFrom('events')
    .select(({ fn }) => [fn.min('at').as('from'), fn.max('at').as('to')])
    .executeTakeFirst();
  return row && row.from !== null ? { from: Number(row.from), to: Number(row.to) } : null;
}
