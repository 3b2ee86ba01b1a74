import { answer } from './operands/answer.ts';
import { attribute } from './operands/attribute.ts';
import { event } from './operands/event.ts';
import { events } from './operands/events.ts';
import { identifier } from './operands/identifier.ts';
import { now } from './operands/now.ts';
import { person } from './operands/person.ts';
import { reading } from './operands/reading.ts';
import { region } from './operands/region.ts';
import { related } from './operands/related.ts';
import { relation } from './operands/relation.ts';
import { segment } from './operands/segment.ts';
import { tag } from './operands/tag.ts';
import { unit } from './operands/unit.ts';
import type {
  Operand,
  OperandDefinition,
  OperandKind,
  OperandOf,
  OperandValues,
  Operator,
} from './vocabulary.ts';

/** Every operand, in the order in which a form offers them. */
export const OPERANDS: { [K in OperandKind]: OperandDefinition<OperandOf<K>> } = {
  reading,
  events,
  attribute,
  tag,
  segment,
  identifier,
  person,
  unit,
  region,
  relation,
  related,
  now,
  event,
  answer,
};

export function definitionOf(operand: Operand): OperandDefinition {
  return OPERANDS[operand.of] as OperandDefinition;
}

const PRESENCE: Operator[] = ['exists', 'missing'];
const EQUAL: Operator[] = ['is', 'is-not', 'one-of'];
const ORDER: Operator[] = ['at-least', 'at-most', 'more-than', 'less-than', 'between'];
const DATES: Operator[] = ['before', 'after', 'last-days', 'next-days'];

/** The operators that make sense for a kind of value, the likeliest first. */
const BY_VALUES: Record<OperandValues['type'], Operator[]> = {
  any: [...EQUAL, 'contains', 'starts-with', ...ORDER, ...DATES, ...PRESENCE],
  word: [...EQUAL, 'contains', 'starts-with', ...PRESENCE],
  agent: [...EQUAL, ...PRESENCE],
  unit: [...EQUAL, ...PRESENCE],
  region: ['starts-with', ...EQUAL, ...PRESENCE],
  choice: EQUAL,
  number: [...ORDER, ...EQUAL],
  share: [...ORDER, ...EQUAL],
  clock: ['between', 'at-least', 'less-than'],
  flag: ['is'],
  date: [...DATES, ...PRESENCE],
  presence: PRESENCE,
};

export const operatorsOf = (operand: Operand): Operator[] =>
  BY_VALUES[definitionOf(operand).values(operand).type];
