/** Where the relations that conditions speak of live: tables, and their columns. All rows are those of the person at hand. */
import { type RawBuilder, sql } from 'kysely';
import { LEAST_MOMENT } from '../../condition/dates.ts';
import type { Relation } from '../../condition/relations.ts';
import type { Dialect } from '../index.ts';
import { type EventRelation, eventsFrom } from './events.ts';

export interface Spelling {
  dialect: Dialect;
}

type Column = RawBuilder<unknown>;
type Columns = Readonly<Record<string, Column>>;

/** Where what related people have comes from. */
const RELATED = {
  relatedAttributes: 'personAttributes',
  relatedTags: 'personTags',
  relatedSegments: 'segmentMembers',
  relatedContents: 'personContents',
} as const satisfies Partial<Record<Relation, string>>;
type RelatedRelation = keyof typeof RELATED;

const isRelated = (relation: Relation): relation is RelatedRelation => Object.hasOwn(RELATED, relation);

/** The table that rows of a relation come from. */
const TABLES: Record<Exclude<Relation, EventRelation | RelatedRelation | 'units'>, string> = {
  person: 'persons',
  attributes: 'personAttributes',
  tags: 'personTags',
  identifiers: 'identifiers',
  segments: 'segmentMembers',
  relations: 'relations',
  contents: 'personContents',
  readings: 'readings',
};

/** `table … where` it is the person's: more tests follow with `and`. `event`: whose events `events`, `times` and `values` are. */
export function fromOf(relation: Relation, { dialect }: Spelling, event = ''): RawBuilder<unknown> {
  if (relation === 'units') return sql`${UNITS} where 1 = 1`;
  if (isRelated(relation)) return relatedFrom(RELATED[relation], dialect);
  if (relation === 'events' || relation === 'times' || relation === 'values') {
    return eventsFrom(relation, dialect, event);
  }
  const table = TABLES[relation];
  return sql`${sql.table(table)} where ${sql.ref(`${table}.personId`)} = ${sql.ref('persons.id')}`;
}

/** The unit of the person's owner, and those above it. */
const UNITS = sql`(with recursive "above" ("unitId") as (
    select "agents"."unitId" from "agents" where "agents"."id" = "persons"."ownerId" and "agents"."unitId" is not null
    union
    select "units"."parentId" from "units" join "above" on "units"."id" = "above"."unitId" where "units"."parentId" is not null)
  select "unitId" from "above") as "units"`;

/** Whom the person is related to comes first, one by one: a database that does not know how few they are would begin with everybody who has it. */
function relatedFrom(name: string, dialect: Dialect): RawBuilder<unknown> {
  const table = sql.table(name);
  const theirs = sql`${sql.ref(`${name}.personId`)} = "relations"."otherId"`;
  const own = sql`where "relations"."personId" = "persons"."id"`;
  if (dialect === 'sqlite') return sql`"relations" cross join ${table} ${own} and ${theirs}`;
  return sql`"relations" cross join lateral (select * from ${table} where ${theirs} offset 0) as ${table} ${own}`;
}

const columns = (table: string, ...names: string[]): Record<string, Column> =>
  Object.fromEntries(names.map((name) => [name, sql.ref(`${table}.${name}`)]));

const momentOf = (name: string) =>
  sql`case when ${sql.ref(`persons.${name}`)} >= ${sql.raw(String(LEAST_MOMENT))} then ${sql.ref(`persons.${name}`)} end`;

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

const attributes = () => columns('personAttributes', 'name', 'type', 'text', 'number', 'at', 'day', 'listed');

const COLUMNS: Record<Relation, (dialect: Dialect) => Columns> = {
  person: () => ({
    ...columns('persons', 'language', 'zone', 'region', 'screen'),
    owner: sql.ref('persons.ownerId'),
    made: sql`case when "persons"."made" = 1 then 'yes' else 'no' end`,
    firstSeen: momentOf('firstSeen'),
    lastSeen: momentOf('lastSeen'),
    createdAt: momentOf('createdAt'),
  }),
  attributes,
  tags: () => columns('personTags', 'tag'),
  identifiers: () => columns('identifiers', 'kind'),
  segments: () => columns('segmentMembers', 'segmentId'),
  units: () => columns('units', 'unitId'),
  relations: () => columns('relations', 'kind'),
  relatedAttributes: () => ({ ...columns('relations', 'kind'), ...attributes() }),
  relatedTags: () => ({ ...columns('relations', 'kind'), ...columns('personTags', 'tag') }),
  relatedSegments: () => ({ ...columns('relations', 'kind'), ...columns('segmentMembers', 'segmentId') }),
  relatedContents: () => ({
    ...columns('relations', 'kind'),
    ...columns('personContents', 'contentId', 'readings'),
  }),
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
  events: () => columns('events', 'count', 'firstAt', 'lastAt'),
  times: () => columns('times', 'time'),
  values: () => columns('values', 'property', 'type', 'text', 'number', 'at', 'day', 'lastAt'),
};

export const columnsOf = (relation: Relation, { dialect }: Spelling): Columns => COLUMNS[relation](dialect);
