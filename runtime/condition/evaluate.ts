import { cellsOf } from './cells.ts';
import { definitionOf } from './operands.ts';
import { holds } from './operators.ts';
import type { Comparison, Condition, Facts, Seen } from './vocabulary.ts';

/** The longest text and the most comparisons that a trace keeps. */
const KEPT = { characters: 200, comparisons: 20 };

/** Whether the condition holds. It must be free of faults (`faultsOf`). */
export function evaluate(condition: Condition, facts: Facts): boolean {
  if ('all' in condition) return condition.all.every((part) => evaluate(part, facts));
  if ('any' in condition) return condition.any.some((part) => evaluate(part, facts));
  if ('not' in condition) return !evaluate(condition.not, facts);
  return compare(condition, look(condition, facts), facts);
}

/** Every comparison of the condition with what it saw, for the trace: small plain data. */
export function explain(condition: Condition, facts: Facts): Seen[] {
  return comparisonsOf(condition)
    .slice(0, KEPT.comparisons)
    .map((comparison) => {
      const seen = look(comparison, facts);
      return { condition: comparison, seen: shorten(seen), holds: compare(comparison, seen, facts) };
    });
}

export function comparisonsOf(condition: Condition): Comparison[] {
  if ('all' in condition) return condition.all.flatMap(comparisonsOf);
  if ('any' in condition) return condition.any.flatMap(comparisonsOf);
  if ('not' in condition) return comparisonsOf(condition.not);
  return [condition];
}

const look = ({ operand }: Comparison, facts: Facts) => definitionOf(operand).value(operand, facts);
const compare = ({ operand, operator, value }: Comparison, seen: unknown, facts: Facts) => {
  const cells = definitionOf(operand).cells?.(operand, facts) ?? cellsOf(seen);
  return holds(operator, cells, value, { now: facts.now, zone: facts.person.zone });
};

function shorten(seen: unknown): unknown {
  if (seen === undefined || seen === null) return null;
  if (typeof seen === 'number' || typeof seen === 'boolean') return seen;
  return (typeof seen === 'string' ? seen : JSON.stringify(seen)).slice(0, KEPT.characters);
}
