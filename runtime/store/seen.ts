/** The names and values that pages send, for people who build conditions: bounded, and counted roughly. */
import { cellsOf } from '../condition/cells.ts';
import { addCounts } from './bulk.ts';
import type { Db } from './index.ts';
import type { SeenRow } from './tables.ts';

/** Bounds: what a hostile page invents must not fill the store, nor bury what others use. */
const MOST = { names: 500, properties: 30, values: 50, rows: 20_000 } as const;
/** Characters of a value that is kept to be offered. */
const VALUE = 60;
/** Of events that bring nothing new every sixteenth is counted. */
const SAMPLE = 16;

/** What is to be added, by key. */
export type SeenChanges = Map<string, SeenRow>;

const keyOf = ({ kind, name, property, value }: Omit<SeenRow, 'count'>) =>
  JSON.stringify([kind, name, property, value]);

/** What is in the store, as far as this process knows. */
export class SeenBefore {
  private readonly keys = new Set<string>();
  private readonly counts = new Map<string, number>();
  /** Of events: the values of each property by name; texts longer than what is offered are left out. */
  private readonly events = new Map<string, Map<string, Set<unknown>>>();
  private loaded = false;

  /** After a transaction that failed, what it added is not there. */
  forget(): void {
    this.loaded = false;
  }

  async load(db: Db): Promise<void> {
    if (this.loaded) return;
    this.keys.clear();
    this.counts.clear();
    this.events.clear();
    for (const row of await db.selectFrom('seen').selectAll().limit(MOST.rows).execute()) this.add(row);
    this.loaded = true;
  }

  has(row: SeenRow): boolean {
    return this.keys.has(keyOf(row));
  }

  /** Whether such an event brings nothing that there is room for: asked of every event, so it spells no keys. */
  hasEvent(name: string, properties: Record<string, unknown>): boolean {
    const known = this.events.get(name);
    if (this.keys.size >= MOST.rows) return true;
    if (!known) return this.events.size >= MOST.names;
    for (const property of Object.keys(properties)) {
      const values = known.get(property);
      if (values ? !holds(values, properties[property]) : known.size < MOST.properties) return false;
    }
    return true;
  }

  /** Whether there is room for one more beside its like; a value comes after its name. */
  takes(row: SeenRow, key = keyOf(row)): boolean {
    if (this.keys.has(key)) return true;
    const [place, most] = placeOf(row);
    if (this.keys.size >= MOST.rows || (this.counts.get(place) ?? 0) >= most) return false;
    this.add(row);
    return true;
  }

  private add(row: SeenRow): void {
    const [place] = placeOf(row);
    this.keys.add(keyOf(row));
    this.counts.set(place, (this.counts.get(place) ?? 0) + 1);
    if (row.kind === 'event') this.addEvent(row);
  }

  private addEvent({ name, property, value }: SeenRow): void {
    const known = this.events.get(name) ?? new Map<string, Set<unknown>>();
    this.events.set(name, known);
    if (property === '') return;
    const values = known.get(property) ?? new Set();
    known.set(property, values);
    if (value !== '') values.add(JSON.parse(value));
  }
}

/** Whether a property's values hold this one, or there is no room or no use for it. */
function holds(values: ReadonlySet<unknown>, value: unknown): boolean {
  if (values.size >= MOST.values || values.has(value)) return true;
  if (Array.isArray(value)) return value.every((one) => holds(values, one));
  return typeof value === 'string' ? value === '' || value.length > VALUE : typeof value === 'object';
}

/** Among what a row is counted, and how many of them there may be. */
function placeOf({ kind, name, property, value }: SeenRow): [place: string, most: number] {
  if (value !== '') return [JSON.stringify([kind, name, property]), MOST.values];
  return property === '' ? [kind, MOST.names] : [JSON.stringify([kind, name]), MOST.properties];
}

/** `{ name, properties }` of an event; `id` is the message's, and decides whether it is counted. */
export function seeEvent(
  changes: SeenChanges,
  before: SeenBefore,
  { id, name, properties }: { id: string; name: string; properties: Record<string, unknown> },
): void {
  const sampled = (id.charCodeAt(id.length - 1) + id.charCodeAt(id.length - 2)) % SAMPLE === 0;
  if (!sampled && before.hasEvent(name, properties)) return;
  const own = nameRow('event', name);
  const isNew = !before.has(own);
  if (isNew && !before.takes(own)) return;
  const rows = rowsOf('event', name, properties);
  for (const row of rows) {
    if (sampled || isNew || !before.has(row)) see(changes, before, row);
  }
}

/** Attributes that a person did not have like this before. */
export function seeAttributes(
  changes: SeenChanges,
  before: SeenBefore,
  attributes: Record<string, unknown>,
): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (!before.takes(nameRow('attribute', name))) continue;
    see(changes, before, nameRow('attribute', name));
    for (const text of textsOf(value)) {
      see(changes, before, { kind: 'attribute', name, property: '', value: text, count: 1 });
    }
  }
}

const nameRow = (kind: string, name: string): SeenRow => ({ kind, name, property: '', value: '', count: 1 });

function rowsOf(kind: string, name: string, properties: Record<string, unknown>): SeenRow[] {
  const rows: SeenRow[] = [nameRow(kind, name)];
  for (const [property, value] of Object.entries(properties)) {
    rows.push({ kind, name, property, value: '', count: 1 });
    for (const text of textsOf(value)) rows.push({ kind, name, property, value: text, count: 1 });
  }
  return rows;
}

/** The scalars in a value, as JSON; long ones are nothing to choose from. */
function textsOf(value: unknown): string[] {
  const scalars = (Array.isArray(value) ? value : [value]).filter((one) => cellsOf(one)[0]?.type !== 'o');
  return scalars
    .filter((one) => one !== null && one !== '')
    .flatMap((one) => {
      const text = JSON.stringify(one);
      return text !== undefined && text !== 'null' && text.length <= VALUE ? [text] : [];
    });
}

function see(changes: SeenChanges, before: SeenBefore, row: SeenRow): void {
  const key = keyOf(row);
  const known = changes.get(key);
  if (known) known.count += 1;
  else if (before.takes(row, key)) changes.set(key, row);
}

export const saveSeen = (db: Db, changes: SeenChanges) => addCounts(db, 'seen', [...changes.values()]);

/** Tags that journeys set. */
export async function seeTags(db: Db, tags: readonly string[]): Promise<void> {
  await addCounts(
    db,
    'seen',
    [...new Set(tags)].map((name) => nameRow('tag', name)),
  );
}

/** An attribute that may be asked about before anybody has it. */
export async function declareAttribute(db: Db, name: string): Promise<void> {
  await addCounts(db, 'seen', [nameRow('declared', name)]);
}

/** Which of these attributes somebody has, had, or declared. */
export async function knownAttributes(db: Db, names: readonly string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const rows = await db
    .selectFrom('seen')
    .select('name')
    .where('kind', 'in', ['attribute', 'declared'])
    .where('name', 'in', names)
    .where('value', '=', '')
    .execute();
  return new Set(rows.map(({ name }) => name));
}
