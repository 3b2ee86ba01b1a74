/** Moments by the clock of a zone: found again after a change of the clock, whichever way it goes. */
import { dayKind } from '../condition/calendar.ts';
import { localTime } from '../condition/dates.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** 1 January 1970 was a Thursday. */
export const weekdayOf = (day: number): string => WEEKDAYS[(((day + 3) % 7) + 7) % 7] as string;

/** When someone can be met: at these local minutes (from, to) of these weekdays. */
export interface Hours {
  days: readonly string[];
  from: number;
  to: number;
}

/** Whoever says nothing else works then. */
export const OFFICE_HOURS: Hours = { days: WEEKDAYS.slice(0, 5), from: 540, to: 1_080 };

/** The clock of the zone at a moment (ms UTC); by UTC where the zone is none. */
export const clockOf = (at: number, zone: string) =>
  localTime(at, zone) ?? { day: Math.floor(at / DAY_MS), minute: Math.floor((at % DAY_MS) / MINUTE_MS) };

/**
 * The first moment (ms UTC) at which the clock shows this minute of this day (days since 1970). Where the clock jumps over it, the
 * moment of the jump: the first that is not before it.
 */
export function momentAt(day: number, minute: number, zone: string): number {
  const wall = day * DAY_MS + minute * MINUTE_MS;
  const shows = (at: number) => wallOf(at, zone);
  const candidates = [wall - DAY_MS, wall + DAY_MS].map((near) => wall - (shows(near) - minuteOf(near)));
  const exact = candidates.filter((at) => shows(at) === wall).sort((a, b) => a - b);
  return (
    exact[0] ??
    afterJump(wall, Math.min(...candidates) - DAY_MS / 8, Math.max(...candidates) + DAY_MS / 8, shows)
  );
}

const minuteOf = (at: number) => Math.floor(at / MINUTE_MS) * MINUTE_MS;

/** The wall clock as if it were UTC, to the minute. */
function wallOf(at: number, zone: string): number {
  const { day, minute } = clockOf(at, zone);
  return day * DAY_MS + minute * MINUTE_MS;
}

function afterJump(wall: number, from: number, to: number, shows: (at: number) => number): number {
  let [before, after] = [minuteOf(from), minuteOf(to)];
  while (after - before > MINUTE_MS) {
    const middle = minuteOf((before + after) / 2);
    if (shows(middle) >= wall) after = middle;
    else before = middle;
  }
  return after;
}

/** The first moment from `now` on at which the clock shows this minute; `now` itself if it does. */
export function nextClock(now: number, minute: number, zone: string): number {
  const { day } = clockOf(now, zone);
  const moments = [day, day + 1, day + 2].map((one) => momentAt(one, minute, zone));
  return Math.max(now, moments.find((at) => at >= minuteOf(now)) ?? now + DAY_MS);
}

/** `now` within the hours, else the moment at which they begin next. Hours that end before they begin last over midnight. */
export function nextOpen(now: number, { days, from, to }: Hours, zone: string): number {
  const { day } = clockOf(now, zone);
  for (let one = day - 1; one <= day + 8; one++) {
    if (!days.includes(weekdayOf(one))) continue;
    const [opens, closes] = [momentAt(one, from, zone), momentAt(to > from ? one : one + 1, to, zone)];
    if (now < closes) return Math.max(now, opens);
  }
  return now;
}

/** Days that are looked through for a workday: longer than any holiday. */
const AHEAD = 60;

/** `now` within the hours, else when they begin next: on the weekdays named, or else on the workdays of the zone's calendar. */
export function nextWorking(now: number, hours: Omit<Hours, 'days'> & Partial<Hours>, zone: string): number {
  const { days, from, to } = hours;
  if (days) return nextOpen(now, { days, from, to }, zone);
  const today = clockOf(now, zone).day;
  for (let day = today; day < today + AHEAD; day++) {
    if (dayKind(day, zone) === 'workday' && now < momentAt(day, to, zone)) {
      return Math.max(now, momentAt(day, from, zone));
    }
  }
  return now;
}

const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;

/** The moment that `2026-05-01T09:00` names on the clock of a zone, or nothing. */
export function momentOf(written: unknown, zone: string): number | undefined {
  const local = localOf(written);
  return local && momentAt(local.day, local.minute, zone);
}

/** The day and the minute that `2026-05-01T09:00` names, or nothing where there are no such ones. */
export function localOf(written: unknown): { day: number; minute: number } | undefined {
  const found = typeof written === 'string' ? WRITTEN.exec(written) : null;
  if (!found) return undefined;
  const [year, month, date, hour, minute] = found.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const midnight = new Date(Date.UTC(year, month - 1, date));
  if (year < 1970 || midnight.getUTCMonth() !== month - 1 || hour > 23 || minute > 59) return undefined;
  return { day: midnight.getTime() / DAY_MS, minute: hour * 60 + minute };
}

/** `540` as `09:00`. */
export const spellClock = (minute: unknown): string =>
  typeof minute === 'number' && Number.isInteger(minute)
    ? `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
    : '…';
