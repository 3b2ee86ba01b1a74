/** Days of the calendar on which a year comes round: of the sun, and of the moon as China reckons it. */
import { LunarMonth, LunarYear, SolarDay } from 'tyme4ts';

const DAY_MS = 86_400_000;
/** Whoever lives now was born since; the lunar calendar is reckoned for these years. */
const FIRST_YEAR = 1900;

/**
 * The days (since 1970) up to this one whose return is on it. 29 February returns on 28 February in common years; a day of a leap month
 * in the month itself where the year has no such leap month, and the 30th on the 29th of a short month.
 */
export function returningOn(day: number, calendar: 'solar' | 'lunar'): number[] {
  const date = new Date(day * DAY_MS);
  const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  if (year <= FIRST_YEAR) return [];
  return calendar === 'solar' ? solar(year, month, dayOfMonth) : lunar(year, month, dayOfMonth);
}

function solar(year: number, month: number, date: number): number[] {
  const leapDay = month === 2 && date === 28 && !isLeap(year);
  const days: number[] = [];
  for (let before = FIRST_YEAR; before <= year; before++) {
    if (dayOf(before, month, date) !== undefined) days.push(dayOf(before, month, date) as number);
    if (leapDay && isLeap(before)) days.push(dayOf(before, 2, 29) as number);
  }
  return days;
}

const isLeap = (year: number) => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;

/** Nothing where the month has no such day. */
function dayOf(year: number, month: number, date: number): number | undefined {
  const at = new Date(Date.UTC(year, month - 1, date));
  return at.getUTCMonth() === month - 1 ? at.getTime() / DAY_MS : undefined;
}

function lunar(year: number, month: number, date: number): number[] {
  const today = SolarDay.fromYmd(year, month, date).getLunarDay();
  const now = today.getLunarMonth();
  const named = now.getMonthWithLeap();
  // Whoever was born in a leap month keeps the month itself where it is not leap.
  const months = [named, ...(named > 0 && !hasLeap(now.getYear(), named) ? [-named] : [])];
  const dates = [today.getDay(), ...(today.getDay() === 29 && now.getDayCount() === 29 ? [30] : [])];
  const days: number[] = [];
  for (let before = FIRST_YEAR; before <= now.getYear(); before++) {
    for (const one of months) if (one > 0 || hasLeap(before, -one)) days.push(...daysIn(before, one, dates));
  }
  return days;
}

function daysIn(year: number, month: number, dates: readonly number[]): number[] {
  const lunarMonth = LunarMonth.fromYm(year, month);
  const first = lunarMonth.getFirstJulianDay().getSolarDay();
  const start = dayOf(first.getYear(), first.getMonth(), first.getDay()) as number;
  return dates.filter((date) => date <= lunarMonth.getDayCount()).map((date) => start + date - 1);
}

const leaps = new Map<number, number>();

/** Whether the lunar year has this month twice. */
function hasLeap(year: number, month: number): boolean {
  const known = leaps.get(year) ?? LunarYear.fromYear(year).getLeapMonth();
  leaps.set(year, known);
  return known === month;
}
