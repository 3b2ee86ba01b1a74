/** Values taken apart as of this migration: `condition/cells.ts` and `condition/dates.ts` may go on, what was folded may not. */

const LIMITS = { text: 200, items: 100 } as const;

/** `t` a text, `n` a number, `yes` and `no`, `o` what is there but cannot be compared. */
type CellType = 't' | 'n' | 'yes' | 'no' | 'o';

interface Cell {
  type: CellType;
  text?: string;
  /** Of a number, and of a text that spells one. */
  number?: number;
  /** A moment, ms UTC. */
  at?: number;
  /** A calendar day, days since 1970. */
  day?: number;
  /** An item of a list. */
  listed: boolean;
}

/** The parts of any JSON; nothing for null, for an empty list and for numbers without a value. Total. */
export function cellsOf(value: unknown): Cell[] {
  if (!Array.isArray(value)) return cellOf(value, false);
  return value.slice(0, LIMITS.items).flatMap((item) => cellOf(item, true));
}

function cellOf(value: unknown, listed: boolean): Cell[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'string') return [{ type: 't', ...textParts(cutText(value)), listed }];
  if (typeof value === 'boolean') return [{ type: value ? 'yes' : 'no', listed }];
  if (typeof value !== 'number') return [{ type: 'o', listed }];
  return Number.isFinite(value) ? [{ type: 'n', number: value, ...dateOf(value), listed }] : [];
}

function textParts(text: string): Partial<Cell> {
  const number = numeric(text);
  return { text, ...(number !== undefined && { number }), ...dateOf(text) };
}

/** The beginning of a text, without half a surrogate pair at its end. */
function cutText(text: string): string {
  if (text.length <= LIMITS.text) return text;
  const cut = text.slice(0, LIMITS.text);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

const DECIMAL = /^[+-]?\d+(\.\d+)?$/;

/** A number, or a string that spells a plain decimal; anything else has no order. */
function numeric(value: unknown): number | undefined {
  const number = typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

const bits = new DataView(new ArrayBuffer(8));

/**
 * Sixteen digits whose order is that of the numbers. Databases read decimals into doubles with an error in the last bit (SQLite 3.45
 * turns 0.799012 into 0.7990120000000001); these they keep as they are.
 */
function orderKey(number: number): string {
  bits.setFloat64(0, number === 0 ? 0 : number);
  const [high, low] = [bits.getUint32(0), bits.getUint32(4)];
  const negative = high >>> 31 === 1;
  const hex = (half: number) => (half >>> 0).toString(16).padStart(8, '0');
  return negative ? hex(~high) + hex(~low) : hex(high | 0x80000000) + hex(low);
}

/** A cell as the columns of a store. */
export const partsOf = ({ type, text, number, at, day }: Cell) =>
  [type, text ?? null, number === undefined ? null : orderKey(number), at ?? null, day ?? null] as const;

const DAY_MS = 86_400_000;
/** Years 1000 to 9999, which every calendar here writes with four digits. */
const FIRST = Date.UTC(1000, 0, 2);
const LAST = Date.UTC(9999, 11, 30);
/** Numbers from here on are moments in ms UTC (from 1973); smaller ones count something else. */
const LEAST_MOMENT = 100_000_000_000;

interface DateParts {
  /** ms UTC */
  at?: number;
  /** Days since 1970: a date of the calendar, the same wherever one is. */
  day?: number;
}

/** A calendar day (`2026-05-01`, `2026/5/1`, also with a time that names no zone), or a moment (with its offset; or ms UTC). */
function dateOf(value: unknown): DateParts {
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
const isMoment = (value: number | undefined): boolean =>
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
