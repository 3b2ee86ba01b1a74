/** A person's events of one name, as SQL: what was folded, and beside it what lies there as it came. */
import { type RawBuilder, sql } from 'kysely';
import type { Dialect } from '../index.ts';

type Sql = RawBuilder<unknown>;
export type EventRelation = 'events' | 'times' | 'values';

/** `… as relation where` it is the person's; more tests follow with `and`. */
export function eventsFrom(relation: EventRelation, dialect: Dialect, event: string): Sql {
  return FROM[relation](arms(dialect, event));
}

interface Arms {
  /** The rows of `personEvents`; `list`, one of their columns, is taken apart as `item.value`. */
  folded(columns: Sql, list?: 'timesJson' | 'valuesJson'): Sql;
  /** Single events as `event.value`; with `values` theirs are taken apart as `item.value`. */
  recent(columns: Sql, values?: 'values'): Sql;
  /** A part of a list within a list. */
  part(list: 'event' | 'item', place: number, type: 'text' | 'bigint'): Sql;
  /** An item that is a moment. */
  time: Sql;
}

const FROM: Record<EventRelation, (arms: Arms) => Sql> = {
  events: ({ folded, recent, part }) => {
    const at = part('event', 1, 'bigint');
    const rows = sql`${folded(sql`"count", "firstAt", "lastAt"`)} union all ${recent(sql`1, ${at}, ${at}`)}`;
    return sql`(select sum("count") as "count", min("firstAt") as "firstAt", max("lastAt") as "lastAt"
      from (${rows}) as "each") as "events" where "events"."count" is not null`;
  },
  times: ({ folded, recent, part, time }) => {
    const old = folded(sql`${time} as "time"`, 'timesJson');
    return sql`(${old} union all ${recent(part('event', 1, 'bigint'))}) as "times" where 1 = 1`;
  },
  values: ({ folded, recent, part }) => {
    const text = (place: number) => part('item', place, 'text');
    const whole = (place: number) => part('item', place, 'bigint');
    const old = sql`${text(0)} as "property", ${text(1)} as "type", ${text(2)} as "text", ${text(3)} as "number",
      ${whole(4)} as "at", ${whole(5)} as "day", ${whole(6)} as "lastAt"`;
    const parts = sql`${text(0)}, ${text(1)}, ${text(2)}, ${text(3)}, ${whole(4)}, ${whole(5)}`;
    const fresh = recent(sql`${parts}, ${part('event', 1, 'bigint')}`, 'values');
    return sql`(${folded(old, 'valuesJson')} union all ${fresh}) as "values" where 1 = 1`;
  },
};

function arms(dialect: Dialect, event: string): Arms {
  const items = (json: Sql, as: string) =>
    dialect === 'sqlite'
      ? sql`json_each(${json}) as ${sql.raw(as)}`
      : sql`jsonb_array_elements(cast(${json} as jsonb)) as ${sql.raw(as)}(value)`;
  const place = sql.raw(dialect === 'sqlite' ? 'instr' : 'strpos');
  // Lists are long to take apart: most do not even have the name in them.
  const named = sql`${place}("recentEvents"."eventsJson", cast(${`[${JSON.stringify(event)},`} as text)) > 0`;
  const own = (table: string) => sql`${sql.ref(`${table}.personId`)} = "persons"."id"`;
  return {
    folded(columns, list) {
      const more = list ? sql` cross join ${items(sql.ref(`personEvents.${list}`), 'item')}` : sql``;
      return sql`select ${columns} from "personEvents"${more}
        where ${own('personEvents')} and "personEvents"."name" = cast(${event} as text)`;
    },
    recent(columns, values) {
      const more = values ? sql` cross join ${items(sql`(event.value -> 2)`, 'item')}` : sql``;
      return sql`select ${columns} from "recentEvents"
        cross join ${items(sql`"recentEvents"."eventsJson"`, 'event')}${more}
        where ${own('recentEvents')} and ${named} and (event.value ->> 0) = cast(${event} as text)`;
    },
    part: (list, index, type) =>
      sql`cast(${sql.raw(list)}.value ->> ${sql.raw(String(index))} as ${sql.raw(type)})`,
    time: dialect === 'sqlite' ? sql`item.value` : sql`cast(item.value #>> '{}' as bigint)`,
  };
}
