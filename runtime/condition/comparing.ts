/** How values are compared: each way once for a cell in memory and once for the columns of a row. */
import { type Cell, numeric, orderKey, same } from './cells.ts';
import type { Test, ValueColumns } from './relations.ts';
import type { Moment } from './vocabulary.ts';

/** One way to compare, in memory and in a store. Total: odd types are not met, they never throw. */
export interface Comparing {
  meets(cell: Cell, value: unknown, moment: Moment): boolean;
  /** The same of a row; `undefined` where no row can meet it. */
  test(columns: ValueColumns, value: unknown, moment: Moment): Test | undefined;
}

export const anyOf = (tests: (Test | undefined)[]): Test | undefined => {
  const possible = tests.filter((test) => test !== undefined);
  return possible.length > 0 ? { any: possible } : undefined;
};
export const allOf = (...tests: Test[]): Test => ({ all: tests });

export const equal: Comparing = { meets: same, test: equalTest };

function equalTest(columns: ValueColumns, value: unknown): Test | undefined {
  const { type, text, number } = columns;
  if (typeof value === 'boolean')
    return type ? { column: type, is: '=', value: value ? 'yes' : 'no' } : undefined;
  const spelled = numeric(value);
  if (typeof value !== 'string') return spelled === undefined ? undefined : numberTest(number, '=', spelled);
  const asText: Test | undefined = text ? { column: text, is: '=', value } : undefined;
  if (spelled === undefined || !number || !type) return asText;
  const asNumber = allOf({ column: type, is: '=', value: 'n' }, keyTest(number, '=', spelled));
  return anyOf([asText, asNumber]);
}

const keyTest = (column: string, is: '=' | '<' | '<=' | '>' | '>=', value: number): Test => ({
  column,
  is,
  value: orderKey(value),
});
const numberTest = (column: string | undefined, is: Parameters<typeof keyTest>[1], value: number) =>
  column === undefined ? undefined : keyTest(column, is, value);

export const ordered = (
  is: '<' | '<=' | '>' | '>=',
  compare: (seen: number, value: number) => boolean,
): Comparing => ({
  meets: ({ number }, value) => {
    const right = numeric(value);
    return number !== undefined && right !== undefined && compare(number, right);
  },
  test: ({ number }, value) => {
    const right = numeric(value);
    return right === undefined ? undefined : numberTest(number, is, right);
  },
});

export const least = ordered('>=', (seen, value) => seen >= value);
export const most = ordered('<=', (seen, value) => seen <= value);

export const within: Comparing = {
  meets: (cell, value, moment) => {
    const [from, to] = Array.isArray(value) ? value : [];
    return least.meets(cell, from, moment) && most.meets(cell, to, moment);
  },
  test: (columns, value, moment) => {
    const [from, to] = Array.isArray(value) ? value : [];
    const [above, below] = [least.test(columns, from, moment), most.test(columns, to, moment)];
    return above && below && allOf(above, below);
  },
};

export const oneOf: Comparing = {
  meets: (cell, value) => Array.isArray(value) && value.some((item) => same(cell, item)),
  test: (columns, value) =>
    Array.isArray(value) ? anyOf(value.map((item) => equalTest(columns, item))) : undefined,
};

/** A list contains an item, a text a part of it. */
export const containing: Comparing = {
  meets: (cell, value) =>
    cell.listed ? same(cell, value) : (scalarText(value) ?? '') !== '' && includes(cell, value),
  test: (columns, value) => {
    const { text, listed = false } = columns;
    const item = equalTest(columns, value);
    if (listed === true) return item;
    const part = scalarText(value);
    const inText: Test | undefined = text && part ? { column: text, holds: part } : undefined;
    if (listed === false) return inText;
    const either = (flag: number, test: Test | undefined) =>
      test && allOf({ column: listed, is: '=', value: flag }, test);
    return anyOf([either(1, item), either(0, inText)]);
  },
};

const scalarText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
const includes = ({ text }: Cell, value: unknown) => text?.includes(String(value)) ?? false;

export const starting: Comparing = {
  meets: ({ text }, value) => typeof value === 'string' && value !== '' && (text?.startsWith(value) ?? false),
  test: ({ text }, value) =>
    text && typeof value === 'string' && value !== '' ? { column: text, starts: value } : undefined,
};

export const known: Comparing = {
  meets: () => true,
  test: ({ type, text, at }) => ({ column: type ?? text ?? at ?? '', known: true }),
};
