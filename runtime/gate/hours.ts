/** Quiet hours of a person and working hours of agents: when the clock of a place comes to stand where it should. */
import { dayKind } from '../condition/calendar.ts';
import { localTime, startOfDay } from '../condition/dates.ts';
import type { ContactRules } from './rules.ts';

const MINUTE = 60_000;

/** The first moment (ms UTC) from `at` on that lies outside of the span of the day; `at` itself if it does. A span may pass midnight. */
export function afterSpan(at: number, zone: string, { from, to }: { from: number; to: number }): number {
  const local = localTime(at, zone);
  if (!local || from === to) return at;
  const { day, minute } = local;
  const inside = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!inside) return at;
  return momentOf(from < to || minute < to ? day : day + 1, to, zone);
}

/** When the clock of the zone shows the minute on that day; where it skips the minute, soon after. */
export function momentOf(day: number, minute: number, zone: string): number {
  const plain = startOfDay(day, zone) + minute * MINUTE;
  const shown = localTime(plain, zone);
  if (!shown) return plain;
  return plain + (minute - shown.minute - (shown.day - day) * 1440) * MINUTE;
}

type Work = Pick<ContactRules, 'work' | 'zone'>;

/** Days that are looked through for a workday: longer than any holiday. */
const AHEAD = 60;

/** `ms` of working time after `at`; where nobody ever works, plain time. */
export function afterWork(at: number, ms: number, { work, zone }: Work): number {
  const start = localTime(at, zone);
  if (!start || work.to <= work.from) return at + ms;
  const most = AHEAD + Math.ceil(ms / ((work.to - work.from) * MINUTE)) * 3;
  let left = ms;
  for (let day = start.day; day < start.day + most; day++) {
    if (dayKind(day, zone) !== 'workday') continue;
    const opens = Math.max(at, momentOf(day, work.from, zone));
    const open = momentOf(day, work.to, zone) - opens;
    if (open <= 0) continue;
    if (left <= open) return opens + left;
    left -= open;
  }
  return at + ms;
}

/** The first moment of the next day on which agents work. */
export function nextWorkday(at: number, { work, zone }: Work): number {
  const today = localTime(at, zone)?.day ?? Math.floor(at / 86_400_000);
  let day = today + 1;
  while (day < today + AHEAD && dayKind(day, zone) !== 'workday') day += 1;
  return momentOf(day, work.from, zone);
}
