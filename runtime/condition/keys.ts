/** What has to happen for a condition to be worth asking again: the trigger keys of inputs that change what it looks at. */
import { comparisonsOf } from './evaluate.ts';
import type { Comparison, Condition, Operand, OperandKind } from './vocabulary.ts';

/** Trigger keys, each once. Two persons who become one may meet anything. */
export function keysOf(condition: Condition): string[] {
  return [...new Set(['merged', ...comparisonsOf(condition).flatMap(({ operand }) => keyOf(operand) ?? [])])];
}

/** Whether the condition can come to hold or fail while the person does nothing: by time, or because others change. */
export const asksAgain = (condition: Condition): boolean => comparisonsOf(condition).some(isTimed);

const TIMED: readonly string[] = ['before', 'after', 'last-days', 'next-days'];

/** What looks at others: nobody tells the person when their owner's unit is moved, or when a child of theirs changes. */
const OTHERS: readonly OperandKind[] = ['unit', 'relation', 'related'];

const isTimed = ({ operand, operator }: Comparison) =>
  operand.of === 'now' ||
  OTHERS.includes(operand.of) ||
  ('days' in operand && operand.days !== undefined) ||
  TIMED.includes(operator);

const KEYS: { [K in OperandKind]: (operand: Extract<Operand, { of: K }>) => string | undefined } = {
  attribute: ({ name }) => `attribute:${name}`,
  tag: ({ name }) => `tag:${name}`,
  segment: ({ id }) => `segment:${id}`,
  identifier: () => 'identifier',
  person: ({ field }) => (field === 'owner' ? 'owner' : 'seen'),
  unit: () => 'owner',
  region: () => 'seen',
  relation: () => 'relation',
  related: () => 'relation',
  reading: ({ content }) => `reading:${content || '*'}`,
  events: ({ event }) => `event:${event}`,
  now: () => undefined,
  event: () => undefined,
  answer: () => undefined,
};

const keyOf = (operand: Operand) => (KEYS[operand.of] as (operand: Operand) => string | undefined)(operand);
