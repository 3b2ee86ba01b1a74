/** Attributes, tags and events as they were folded by this migration. */
import { cellsOf, partsOf } from './cells.ts';

const KEPT = { times: 100, properties: 20, values: 20 } as const;

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

interface Happened {
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

export function rowOf({ times, values, ...sums }: Sums): object {
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

interface Person {
  id: string;
  attributesJson: string;
  tagsJson: string;
}

export function attributeRows({ id: personId, attributesJson }: Person): object[] {
  const attributes = Object.entries(JSON.parse(attributesJson) as Record<string, { value: unknown }>);
  return attributes.flatMap(([name, { value }]) =>
    cellsOf(value).map((cell, place) => {
      const [type, text, number, at, day] = partsOf(cell);
      return { personId, name, place, type, text, number, at, day, listed: cell.listed ? 1 : 0 };
    }),
  );
}

export function tagRows({ id: personId, tagsJson }: Person): object[] {
  return [...new Set(JSON.parse(tagsJson) as string[])].map((tag) => ({ personId, tag }));
}
