/** Conditions name other nodes by id (`{ of: 'answer', node }`): copies must name the copies. */
import type { Condition } from '../../runtime/condition/vocabulary.ts';
import type { Field } from '../../runtime/journey/definition.ts';
import type { JourneyNode } from '../../runtime/journey/vocabulary.ts';
import { definitionOf } from './kinds.ts';

export function withReferences(node: JourneyNode, renamed: ReadonlyMap<string, string>): JourneyNode {
  return renamedIn(node, definitionOf(node.kind)?.fields ?? [], renamed);
}

function renamedIn<T extends Record<string, unknown>>(
  record: T,
  fields: readonly Field[],
  renamed: ReadonlyMap<string, string>,
): T {
  const result: Record<string, unknown> = { ...record };
  for (const { name, type, items } of fields) {
    const value = record[name];
    if (type === 'condition' && value) result[name] = referring(value as Condition, renamed);
    if (items && Array.isArray(value)) result[name] = value.map((item) => renamedIn(item, items, renamed));
  }
  return result as T;
}

function referring(condition: Condition, renamed: ReadonlyMap<string, string>): Condition {
  if ('all' in condition) return { all: condition.all.map((part) => referring(part, renamed)) };
  if ('any' in condition) return { any: condition.any.map((part) => referring(part, renamed)) };
  if ('not' in condition) return { not: referring(condition.not, renamed) };
  const { operand } = condition;
  if (operand?.of !== 'answer') return condition;
  return { ...condition, operand: { ...operand, node: renamed.get(operand.node) ?? operand.node } };
}
