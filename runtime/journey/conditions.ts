/** What the fields of a graph hold by their types, wherever its nodes have them: in lists and in the settings, too. */
import { isCondition } from '../condition/index.ts';
import { isRecord } from '../condition/own.ts';
import type { Condition } from '../condition/vocabulary.ts';
import { definitionOf } from './registry.ts';
import { SETTINGS } from './settings.ts';
import type { Field, FieldType, JourneyGraph } from './vocabulary.ts';

/** The conditions that a graph asks. */
export const conditionsOf = (graph: JourneyGraph): Condition[] =>
  valuesIn(graph, 'condition').filter(isCondition);

/** The values of all fields of a type; drafts hold anything. */
export function valuesIn({ nodes, settings }: JourneyGraph, type: FieldType): unknown[] {
  const own = nodes.flatMap((node) => valuesOf(node, definitionOf(node.kind)?.fields ?? [], type));
  return [...own, ...(isRecord(settings) ? valuesOf(settings, SETTINGS, type) : [])];
}

function valuesOf(record: Record<string, unknown>, fields: readonly Field[], type: FieldType): unknown[] {
  return fields.flatMap(({ name, type: own, items }) => {
    const value = record[name];
    if (own === type) return [value];
    return items && Array.isArray(value)
      ? value.filter(isRecord).flatMap((item) => valuesOf(item, items, type))
      : [];
  });
}
