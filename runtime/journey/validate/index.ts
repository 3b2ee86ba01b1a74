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
  const nodeIds = new Set(nodes.map(({ id }) => id));
  return [
    ...faults,
    ...nodes.flatMap((node) => nodeFaults(node, nodeIds, known)),
    ...edgeFaults(nodes, edges),
    ...flowFaults(nodes, edges),
  ];
}

function nodeFaults(node: JourneyNode, nodeIds: Set<string>, known: Known): Fault[] {
  const definition = definitionOf(node.kind);
  if (!definition) return [];
  return fieldFindings(node, definition, nodeIds, known).map((found) => atNode(node.id, found));
}
