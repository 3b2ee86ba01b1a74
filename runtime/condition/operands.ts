import { answer } from './operands/answer.ts';
import { attribute } from './operands/attribute.ts';
import { event } from './operands/event.ts';
import { reading } from './operands/reading.ts';
import { tag } from './operands/tag.ts';
import type { Operand, OperandDefinition, OperandKind, OperandOf } from './vocabulary.ts';

export const OPERANDS: { [K in OperandKind]: OperandDefinition<OperandOf<K>> } = {
  attribute,
  tag,
  reading,
  event,
  answer,
};

export function definitionOf(operand: Operand): OperandDefinition {
  return OPERANDS[operand.of] as OperandDefinition;
}
