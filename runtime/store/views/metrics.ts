/** Folded totals for dashboards. */

import type { Metrics } from '../../wire/api/settings.ts';
import type { Db } from '../index.ts';
import { vitalsOf } from './vitals.ts';

const DAY = 86_400_000;

/** The last `days` days up to the one of `now` (UTC), each of them, and the sums of as many days before. */
export async function metricsOf(db: Db, now: number, days: number): Promise<Metrics> {
  const today = Math.floor(now / DAY);
  const first = today - days + 1;
  const rows = await db
    .selectFrom('daily')
    .select(['day', 'name', 'count'])
    .where('day', '>=', first - days)
    .where('day', '<=', today)
    .execute();
  const series = Array.from({ length: days }, (_, i) => ({
    day: first + i,
    counts: {} as Record<string, number>,
  }));
  const totals: Record<string, number> = {};
  const before: Record<string, number> = {};
  for (const { day, name, count } of rows) {
    const sums = day < first ? before : totals;
    sums[name] = (sums[name] ?? 0) + count;
    const shown = series[day - first];
    if (shown) shown.counts[name] = count;
  }
  return { days, totals, before, series, vitals: await vitalsOf(db, now, days) };
}

/** What the SDK had to drop, since the store began: messages by reason. */
export async function dropsOf(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('daily')
    .select(({ fn }) => ['name', fn.sum<number>('count').as('count')])
    .where('name', 'like', 'drop:%')
    .groupBy('name')
    .execute();
  return new Map(rows.map(({ name, count }) => [name.slice('drop:'.length), Number(count)]));
}
