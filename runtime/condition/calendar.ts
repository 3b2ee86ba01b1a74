/** What kind of day it is where somebody is: by the public calendar of China, elsewhere by the weekday alone. */
import { CHINA } from './holidays/china.ts';

export type DayKind = 'workday' | 'weekend' | 'holiday';

/** Zones whose people keep the calendar of the mainland; Hong Kong, Macau and Taiwan have their own. */
const MAINLAND = new Set([
  'Asia/Shanghai',
  'Asia/Urumqi',
  'Asia/Chongqing',
  'Asia/Chungking',
  'Asia/Harbin',
  'Asia/Kashgar',
  'PRC',
]);

const DAY_MS = 86_400_000;

/** `day`: days since 1970. In years that the calendar does not know the weekday decides. */
export function dayKind(day: number, zone: string): DayKind {
  const date = new Date(day * DAY_MS);
  const written = date.toISOString().slice(0, 10);
  const weekend = date.getUTCDay() % 6 === 0;
  if (MAINLAND.has(zone)) {
    if (HOLIDAYS.has(written)) return 'holiday';
    if (WORKDAYS.has(written)) return 'workday';
  }
  return weekend ? 'weekend' : 'workday';
}

const WORKDAYS = new Set(CHINA.flatMap(({ workdays }) => workdays));
const HOLIDAYS = new Set(CHINA.flatMap(({ holidays }) => holidays.flatMap(daysOf)));

/** Each day of a span `2026-02-15/2026-02-23`. */
function daysOf(span: string): string[] {
  const [first = '', last = first] = span.split('/');
  const days: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += DAY_MS) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}
