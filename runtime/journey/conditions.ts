/** The conditions that a graph asks, wherever its nodes have them. */
import { isCondition } from '../condition/index.ts';
import type { Condition } from '../condition/vocabulary.ts';
import { definitionOf } from './registry.ts';
import type { JourneyGraph } from './vocabulary.ts';

export function conditionsOf({ nodes }: JourneyGraph): Condition[] {
  return nodes.flatMap((node) => {
    const fields = definitionOf(node.kind)?.fields.filter(({ type }) => type === 'condition') ?? [];
    return fields.map(({ name }) => node[name]).filter(isCondition);
  });
}
