/** What conditions look at, folded: attributes, tags and events by person, and what was there before is folded as well. */
import { type Kysely, PostgresAdapter, sql } from 'kysely';
import { attributeRows, foldEvent, type PersonEventChanges, rowOf, tagRows } from './0005/folds.ts';
import { type Cut, cutOf, type Read, standingOf } from './0005/standing.ts';

/** The tables that this looks into, as they were then. */
interface Then {
  persons: {
    id: string;
    attributesJson: string;
    tagsJson: string;
    mergedInto: string | null;
    screen: string;
    screenAt: number;
  };
  events: { type: string; personId: string; name: string; at: number; propertiesJson: string };
  readings: { personId: string; screen: string; startedAt: number };
  contentVersions: { contentId: string; version: string; blocksJson: string; weight: number };
  personContents: Read & { contentId: string; standing: number; standingState: string };
  personEvents: object;
  personAttributes: object;
  personTags: object;
}

type Db = Kysely<Then>;

/** Rows read and written at a time. */
const PAGE = 500;

export async function up(db: Db): Promise<void> {
  await addTables(db);
  await addColumns(db);
  await sql`create index ${sql.ref('personsByZone')} on ${sql.table('persons')} (${sql.ref('zone')})`.execute(
    db,
  );
  await foldPersons(db);
  await foldVersions(db);
}

async function addTables(db: Db): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  // The order of the digits must not depend on a language.
  const digits = sql.raw(postgres ? 'text collate "C"' : 'text');
  const end = sql.raw(postgres ? '' : 'without rowid');
  const names = (table: string) => sql.table(table);
  await sql`create table ${names('personAttributes')} (
    "personId" text not null, "name" text not null, "place" integer not null, "type" text not null, "text" text,
    "number" ${digits}, "at" bigint, "day" integer, "listed" integer not null,
    primary key ("personId", "name", "place")) ${end}`.execute(db);
  await sql`create table ${names('personTags')} (
    "personId" text not null, "tag" text not null, primary key ("personId", "tag")) ${end}`.execute(db);
  await sql`create table ${names('personEvents')} (
    "personId" text not null, "name" text not null, "count" integer not null, "firstAt" bigint not null,
    "lastAt" bigint not null, "timesJson" text not null, "valuesJson" text not null,
    primary key ("personId", "name")) ${end}`.execute(db);
  await sql`create table ${names('seen')} (
    "kind" text not null, "name" text not null, "property" text not null, "value" text not null,
    "count" bigint not null, primary key ("kind", "name", "property", "value")) ${end}`.execute(db);
}

async function addColumns(db: Db): Promise<void> {
  const add = (table: string, column: string, type: string) =>
    sql`alter table ${sql.table(table)} add column ${sql.ref(column)} ${sql.raw(type)}`.execute(db);
  await add('persons', 'screen', 'text');
  await add('persons', 'screenAt', 'bigint not null default 0');
  await add('personContents', 'standing', 'double precision not null default 0');
  await add('personContents', 'standingState', `text not null default 'bounce'`);
  await add('contentVersions', 'weight', 'bigint not null default 0');
}

/** Page by page in the order of their ids. */
async function foldPersons(db: Db): Promise<void> {
  for (let after = ''; ; ) {
    const persons = await db
      .selectFrom('persons')
      .select(['id', 'attributesJson', 'tagsJson', 'mergedInto'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute();
    if (persons.length === 0) return;
    after = persons.at(-1)?.id ?? '';
    const left = persons.filter(({ mergedInto }) => mergedInto === null);
    await insert(db, 'personAttributes', left.flatMap(attributeRows));
    await insert(db, 'personTags', left.flatMap(tagRows));
    const ids = left.map(({ id }) => id);
    await foldEvents(db, ids);
    await foldScreens(db, ids);
  }
}

type Made = 'personEvents' | 'personAttributes' | 'personTags';

async function insert(db: Db, table: Made, rows: readonly object[]): Promise<void> {
  for (let from = 0; from < rows.length; from += PAGE) {
    await db
      .insertInto(table)
      .values(rows.slice(from, from + PAGE))
      .execute();
  }
}

async function foldEvents(db: Db, ids: string[]): Promise<void> {
  const changes: PersonEventChanges = new Map();
  const events = await db
    .selectFrom('events')
    .select(['personId', 'name', 'at', 'propertiesJson'])
    .where('type', '=', 'event')
    .where('personId', 'in', ids)
    .execute();
  for (const { personId, name, at, propertiesJson } of events) {
    foldEvent(changes, { personId, name, at, properties: JSON.parse(propertiesJson) });
  }
  await insert(db, 'personEvents', [...changes.values()].map(rowOf));
}

async function foldScreens(db: Db, ids: string[]): Promise<void> {
  const readings = await db
    .selectFrom('readings')
    .select(['personId', 'screen', 'startedAt'])
    .where('personId', 'in', ids)
    .orderBy('startedAt')
    .orderBy('screen')
    .execute();
  const last = new Map(readings.map((row) => [row.personId, row]));
  for (const { personId, screen, startedAt } of last.values()) {
    await db.updateTable('persons').set({ screen, screenAt: startedAt }).where('id', '=', personId).execute();
  }
}

/** By content, then by version. */
type AllCuts = Map<string, Map<string, Cut>>;

async function foldVersions(db: Db): Promise<void> {
  const versions = await db
    .selectFrom('contentVersions')
    .select(['contentId', 'version', 'blocksJson'])
    .execute();
  const all: AllCuts = new Map();
  for (const { contentId, version, blocksJson } of versions) {
    const cut = cutOf(JSON.parse(blocksJson));
    all.set(contentId, (all.get(contentId) ?? new Map()).set(version, cut));
    const row = db.updateTable('contentVersions').where('contentId', '=', contentId);
    await row
      .where('version', '=', version)
      .set({ weight: Math.round(cut.total) })
      .execute();
  }
  const contents = await db.selectFrom('personContents').select('contentId').distinct().execute();
  for (const { contentId } of contents) await foldStandings(db, contentId, all.get(contentId) ?? new Map());
}

async function foldStandings(db: Db, contentId: string, cuts: Map<string, Cut>): Promise<void> {
  const rows = await db.selectFrom('personContents').selectAll().where('contentId', '=', contentId).execute();
  const byPerson = new Map<string, Read[]>();
  for (const row of rows) byPerson.set(row.personId, [...(byPerson.get(row.personId) ?? []), row]);
  for (const row of rows) {
    await db
      .updateTable('personContents')
      .set(standingOf(row, byPerson.get(row.personId) as Read[], cuts))
      .where('personId', '=', row.personId)
      .where('contentId', '=', contentId)
      .where('version', '=', row.version)
      .execute();
  }
}
