/**
 * What each person did, by the name of the event. The last events lie as they came, one row a batch; every so many of a person's are
 * folded by name, so that a batch costs one row whatever its events are called, and conditions never look through the events themselves.
 */
import { type Cell, cellsOf, KEPT, numberOfKey, orderKey } from '../condition/cells.ts';
import type { EventFacts, Scalar } from '../condition/vocabulary.ts';
import { insertRows, pickRows, putRows, removeRows } from './bulk.ts';
import type { Db } from './index.ts';
import type { PersonEventRow, PersonRow, RecentEventRow } from './tables.ts';

/**
 * Events of a person from one folding to the next. A folding costs a row for each name, while conditions look through what lies there:
 * at 32 an event costs a fifth more in `npm run bench -- ingest`, and few persons ever come to so many.
 */
const FOLDED_EVERY = 128;

/** A value that a property had, in the parts that conditions compare; then with the moment when it was had last, ms UTC. */
type Parts = [
  property: string,
  type: string,
  text: string | null,
  number: string | null,
  at: number | null,
  day: number | null,
];
type Value = [...Parts, lastAt: number];

/** As `RecentEventRow.eventsJson` lists it. */
type Recent = [name: string, at: number, values: Parts[]];

/** What happened, by person. */
export type PersonEventChanges = Map<string, { id: string; events: Recent[] }>;

export interface Happened {
  /** The message's. */
  id: string;
  personId: string;
  name: string;
  /** ms UTC */
  at: number;
  properties: Record<string, unknown>;
}

export function noteEvent(
  changes: PersonEventChanges,
  { id, personId, name, at, properties }: Happened,
): void {
  const recent: Recent = [name, at, partsIn(properties)];
  const known = changes.get(personId);
  if (known) known.events.push(recent);
  else changes.set(personId, { id, events: [recent] });
}

/** What cannot be compared is not kept, and of what is too much only so much as folding keeps. */
function partsIn(properties: Record<string, unknown>): Parts[] {
  const parts: Parts[] = [];
  for (const [property, value] of Object.entries(properties)) {
    for (const cell of cellsOf(value)) {
      if (cell.type !== 'o') parts.push([property, ...partsOf(cell)]);
    }
  }
  if (parts.length <= Math.min(KEPT.values, KEPT.properties)) return parts;
  return newest(parts.map((one) => [...one, 0])).map((one) => one.slice(0, -1) as Parts);
}

/** A cell as the columns of a store. */
export const partsOf = ({ type, text, number, at, day }: Cell) =>
  [type, text ?? null, number === undefined ? null : orderKey(number), at ?? null, day ?? null] as const;

/** Writes what happened; the rows of the persons are locked, and `persons` has them with these events counted. */
export async function savePersonEvents(
  db: Db,
  changes: PersonEventChanges,
  persons: ReadonlyMap<string, Pick<PersonRow, 'events'>>,
): Promise<void> {
  const kept: RecentEventRow[] = [];
  const folded: RecentEventRow[] = [];
  for (const [personId, { id, events }] of changes) {
    const count = persons.get(personId)?.events ?? 0;
    const before = count - events.length;
    const due = Math.floor(count / FOLDED_EVERY) > Math.floor(before / FOLDED_EVERY);
    (due ? folded : kept).push({ personId, id, eventsJson: JSON.stringify(events) });
  }
  await insertRows(db, 'recentEvents', kept);
  const personIds = folded.map(({ personId }) => personId);
  await foldRecent(db, personIds, folded);
}

/** Folds what lies there of these persons, and `more`; their rows are locked. */
export async function foldRecent(
  db: Db,
  personIds: readonly string[],
  more: readonly RecentEventRow[] = [],
): Promise<void> {
  const recent = await pickRows(db, 'recentEvents', ['personId'], personIds);
  const sums: AllSums = new Map();
  for (const row of [...recent, ...more]) addRecent(sums, row);
  const keys = [...sums.values()].map(({ personId, name }) => [personId, name]);
  for (const row of await pickRows(db, 'personEvents', ['personId', 'name'], keys)) addRow(sums, row);
  await putRows(db, 'personEvents', [...sums.values()].map(rowOf));
  if (recent.length > 0) await removeRows(db, 'recentEvents', 'personId', personIds);
}

/** A person's events of one name. */
interface Sums {
  personId: string;
  name: string;
  count: number;
  firstAt: number;
  lastAt: number;
  times: number[];
  /** Each once, by its parts. */
  values: Map<string, Value>;
}

/** By person and name. */
type AllSums = Map<string, Sums>;

function sumsAt(all: AllSums, personId: string, name: string): Sums {
  const key = `${personId}\n${name}`;
  const known = all.get(key);
  if (known) return known;
  const none = { count: 0, firstAt: Number.MAX_SAFE_INTEGER, lastAt: 0, times: [], values: new Map() };
  const sums = { personId, name, ...none };
  all.set(key, sums);
  return sums;
}

function addRecent(
  all: AllSums,
  { personId, eventsJson }: RecentEventRow,
  wanted?: ReadonlySet<string>,
): void {
  for (const recent of JSON.parse(eventsJson) as Recent[]) {
    if (!wanted || wanted.has(recent[0])) addOne(all, personId, recent);
  }
}

function addOne(all: AllSums, personId: string, [name, at, parts]: Recent): void {
  const sums = sumsAt(all, personId, name);
  add(sums, 1, at, at);
  sums.times.push(at);
  for (const one of parts) addValue(sums, [...one, at]);
}

function addRow(all: AllSums, { personId, name, timesJson, valuesJson, ...row }: PersonEventRow): void {
  const sums = sumsAt(all, personId, name);
  add(sums, row.count, row.firstAt, row.lastAt);
  sums.times.push(...(JSON.parse(timesJson) as number[]));
  for (const value of JSON.parse(valuesJson) as Value[]) addValue(sums, value);
}

function add(sums: Sums, count: number, firstAt: number, lastAt: number): void {
  sums.count += count;
  sums.firstAt = Math.min(sums.firstAt, firstAt);
  sums.lastAt = Math.max(sums.lastAt, lastAt);
}

function addValue({ values }: Sums, value: Value): void {
  const [property, type, text, number, , , lastAt] = value;
  const key = `${property}\n${type}\n${text ?? number ?? ''}`;
  const known = values.get(key);
  if (!known || known[6] < lastAt) values.set(key, value);
}

function rowOf({ personId, name, count, firstAt, lastAt, times, values }: Sums): PersonEventRow {
  const timesJson = JSON.stringify(times.sort((a, b) => b - a).slice(0, KEPT.times));
  const valuesJson = JSON.stringify(newest([...values.values()]));
  return { personId, name, count, firstAt, lastAt, timesJson, valuesJson };
}

/** The later first; of those at one moment the lesser, so that no order shows. */
function later(a: Value, b: Value): number {
  if (a[6] !== b[6]) return b[6] - a[6];
  let place = 0;
  while (place < 3 && a[place] === b[place]) place += 1;
  return (a[place] ?? '') < (b[place] ?? '') ? -1 : 1;
}

/** In one order, whatever order they came in; of each property the newest values, and the properties seen last. */
function newest(values: Value[]): Value[] {
  if (values.length < 2) return values;
  const kept = new Map<string, number>();
  return values.sort(later).filter(([property]) => {
    const count = kept.get(property) ?? 0;
    if (count >= KEPT.values || (count === 0 && kept.size >= KEPT.properties)) return false;
    kept.set(property, count + 1);
    return true;
  });
}

/** Joins what was folded of two persons into the first one's rows. */
export function joinedEvents(
  into: string,
  rows: readonly PersonEventRow[],
  more: readonly PersonEventRow[],
): PersonEventRow[] {
  const sums: AllSums = new Map();
  const names = new Set(more.map(({ name }) => name));
  for (const row of rows) if (names.has(row.name)) addRow(sums, row);
  for (const row of more) addRow(sums, { ...row, personId: into });
  return [...sums.values()].map(rowOf);
}

/** As conditions see what persons did under these names: by person, then by name. */
export async function loadEventFacts(
  db: Db,
  personIds: readonly string[],
  names: ReadonlySet<string>,
): Promise<Map<string, Record<string, EventFacts>>> {
  const facts = new Map<string, Record<string, EventFacts>>();
  if (names.size === 0) return facts;
  const sums: AllSums = new Map();
  const keys = personIds.flatMap((id) => [...names].map((name) => [id, name]));
  for (const row of await pickRows(db, 'personEvents', ['personId', 'name'], keys)) addRow(sums, row);
  for (const row of await pickRows(db, 'recentEvents', ['personId'], personIds)) addRecent(sums, row, names);
  for (const one of sums.values()) {
    facts.set(one.personId, { ...facts.get(one.personId), [one.name]: factsOf(one) });
  }
  return facts;
}

/** One person's events while a history passes: what conditions see of a name, as often as one asks. */
export function createEventTally() {
  const all: AllSums = new Map();
  return {
    add: (one: Omit<Happened, 'id'>) =>
      addOne(all, one.personId, [one.name, one.at, partsIn(one.properties)]),
    facts: (name: string): EventFacts | undefined =>
      [...all.values()].filter((one) => one.name === name).map(factsOf)[0],
  };
}

const factsOf = ({ count, firstAt, lastAt, times, values }: Sums): EventFacts => ({
  ...{ count, firstAt, lastAt, times },
  values: [...values.values()].map((value) => ({
    property: value[0],
    value: scalarOf(value),
    lastAt: value[6],
  })),
});

function scalarOf([, type, text, number]: Value): Scalar {
  if (type === 't') return text ?? '';
  return type === 'n' ? numberOfKey(number ?? '') : type === 'yes';
}
