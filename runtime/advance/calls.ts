/** When the clock calls at an entry, and whom: pure but for the tables of the calendars. */
import { localTime, startOfDay } from '../condition/dates.ts';
import { clockOf, momentAt, weekdayOf } from '../journey/local.ts';
import type { KeyDate, Sweep } from '../journey/vocabulary.ts';
import type { Called } from '../store/called.ts';
import { returningOn } from './lunar.ts';

const DAY_MS = 86_400_000;

/** A call: its moment (ms UTC) and the zone by whose clock it is made. */
export interface ClockCall {
  at: number;
  zone: string;
}

/** The first call after the one named, over all zones; of several at one moment that whose zone comes first in the alphabet. */
export function nextCall(
  sweep: Sweep,
  zones: readonly string[],
  after: { at: number; zone?: string | undefined },
): ClockCall | undefined {
  const calls = zones.flatMap((zone) => {
    const later = (at: number) =>
      at > after.at || (at === after.at && after.zone !== undefined && zone > after.zone);
    const at = daysFrom(sweep.days, clockOf(after.at, zone).day - 1)
      .map((day) => momentAt(day, sweep.minute, zone))
      .find(later);
    return at === undefined ? [] : [{ at, zone }];
  });
  return calls.sort((a, b) => a.at - b.at || (a.zone < b.zone ? -1 : 1))[0];
}

/** Days from this one on with a call: at least the next two, where there are so many. */
function daysFrom(days: Sweep['days'], from: number): number[] {
  if (days === 'every') return [from, from + 1, from + 2, from + 3];
  if ('day' in days) return [days.day];
  const ahead = Array.from({ length: 'date' in days ? 70 : 16 }, (_, more) => from + more);
  return ahead.filter((day) =>
    'date' in days ? isDate(day, days.date) : days.weekdays.includes(weekdayOf(day)),
  );
}

/** The date of the month, or its last day where it is shorter. */
function isDate(day: number, wanted: number): boolean {
  const date = new Date(day * DAY_MS);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return date.getUTCDate() === Math.min(wanted, last);
}

/** Whom the call is for. */
export function calledBy({ who }: Sweep, { at, zone }: ClockCall): Called {
  if ('segment' in who) return who;
  const days = daysOf(who, clockOf(at, zone).day - who.offset);
  const spans = days.map((day) => [startOfDay(day, known(zone)), startOfDay(day + 1, known(zone))] as const);
  return { attribute: who.attribute, days, spans };
}

const daysOf = ({ yearly, calendar }: KeyDate, day: number) => (yearly ? returningOn(day, calendar) : [day]);
const known = (zone: string) => (localTime(0, zone) ? zone : undefined);
