import type { Operator, Scalar, Text } from './vocabulary.ts';

/** How an operator compares what was seen with the value it was given. Total: odd types do not hold, they never throw. */
export interface OperatorDefinition {
  label: Text;
  /** What stands to its right. */
  takes: 'nothing' | 'scalar' | 'list';
  holds(seen: unknown, value: unknown): boolean;
}

const DECIMAL = /^[+-]?\d+(\.\d+)?$/;

/** A number, or a string that spells a plain decimal; anything else has no order. */
function numeric(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' && DECIMAL.test(value) ? Number(value) : undefined;
}

/** Two strings are compared letter by letter (`007` is not `7`); a number and the string that spells it are the same. */
export function same(seen: unknown, value: unknown): boolean {
  if (seen === value) return isScalar(seen);
  if (typeof seen === typeof value) return false;
  const number = numeric(seen);
  return number !== undefined && number === numeric(value);
}

export function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

const ordered = (holds: (seen: number, value: number) => boolean) => (seen: unknown, value: unknown) => {
  const left = numeric(seen);
  const right = numeric(value);
  return left !== undefined && right !== undefined && holds(left, right);
};

const isThere = (seen: unknown) => seen !== undefined && seen !== null;

function contains(seen: unknown, value: unknown): boolean {
  if (Array.isArray(seen)) return seen.some((item) => same(item, value));
  return typeof seen === 'string' && isScalar(value) && seen.includes(String(value));
}

export const OPERATORS: Record<Operator, OperatorDefinition> = {
  is: { label: { zh: '等于', en: 'is' }, takes: 'scalar', holds: same },
  'is-not': {
    label: { zh: '不等于', en: 'is not' },
    takes: 'scalar',
    holds: (seen, value) => !same(seen, value),
  },
  'at-least': {
    label: { zh: '不低于', en: 'is at least' },
    takes: 'scalar',
    holds: ordered((seen, value) => seen >= value),
  },
  'at-most': {
    label: { zh: '不高于', en: 'is at most' },
    takes: 'scalar',
    holds: ordered((seen, value) => seen <= value),
  },
  'more-than': {
    label: { zh: '高于', en: 'is more than' },
    takes: 'scalar',
    holds: ordered((seen, value) => seen > value),
  },
  'less-than': {
    label: { zh: '低于', en: 'is less than' },
    takes: 'scalar',
    holds: ordered((seen, value) => seen < value),
  },
  contains: { label: { zh: '包含', en: 'contains' }, takes: 'scalar', holds: contains },
  'one-of': {
    label: { zh: '是其中之一', en: 'is one of' },
    takes: 'list',
    holds: (seen, value) => Array.isArray(value) && value.some((item) => same(seen, item)),
  },
  exists: { label: { zh: '有值', en: 'is there' }, takes: 'nothing', holds: isThere },
  missing: { label: { zh: '没有值', en: 'is missing' }, takes: 'nothing', holds: (seen) => !isThere(seen) },
};
