/** What an operator edits: names, graph and places together. Drafts are never changed in place; every edit makes a new one. */
import type { JourneyGraph, JourneyNode, Layout } from '../../runtime/journey/vocabulary.ts';

export interface Draft {
  name: string;
  graph: JourneyGraph;
  layout: Layout;
}

/** Pixels of the canvas at zoom 1; y grows downwards. */
export interface Point {
  x: number;
  y: number;
}

const ORIGIN: Point = { x: 0, y: 0 };

export function nodeOf(draft: Draft, id: string | undefined): JourneyNode | undefined {
  return draft.graph.nodes.find((node) => node.id === id);
}

export function placeOf(draft: Draft, id: string): Point {
  return draft.layout[id] ?? ORIGIN;
}

/** A draft as it came from elsewhere, with what cannot be drawn left out: edges from or to nowhere, places of nobody. */
export function sound(draft: Draft): Draft {
  const ids = new Set(draft.graph.nodes.map(({ id }) => id));
  const edges = draft.graph.edges.filter(({ from, to }) => ids.has(from) && ids.has(to));
  const layout = Object.fromEntries(Object.entries(draft.layout).filter(([id]) => ids.has(id)));
  return { ...draft, graph: { nodes: draft.graph.nodes, edges }, layout };
}
