/** Names that a journey mentions already: suggestions for the next field that asks for one. */
import { comparisonsOf } from '../../runtime/condition/index.ts';
import type { FieldType } from '../../runtime/journey/definition.ts';
import { conditionsOf, valuesIn } from '../../runtime/journey/index.ts';
import type { JourneyGraph } from '../../runtime/journey/vocabulary.ts';

/** Values of all fields of a type, each once, in alphabetical order; attributes and tags in conditions count, too. */
export function mentioned(graph: JourneyGraph, type: 'event' | 'attribute' | 'tags'): string[] {
  const values = [...valuesIn(graph, type).flat(), ...asked(graph, type)];
  const words = values.filter((value) => typeof value === 'string' && value !== '') as string[];
  return [...new Set(words)].sort();
}

const OPERANDS: Partial<Record<FieldType, string>> = { attribute: 'attribute', tags: 'tag' };

function asked(graph: JourneyGraph, type: FieldType): string[] {
  const operands = conditionsOf(graph)
    .flatMap(comparisonsOf)
    .map(({ operand }) => operand);
  return operands.flatMap((operand) =>
    operand.of === OPERANDS[type] && 'name' in operand ? [operand.name] : [],
  );
}
