/** Where the relations that conditions speak of live: tables, and their columns. All rows are those of the person at hand. */
import { type RawBuilder, sql } from 'kysely';
import { LEAST_MOMENT } from '../../condition/dates.ts';
import type { Relation } from '../../condition/relations.ts';
import type { Dialect } from '../index.ts';

export interface Spelling {
  dialect: Dialect;
}

type Column = RawBuilder<unknown>;
type Columns = Readonly<Record<string, Column>>;

/** The table that rows of a relation come from, and the alias of its list where there is one. */
const TABLES: Record<Relation, string> = {
  person: 'persons',
  attributes: 'personAttributes',
  tags: 'personTags',
  identifiers: 'identifiers',
  contents: 'personContents',
  readings: 'readings',
  events: 'personEvents',
  times: 'personEvents',
  values: 'personEvents',
};

/** `table … where` it is the person's: more tests follow with `and`. */
export function fromOf(relation: Relation, { dialect }: Spelling): RawBuilder<unknown> {
  const table = sql.table(TABLES[relation]);
  const own = sql`${sql.ref(`${TABLES[relation]}.personId`)} = ${sql.ref('persons.id')}`;
  const list = relation === 'times' ? 'timesJson' : 'valuesJson';
  if (relation !== 'times' && relation !== 'values') return sql`${table} where ${own}`;
  return sql`${table} cross join ${itemsOf(dialect, sql.ref(`personEvents.${list}`))} where ${own}`;
}

/** The items of a list that is kept as JSON, as `item.value`. */
export const itemsOf = (dialect: Dialect, json: RawBuilder<unknown>) =>
  dialect === 'sqlite'
    ? sql`json_each(${json}) as item`
    : sql`jsonb_array_elements(cast(${json} as jsonb)) as item(value)`;

const columns = (table: string, ...names: string[]): Record<string, Column> =>
  Object.fromEntries(names.map((name) => [name, sql.ref(`${table}.${name}`)]));

const momentOf = (name: string) =>
  sql`case when ${sql.ref(`persons.${name}`)} >= ${sql.raw(String(LEAST_MOMENT))} then ${sql.ref(`persons.${name}`)} end`;

/** A part of a list within the list. */
const part = (place: number, type: 'text' | 'bigint'): Column =>
  type === 'text'
    ? sql`(item.value ->> ${sql.raw(String(place))})`
    : sql`cast(item.value ->> ${sql.raw(String(place))} as bigint)`;

/** A content is found by its topics in its own row; the test goes on after this with the topic and closes it. */
function topicOf(dialect: Dialect, table: string): Column {
  const topics =
    dialect === 'sqlite'
      ? sql`json_each("contents"."topicsJson") as topic`
      : sql`jsonb_array_elements_text(cast("contents"."topicsJson" as jsonb)) as topic(value)`;
  return sql`exists (select 1 from "contents" where "contents"."id" = ${sql.ref(`${table}.contentId`)}
    and exists (select 1 from ${topics} where topic.value =`;
}

/** How long reading the whole version takes, whole ms. */
const weightOf = (table: string) =>
  sql`(select "contentVersions"."weight" from "contentVersions" where "contentVersions"."contentId" = ${sql.ref(
    `${table}.contentId`,
  )} and "contentVersions"."version" = ${sql.ref(`${table}.version`)})`;

const readColumns = (dialect: Dialect, table: string): Record<string, Column> => ({
  ...columns(table, 'contentId', 'version', 'engaged', 'depth'),
  topic: topicOf(dialect, table),
  density: sql`coalesce(cast(${sql.ref(`${table}.engaged`)} as double precision) / nullif(${weightOf(table)}, 0), 0)`,
});

/** From worst to best, as conditions rank them. */
const STATES = ['complete', 'partial', 'skim', 'bounce'];
const rankBy = (holds: (state: string) => RawBuilder<unknown>): Column => {
  const whens = STATES.map((state, place) => sql`when ${holds(state)} then ${sql.raw(String(4 - place))}`);
  return sql`case ${sql.join(whens, sql` `)} else 0 end`;
};

/** Two halves of an article complete it, though neither reading did. */
const stands = (state: string): RawBuilder<unknown> => {
  const some = sql`"personContents"."statesJson" like ${sql.lit(`%"${state}"%`)}`;
  return state === 'complete' ? sql`${some} or "personContents"."standingState" = 'complete'` : some;
};

const COLUMNS: Record<Relation, (dialect: Dialect) => Columns> = {
  person: () => ({
    ...columns('persons', 'language', 'zone', 'screen'),
    owner: sql.ref('persons.ownerId'),
    made: sql`case when "persons"."made" = 1 then 'yes' else 'no' end`,
    firstSeen: momentOf('firstSeen'),
    lastSeen: momentOf('lastSeen'),
    createdAt: momentOf('createdAt'),
  }),
  attributes: () => columns('personAttributes', 'name', 'type', 'text', 'number', 'at', 'day', 'listed'),
  tags: () => columns('personTags', 'tag'),
  identifiers: () => columns('identifiers', 'kind'),
  contents: (dialect) => ({
    ...readColumns(dialect, 'personContents'),
    ...columns('personContents', 'readings'),
    completion: sql.ref('personContents.standing'),
    state: rankBy(stands),
  }),
  readings: (dialect) => ({
    ...readColumns(dialect, 'readings'),
    ...columns('readings', 'startedAt', 'completion'),
    readings: sql`1`,
    state: rankBy((state) => sql`"readings"."state" = ${sql.lit(state)}`),
  }),
  events: () => columns('personEvents', 'name', 'count', 'firstAt', 'lastAt'),
  times: (dialect) => ({
    ...columns('personEvents', 'name'),
    time: dialect === 'sqlite' ? sql`item.value` : sql`cast(item.value #>> '{}' as bigint)`,
  }),
  values: () => ({
    ...columns('personEvents', 'name'),
    property: part(0, 'text'),
    type: part(1, 'text'),
    text: part(2, 'text'),
    number: part(3, 'text'),
    at: part(4, 'bigint'),
    day: part(5, 'bigint'),
    lastAt: part(6, 'bigint'),
  }),
};

export const columnsOf = (relation: Relation, { dialect }: Spelling): Columns => COLUMNS[relation](dialect);
