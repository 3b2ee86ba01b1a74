/** How dates are compared: with a span of moments, and with the days of the calendar that it covers where the person is. */
import { allOf, anyOf, type Comparing } from './comparing.ts';
import { dateOf, localDay, startOfDay } from './dates.ts';
import type { Moment } from './vocabulary.ts';

/** From and to, both inclusive: of moments in ms UTC, of calendar days by their number. */
interface Span {
  at: [from: number, to: number];
  day: [from: number, to: number];
}

const dated = (spanOf: (value: unknown, moment: Moment) => Span | undefined): Comparing => ({
  meets: ({ at, day }, value, moment) => {
    const span = spanOf(value, moment);
    if (!span) return false;
    const inside = (point: number | undefined, [from, to]: [number, number]) =>
      point !== undefined && from <= point && point <= to;
    return inside(at, span.at) || inside(day, span.day);
  },
  test: ({ at, day }, value, moment) => {
    const span = spanOf(value, moment);
    if (!span) return undefined;
    const inside = (column: string | undefined, [from, to]: [number, number]) =>
      column === undefined
        ? undefined
        : allOf({ column, is: '>=', value: from }, { column, is: '<=', value: to });
    return anyOf([inside(at, span.at), inside(day, span.day)]);
  },
});

const DAY_MS = 86_400_000;
/** Beyond every moment and every day. */
const [EVER_AT, EVER_DAY] = [9_000_000_000_000_000, 100_000_000];

export const before = dated((value, { zone }) => {
  const { at, day } = dateOf(value);
  if (day !== undefined) return { at: [-EVER_AT, startOfDay(day, zone) - 1], day: [-EVER_DAY, day - 1] };
  return at === undefined ? undefined : { at: [-EVER_AT, at - 1], day: [-EVER_DAY, localDay(at, zone) - 1] };
});

export const after = dated((value, { zone }) => {
  const { at, day } = dateOf(value);
  if (day !== undefined) return { at: [startOfDay(day + 1, zone), EVER_AT], day: [day + 1, EVER_DAY] };
  return at === undefined ? undefined : { at: [at + 1, EVER_AT], day: [localDay(at, zone) + 1, EVER_DAY] };
});

export const lastDays = dated((days, { now, zone }) => {
  if (typeof days !== 'number') return undefined;
  const today = localDay(now, zone);
  return { at: [now - days * DAY_MS, now], day: [today - days, today] };
});

export const nextDays = dated((days, { now, zone }) => {
  if (typeof days !== 'number') return undefined;
  const today = localDay(now, zone);
  return { at: [now, now + days * DAY_MS], day: [today, today + days] };
});
