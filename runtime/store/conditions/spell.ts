/** A predicate over persons in the SQL of the database at hand. The rows of `persons` that it is asked of are those of the query around it. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Compare, Figure, Predicate, Test } from '../../condition/relations.ts';
import type { Paragraphs } from './paragraphs.ts';
import { columnsOf, fromOf, type Spelling } from './relations.ts';

export interface Spoken extends Spelling {
  /** Time zones of persons; of those that have none the zone is unknown. */
  zones: readonly string[];
  paragraphs: Paragraphs;
}

type Sql = RawBuilder<SqlBool>;

const YES: Sql = sql`1 = 1`;
const NO: Sql = sql`1 = 0`;

export function spell(predicate: Predicate, spoken: Spoken): Sql {
  if ('always' in predicate) return predicate.always ? YES : NO;
  if ('all' in predicate) return joined(predicate.all, ' and ', YES, (part) => spell(part, spoken));
  if ('any' in predicate) return joined(predicate.any, ' or ', NO, (part) => spell(part, spoken));
  if ('not' in predicate) return sql`not (${spell(predicate.not, spoken)})`;
  if ('zoned' in predicate) return zoned(predicate.zoned, spoken);
  if ('figure' in predicate) {
    const { figure, is, value } = predicate;
    return sql`${figureOf(figure, spoken)} ${comparing(is)} ${number(value)}`;
  }
  return rowOf(predicate, spoken);
}

function joined<T>(parts: readonly T[], by: string, none: Sql, spellOne: (part: T) => Sql): Sql {
  if (parts.length === 0) return none;
  return sql`(${sql.join(parts.map(spellOne), sql.raw(by))})`;
}

/** Without a row there is no other table to look into; a column without a value is then neither met nor unmet. */
function rowOf({ row, event, where }: Extract<Predicate, { row: unknown }>, spoken: Spoken): Sql {
  const test = tested(where, columnsOf(row, spoken), spoken);
  if (row === 'person') return sql`((${test}) is true)`;
  return sql`exists (select 1 from ${fromOf(row, spoken, event)} and ${test})`;
}

type Columns = ReturnType<typeof columnsOf>;

function tested(test: Test, columns: Columns, spoken: Spoken): Sql {
  if ('all' in test) return joined(test.all, ' and ', YES, (part) => tested(part, columns, spoken));
  if ('any' in test) return joined(test.any, ' or ', NO, (part) => tested(part, columns, spoken));
  const column = columnOf(columns, test.column);
  if ('known' in test) return sql`${column} is not null`;
  if ('holds' in test) {
    const place = sql.raw(spoken.dialect === 'sqlite' ? 'instr' : 'strpos');
    return sql`${place}(${column}, ${text(test.holds)}) > 0`;
  }
  if ('starts' in test) return sql`substr(${column}, 1, ${length(test.starts)}) = ${text(test.starts)}`;
  if (test.column === 'topic') return sql`${column} ${text(String(test.value))}))`;
  const value = typeof test.value === 'number' ? whole(test.value) : text(test.value);
  return sql`${column} ${comparing(test.is)} ${value}`;
}

function columnOf(columns: Columns, name: string): RawBuilder<unknown> {
  const column = columns[name];
  if (!column) throw new Error(`conditions ask for the column "${name}", which the relation does not have`);
  return column;
}

/** Both databases count characters, not halves of surrogate pairs. */
const length = (value: string) => sql.raw(String([...value].length));
const comparing = (is: Compare) => sql.raw(is);
const text = (value: string) => sql`cast(${value} as text)`;
const whole = (value: number) => sql`cast(${value} as bigint)`;
const number = (value: number) => sql`cast(${value} as double precision)`;

const TAKES: Record<Figure['take'], (column: RawBuilder<unknown>) => RawBuilder<unknown>> = {
  sum: (column) => sql`sum(${column})`,
  max: (column) => sql`max(${column})`,
  count: () => sql`count(*)`,
  distinct: (column) => sql`count(distinct ${column})`,
};

function figureOf(figure: Figure, spoken: Spoken): RawBuilder<unknown> {
  const { take, column, block, per = 1, of, event, where, otherwise } = figure;
  const columns = columnsOf(of, spoken);
  const measured =
    block === undefined ? columnOf(columns, column) : spoken.paragraphs.column(of, column, block);
  const found = sql`(select ${TAKES[take](measured)} from ${fromOf(of, spoken, event)} and ${tested(where, columns, spoken)})`;
  const whole = sql`cast(coalesce(${found}, ${sql.raw(String(otherwise))}) as double precision)`;
  return per === 1 ? whole : sql`${whole} / ${sql.raw(per.toFixed(1))}`;
}

/** Zones for which the same is asked are asked together. */
function zoned(at: (zone: string | undefined) => Predicate, spoken: Spoken): Sql {
  const groups = new Map<string, { predicate: Predicate; zones: (string | undefined)[] }>();
  for (const zone of [undefined, ...spoken.zones]) {
    const predicate = at(zone);
    const name = JSON.stringify(predicate);
    const known = groups.get(name);
    if (known) known.zones.push(zone);
    else groups.set(name, { predicate, zones: [zone] });
  }
  const all = [...groups.values()];
  const [only] = all;
  if (only && all.length === 1) return spell(only.predicate, spoken);
  return joined(all, ' or ', NO, (one) => sql`(${inZones(one.zones)} and ${spell(one.predicate, spoken)})`);
}

function inZones(zones: readonly (string | undefined)[]): Sql {
  const named = zones.filter((zone) => zone !== undefined);
  const among: Sql[] =
    named.length > 0
      ? [sql`("persons"."zone" is not null and "persons"."zone" in (${sql.join(named)}))`]
      : [];
  const unknown: Sql[] = named.length < zones.length ? [sql`"persons"."zone" is null`] : [];
  return sql`(${sql.join([...among, ...unknown], sql` or `)})`;
}
