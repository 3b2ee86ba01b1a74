/** Conditions name other nodes by id (`{ of: 'answer', node }`): copies must name the copies. */
import type { Condition } from '../../runtime/condition/vocabulary.ts';
import type { JourneyNode } from '../../runtime/journey/vocabulary.ts';
import { definitionOf } from './kinds.ts';

export function withReferences(node: JourneyNode, renamed: ReadonlyMap<string, string>): JourneyNode {
  const result = { ...node };
  for (const field of definitionOf(node.kind)?.fields ?? []) {
    const value = node[field.name];
    if (field.type === 'condition' && value) result[field.name] = referring(value as Condition, renamed);
  }
  return result;
}

function referring(condition: Condition, renamed: ReadonlyMap<string, string>): Condition {
  if ('all' in condition) return { all: condition.all.map((part) => referring(part, renamed)) };
  if ('any' in condition) return { any: condition.any.map((part) => referring(part, renamed)) };
  if ('not' in condition) return { not: referring(condition.not, renamed) };
  const { operand } = condition;
  if (operand?.of !== 'answer') return condition;
  return { ...condition, operand: { ...operand, node: renamed.get(operand.node) ?? operand.node } };
}
