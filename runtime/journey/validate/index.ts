import { definitionOf } from '../registry.ts';
import type { Fault, JourneyNode } from '../vocabulary.ts';
import { edgeFaults } from './edges.ts';
import { fieldFindings } from './fields.ts';
import { atNode, type Known } from './finding.ts';
import { flowFaults } from './flow.ts';
import { shapeOf } from './shape.ts';

export type { Known } from './finding.ts';

/**
 * What keeps any JSON from being published as a journey (`fault`), and what an operator should know (`warning`).
 * Without a fault it is a JourneyGraph, and a run on it fails only by the limits. Never throws.
 */
export function validate(graph: unknown, known: Known): Fault[] {
  const { nodes, edges, faults } = shapeOf(graph);
  if (nodes.length === 0 && faults.length > 0) return faults;
  const full = withSet(nodes, known);
  const nodeIds = new Set(nodes.map(({ id }) => id));
  return [
    ...faults,
    ...nodes.flatMap((node) => nodeFaults(node, nodeIds, full)),
    ...edgeFaults(nodes, edges),
    ...flowFaults(nodes, edges),
  ];
}

/** What the journey itself sets may be asked about, too. */
function withSet(nodes: readonly JourneyNode[], known: Known): Known {
  const { attributes } = known;
  if (!attributes) return known;
  const set = new Set(nodes.flatMap(attributesSet));
  return { ...known, attributes: { has: (name) => set.has(name) || attributes.has(name) } };
}

function attributesSet(node: JourneyNode): unknown[] {
  const fields = definitionOf(node.kind)?.fields.filter(({ type }) => type === 'attribute') ?? [];
  return fields.map(({ name }) => node[name]);
}

function nodeFaults(node: JourneyNode, nodeIds: Set<string>, known: Known): Fault[] {
  const definition = definitionOf(node.kind);
  if (!definition) return [];
  return fieldFindings(node, definition, nodeIds, known).map((found) => atNode(node.id, found));
}
