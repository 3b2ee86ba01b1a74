/** A graph made ready for walking: nodes by id with their defaults, edges by exit. */
import { withFieldDefaults } from './fields.ts';
import { definitionOf } from './registry.ts';
import { type Rules, rulesOf } from './settings.ts';
import type { JourneyGraph, JourneyNode, NodeDefinition } from './vocabulary.ts';

export interface Place {
  node: JourneyNode;
  definition: NodeDefinition;
}

export interface Paths {
  places: Map<string, Place>;
  /** By `from` and `exit`. */
  edges: Map<string, string>;
  rules: Rules;
}

/** Graphs of versions never change, so each is made ready once. */
const ready = new WeakMap<JourneyGraph, Paths>();

export function pathsOf(graph: JourneyGraph): Paths {
  const known = ready.get(graph);
  if (known) return known;
  const paths = { places: placesOf(graph), edges: edgesOf(graph), rules: rulesOf(graph) };
  ready.set(graph, paths);
  return paths;
}

function placesOf({ nodes }: JourneyGraph): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const node of nodes) {
    const definition = definitionOf(node.kind);
    if (definition) places.set(node.id, { node: withDefaults(node, definition), definition });
  }
  return places;
}

const edgesOf = ({ edges }: JourneyGraph) =>
  new Map(edges.map(({ from, exit, to }) => [exitKey(from, exit), to]));

export const exitKey = (from: string, exit: string) => `${from}\n${exit}`;

/** The node as its kind sees it: fields left empty in the form are absent, and absent ones have their default. */
export const withDefaults = (node: JourneyNode, { fields }: NodeDefinition): JourneyNode =>
  withFieldDefaults(node, fields);
