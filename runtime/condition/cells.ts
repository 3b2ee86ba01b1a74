/** A value taken apart into what operators compare; the store keeps the same parts in columns, so both see the same. */
import { dateOf } from './dates.ts';
import type { Scalar } from './vocabulary.ts';

/** Characters of a text that are compared, and items of a list. */
export const LIMITS = { text: 200, items: 100 } as const;

/** How much is kept of a person's events of one name. */
export const KEPT = { times: 100, properties: 20, values: 20 } as const;

/** `t` a text, `n` a number, `yes` and `no`, `o` what is there but cannot be compared. */
export type CellType = 't' | 'n' | 'yes' | 'no' | 'o';

export interface Cell {
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
export function numeric(value: unknown): number | undefined {
  const number = typeof value === 'string' && DECIMAL.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

/** Two strings are compared letter by letter (`007` is not `7`); a number and the string that spells it are the same. */
export function same(cell: Cell, value: unknown): boolean {
  if (typeof value === 'boolean') return cell.type === (value ? 'yes' : 'no');
  if (typeof value === 'string' && cell.type === 't') return cell.text === value;
  const number = numeric(value);
  return number !== undefined && cell.number === number;
}

const bits = new DataView(new ArrayBuffer(8));

/**
 * Sixteen digits whose order is that of the numbers. Databases read decimals into doubles with an error in the last bit (SQLite 3.45
 * turns 0.799012 into 0.7990120000000001); these they keep as they are.
 */
export function orderKey(number: number): string {
  bits.setFloat64(0, number === 0 ? 0 : number);
  const [high, low] = [bits.getUint32(0), bits.getUint32(4)];
  const negative = high >>> 31 === 1;
  const hex = (half: number) => (half >>> 0).toString(16).padStart(8, '0');
  return negative ? hex(~high) + hex(~low) : hex(high | 0x80000000) + hex(low);
}

/** The number of an `orderKey`. */
export function numberOfKey(key: string): number {
  const [high, low] = [Number.parseInt(key.slice(0, 8), 16), Number.parseInt(key.slice(8), 16)];
  const positive = high >>> 31 === 1;
  bits.setUint32(0, positive ? high & 0x7fffffff : ~high);
  bits.setUint32(4, positive ? low : ~low);
  return bits.getFloat64(0);
}
