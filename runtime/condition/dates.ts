/** Days and moments: what a value names, and where the calendar of a place stands. */

const DAY_MS = 86_400_000;
/** Years 1000 to 9999, which every calendar here writes with four digits. */
const FIRST = Date.UTC(1000, 0, 2);
const LAST = Date.UTC(9999, 11, 30);
/** Numbers from here on are moments in ms UTC (from 1973); smaller ones count something else. */
export const LEAST_MOMENT = 100_000_000_000;

export interface DateParts {
  /** ms UTC */
  at?: number;
  /** Days since 1970: a date of the calendar, the same wherever one is. */
  day?: number;
}

/** A calendar day (`2026-05-01`, `2026/5/1`, also with a time that names no zone), or a moment (with its offset; or ms UTC). */
export function dateOf(value: unknown): DateParts {
  if (typeof value === 'number') return isMoment(value) ? { at: value } : {};
  const found = typeof value === 'string' ? WRITTEN.exec(value) : null;
  if (!found) return {};
  const [, year, month, date, time, offset] = found;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(date));
  const exists = new Date(midnight).getUTCDate() === Number(date) && Number(month) <= 12;
  if (!exists || midnight < FIRST || midnight > LAST) return {};
  if (time === undefined || offset === undefined) return { day: midnight / DAY_MS };
  const past = pastMidnight(time, offset);
  return past === undefined ? {} : { at: midnight + past };
}

const WRITTEN =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/;

/** Whether a number names a moment. */
export const isMoment = (value: number | undefined): boolean =>
  value !== undefined && Number.isInteger(value) && value >= LEAST_MOMENT && value <= LAST;

/** ms from the midnight of the date in UTC to a time of day with its offset. */
function pastMidnight(time: string, offset: string): number | undefined {
  const [hour, minute, second = 0] = time.split(':').map(Number) as [number, number, number?];
  if (hour > 23 || minute > 59 || second >= 60) return undefined;
  const minutes = hour * 60 + minute - offsetMinutes(offset);
  return minutes * 60_000 + Math.floor(second * 1000);
}

function offsetMinutes(offset: string): number {
  if (offset === 'Z') return 0;
  const digits = offset.replace(':', '');
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3));
  return digits.startsWith('-') ? -minutes : minutes;
}

/** Whether the word names a time zone that is known here. */
export const isZone = (zone: string): boolean => zone !== '' && formatOf(zone) !== null;

export interface LocalTime {
  /** Days since 1970. */
  day: number;
  /** Minutes since midnight. */
  minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat | null>();
const KEPT_ZONES = 2_000;

/** Formats in the zone; `null` for a word that names none. */
function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  if (formats.size >= KEPT_ZONES) formats.clear();
  const made = makeFormat(zone);
  formats.set(zone, made);
  return made;
}

function makeFormat(timeZone: string): Intl.DateTimeFormat | null {
  const numbers = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' };
  try {
    return new Intl.DateTimeFormat('en-US', {
      ...(numbers as Intl.DateTimeFormatOptions),
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
    });
  } catch {
    return null;
  }
}

/** The clock of a zone at a moment (ms UTC); `undefined` where the zone is none. */
export function localTime(at: number, zone: string | undefined): LocalTime | undefined {
  const format = zone ? formatOf(zone) : null;
  if (!format) return undefined;
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
  return { day: Date.UTC(year, month - 1, day) / DAY_MS, minute: hour * 60 + minute };
}

/** The calendar day of a moment; by UTC where the zone is unknown. */
export const localDay = (at: number, zone: string | undefined): number =>
  localTime(at, zone)?.day ?? Math.floor(at / DAY_MS);

/** No zone is further than this from UTC, ms. */
const FURTHEST = 16 * 3_600_000;

const starts = new Map<string, number>();
const KEPT_STARTS = 5_000;

/** The moment (ms UTC) at which a calendar day begins in a zone; where the clock skips midnight, the first that there is. */
export function startOfDay(day: number, zone: string | undefined): number {
  if (!zone || !formatOf(zone)) return day * DAY_MS;
  const name = `${day} ${zone}`;
  const known = starts.get(name);
  if (known !== undefined) return known;
  if (starts.size >= KEPT_STARTS) starts.clear();
  const start = findStart(day, zone);
  starts.set(name, start);
  return start;
}

function findStart(day: number, zone: string): number {
  const midnight = day * DAY_MS;
  let [before, after] = [midnight - FURTHEST, midnight + FURTHEST];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (localDay(middle, zone) >= day) after = middle;
    else before = middle;
  }
  return after;
}
