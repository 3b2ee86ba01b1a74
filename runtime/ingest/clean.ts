/** What JSON can carry and a store cannot: NUL, half a surrogate pair, `__proto__`, nesting without end. */

const DIRTY = /[\0\ud800-\udfff]/;
const NUL = /\0/g;
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text without NUL, and with U+FFFD in the place of lone surrogates. */
export function cleanText(text: string): string {
  return DIRTY.test(text) ? text.replace(NUL, '').replace(LONE, '\ufffd') : text;
}

export class TooDeep extends Error {}

/** Cleans every text in parsed JSON, in place where it can. Throws `TooDeep` when it nests more than `depth` levels. */
export function cleaned(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) throw new TooDeep();
  return Array.isArray(value)
    ? cleanedList(value, depth)
    : cleanedObject(value as Record<string, unknown>, depth);
}

function cleanedList(list: unknown[], depth: number): unknown[] {
  for (let i = 0; i < list.length; i++) {
    if (typeof list[i] !== 'number') list[i] = cleaned(list[i], depth - 1);
  }
  return list;
}

function cleanedObject(object: Record<string, unknown>, depth: number): Record<string, unknown> {
  for (const key of Object.keys(object)) {
    const value = object[key];
    const name = cleanText(key);
    if (name !== key || name === '__proto__') delete object[key];
    if (name === '__proto__') continue;
    if (name !== key || typeof value !== 'number') object[name] = cleaned(value, depth - 1);
  }
  return object;
}
