/** A condition as a predicate over persons: what `evaluate` finds in memory, a store finds in its rows. */
import { cellsOf, numeric } from './cells.ts';
import { definitionOf } from './operands.ts';
import { asksZone, holds, OPERATORS } from './operators.ts';
import type { Compare, Figure, Predicate, Source } from './relations.ts';
import type { Comparison, Condition, Moment, Operator } from './vocabulary.ts';

/** `now` in ms UTC. The condition must be free of faults, and ask of no run (`asksRun`). */
export function compile(condition: Condition, now: number): Predicate {
  if ('all' in condition) return { all: condition.all.map((part) => compile(part, now)) };
  if ('any' in condition) return { any: condition.any.map((part) => compile(part, now)) };
  if ('not' in condition) return { not: compile(condition.not, now) };
  return comparison(condition, now);
}

/** Whether the comparison looks at the run or the event at hand, which a store of persons does not know. */
export const asksRun = ({ operand }: Comparison): boolean =>
  definitionOf(operand).compile(operand, { now: 0, zone: undefined }) === undefined;

function comparison(asked: Comparison, now: number): Predicate {
  const { operand, operator } = asked;
  const { not } = OPERATORS[operator];
  if (not) return { not: comparison({ ...asked, operator: not }, now) };
  const at = (zone: string | undefined) => {
    const moment = { now, zone };
    const source = definitionOf(operand).compile(operand, moment);
    return source ? predicate(source, asked, moment) : NEVER;
  };
  const source = definitionOf(operand).compile(operand, { now, zone: undefined });
  const zoned = source !== undefined && ('known' in source || asksZone(operator));
  return zoned ? { zoned: at } : at(undefined);
}

const NEVER: Predicate = { always: false };

function predicate(source: Source, { operator, value }: Comparison, moment: Moment): Predicate {
  if ('known' in source) {
    return { always: holds(operator, cellsOf(source.known(moment)), value, moment) };
  }
  if ('figure' in source) return ofFigure(source, operator, value);
  const test = OPERATORS[operator].test(source.value, value, moment);
  return test ? { row: source.rows, event: source.event, where: { all: [...source.where, test] } } : NEVER;
}

type FigureSource = Extract<Source, { figure: Figure }>;
const COMPARES: Partial<Record<Operator, Compare>> = {
  is: '=',
  'at-least': '>=',
  'at-most': '<=',
  'more-than': '>',
  'less-than': '<',
};

function ofFigure(source: FigureSource, operator: Operator, value: unknown): Predicate {
  if (operator === 'exists') return { always: true };
  const list = Array.isArray(value) ? value : [];
  if (operator === 'one-of') return { any: list.map((one) => figured(source, '=', one)) };
  if (operator === 'between')
    return { all: [figured(source, '>=', list[0]), figured(source, '<=', list[1])] };
  const is = COMPARES[operator];
  return is ? figured(source, is, value) : NEVER;
}

function figured({ figure, codes }: FigureSource, is: Compare, value: unknown): Predicate {
  const number = codes ? codeOf(codes, value) : numeric(value);
  return number === undefined ? NEVER : { figure, is, value: number };
}

const codeOf = (codes: Readonly<Record<string, number>>, value: unknown) =>
  typeof value === 'string' && Object.hasOwn(codes, value) ? codes[value] : undefined;
