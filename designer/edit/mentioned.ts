/** Names that a journey mentions already: suggestions for the next field that asks for one. */
import { comparisonsOf, isCondition } from '../../runtime/condition/index.ts';
import type { FieldType } from '../../runtime/journey/definition.ts';
import type { JourneyGraph } from '../../runtime/journey/vocabulary.ts';
import { definitionOf } from './kinds.ts';

/** Values of all fields of a type, each once, in alphabetical order; attributes and tags in conditions count, too. */
export function mentioned(graph: JourneyGraph, type: 'event' | 'attribute' | 'tags'): string[] {
  const values = [...fieldValues(graph, type), ...asked(graph, type)];
  const words = values.filter((value) => typeof value === 'string' && value !== '') as string[];
  return [...new Set(words)].sort();
}

function fieldValues({ nodes }: JourneyGraph, type: FieldType): unknown[] {
  return nodes.flatMap((node) => {
    const fields = definitionOf(node.kind)?.fields.filter((field) => field.type === type) ?? [];
    return fields.flatMap(({ name }) => node[name]);
  });
}

const OPERANDS: Partial<Record<FieldType, string>> = { attribute: 'attribute', tags: 'tag' };

function asked(graph: JourneyGraph, type: FieldType): string[] {
  const conditions = fieldValues(graph, 'condition').filter(isCondition);
  const operands = conditions.flatMap(comparisonsOf).map(({ operand }) => operand);
  return operands.flatMap((operand) =>
    operand.of === OPERANDS[type] && 'name' in operand ? [operand.name] : [],
  );
}
