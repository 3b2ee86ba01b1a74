/** What each person did, by the name of the event: counted on arrival, so that conditions never look through the events themselves. */
import { type Cell, cellsOf, KEPT, numberOfKey, orderKey } from '../condition/cells.ts';
import type { EventFacts, Scalar } from '../condition/vocabulary.ts';
import { pickRows, putRows } from './bulk.ts';
import type { Db } from './index.ts';
import type { PersonEventRow } from './tables.ts';

/** A value that a property had, in parts, and when it last had it (ms UTC). */
type Value = [
  property: string,
  type: string,
  text: string | null,
  number: string | null,
  at: number | null,
  day: number | null,
  lastAt: number,
];

interface Sums {
  personId: string;
  name: string;
  count: number;
  firstAt: number;
  lastAt: number;
  times: number[];
  values: Value[];
}

/** What is to be added, by person and name. */
export type PersonEventChanges = Map<string, Sums>;

export interface Happened {
  personId: string;
  name: string;
  /** ms UTC */
  at: number;
  properties: Record<string, unknown>;
}

const nameOf = ({ personId, name }: Pick<Sums, 'personId' | 'name'>) => `${personId}\n${name}`;

export function foldEvent(changes: PersonEventChanges, { personId, name, at, properties }: Happened): void {
  const one = {
    personId,
    name,
    count: 1,
    firstAt: at,
    lastAt: at,
    times: [at],
    values: valuesOf(properties, at),
  };
  const known = changes.get(nameOf(one));
  if (known) add(known, one);
  else changes.set(nameOf(one), one);
}

/** What cannot be compared is not kept. */
function valuesOf(properties: Record<string, unknown>, at: number): Value[] {
  return Object.entries(properties).flatMap(([property, value]) =>
    cellsOf(value)
      .filter(({ type }) => type !== 'o')
      .map((cell) => [property, ...partsOf(cell), at] satisfies Value as Value),
  );
}

/** A cell as the columns of a store. */
export const partsOf = ({ type, text, number, at, day }: Cell) =>
  [type, text ?? null, number === undefined ? null : orderKey(number), at ?? null, day ?? null] as const;

function add(sums: Sums, other: Omit<Sums, 'personId' | 'name'>): void {
  sums.count += other.count;
  sums.firstAt = Math.min(sums.firstAt, other.firstAt);
  sums.lastAt = Math.max(sums.lastAt, other.lastAt);
  sums.times = [...sums.times, ...other.times];
  for (const value of other.values) addValue(sums.values, value);
}

function addValue(values: Value[], value: Value): void {
  const [property, type, text, number] = value;
  const known = values.find(
    (one) => one[0] === property && one[1] === type && one[2] === text && one[3] === number,
  );
  if (known) known[6] = Math.max(known[6], value[6]);
  else values.push(value);
}

/** Writes the changes; the rows of the persons are locked. */
export async function savePersonEvents(db: Db, changes: PersonEventChanges): Promise<void> {
  const all = [...changes.values()];
  const keys = all.map(({ personId, name }) => [personId, name]);
  for (const row of await pickRows(db, 'personEvents', ['personId', 'name'], keys)) {
    add(changes.get(nameOf(row)) as Sums, sumsOf(row));
  }
  await putRows(db, 'personEvents', all.map(rowOf));
}

const sumsOf = ({ timesJson, valuesJson, ...row }: PersonEventRow): Sums => ({
  ...row,
  times: JSON.parse(timesJson) as number[],
  values: JSON.parse(valuesJson) as Value[],
});

export function rowOf({ times, values, ...sums }: Sums): PersonEventRow {
  const timesJson = JSON.stringify(times.sort((a, b) => b - a).slice(0, KEPT.times));
  return { ...sums, timesJson, valuesJson: JSON.stringify(newest(values)) };
}

const later = (a: Value, b: Value) => b[6] - a[6] || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** In one order, whatever order they came in; of each property the newest values, and the properties seen last. */
function newest(values: Value[]): Value[] {
  const sorted = values.length > 1 ? values.sort(later) : values;
  const kept = new Map<string, number>();
  return sorted.filter(([property]) => {
    const count = kept.get(property) ?? 0;
    if (count >= KEPT.values || (count === 0 && kept.size >= KEPT.properties)) return false;
    kept.set(property, count + 1);
    return true;
  });
}

/** Joins two persons' rows of one name into the first person's. */
export function joinedEvents(row: PersonEventRow, other: PersonEventRow | undefined): PersonEventRow {
  const sums = sumsOf(row);
  if (other) add(sums, sumsOf(other));
  return rowOf(sums);
}

/** As conditions see it. */
export function eventFacts(row: PersonEventRow): EventFacts {
  const { count, firstAt, lastAt, times, values } = sumsOf(row);
  return {
    ...{ count, firstAt, lastAt, times },
    values: values.map((value) => ({ property: value[0], value: scalarOf(value), lastAt: value[6] })),
  };
}

function scalarOf([, type, text, number]: Value): Scalar {
  if (type === 't') return text ?? '';
  return type === 'n' ? numberOfKey(number ?? '') : type === 'yes';
}
