/** What the node kinds declare, safe to ask about a kind that this build does not know. */
import type { Field, NodeDefinition } from '../../runtime/journey/definition.ts';
import { applies } from '../../runtime/journey/fields.ts';
import { withDefaults } from '../../runtime/journey/graph.ts';
import { exitsOf, NODES } from '../../runtime/journey/index.ts';
import { definitionOf } from '../../runtime/journey/registry.ts';
import type { JourneyNode } from '../../runtime/journey/vocabulary.ts';

export const KINDS: NodeDefinition[] = Object.values(NODES);

export { definitionOf, exitsOf };

export function isEntry(node: JourneyNode): boolean {
  return definitionOf(node.kind)?.group === 'entry';
}

/** Whether an edge may lead to it: nobody comes to an entry, and nobody passes a note. */
export function isReachable(node: JourneyNode): boolean {
  const group = definitionOf(node.kind)?.group;
  return group !== 'entry' && group !== 'note';
}

/** A node as it comes out of the palette: every field that has a default holds a copy of it. */
export function newNode(kind: string, id: string): JourneyNode {
  const node: JourneyNode = { id, kind };
  for (const field of definitionOf(kind)?.fields ?? []) {
    if (field.default !== undefined) node[field.name] = structuredClone(field.default);
  }
  return node;
}

/** The fields that count for this node: those whose `when` holds. */
export function fieldsOf(node: JourneyNode): Field[] {
  const definition = definitionOf(node.kind);
  if (!definition) return [];
  const full = withDefaults(node, definition);
  return definition.fields.filter((field) => applies(field, full));
}

/** All that changes with one field: a paragraph is forgotten when its content is another one. */
export function changesOf(fields: Field[], name: string, value: unknown): Record<string, unknown> {
  const dependent = fields.filter(({ within }) => within === name).map((field) => [field.name, undefined]);
  return { ...Object.fromEntries(dependent), [name]: value };
}
