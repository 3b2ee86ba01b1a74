/** What an operator edits: names, graph and places together. Drafts are never changed in place; every edit makes a new one. */
import type { JourneyGraph, JourneyNode, Layout, Place } from '../../runtime/journey/vocabulary.ts';

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

export function nodeOf({ graph: { nodes } }: Draft, id: string | undefined): JourneyNode | undefined {
  if (id === undefined) return undefined;
  const known = byId.get(nodes) ?? new Map(nodes.map((node) => [node.id, node]));
  byId.set(nodes, known);
  return known.get(id);
}

/** Nodes of a draft are looked up for every edge and card: made once for a list, since no list is changed in place. */
const byId = new WeakMap<readonly JourneyNode[], ReadonlyMap<string, JourneyNode>>();

export function placeOf(draft: Draft, id: string): Point {
  return draft.layout[id] ?? ORIGIN;
}

/** A draft as it came from elsewhere, with what cannot be drawn left out: edges from or to nowhere, places of nobody. */
export function sound(draft: Draft): Draft {
  const ids = new Set(draft.graph.nodes.map(({ id }) => id));
  const edges = draft.graph.edges.filter(({ from, to }) => ids.has(from) && ids.has(to));
  return { ...draft, graph: { ...draft.graph, edges }, layout: layoutOf(draft.layout, ids) };
}

/** What of a layout is left when there are these nodes: their places, and boxes that still hold any of them. */
export function layoutOf(layout: Layout, ids: ReadonlySet<string>): Layout {
  return Object.fromEntries(
    Object.entries(layout).flatMap(([id, place]): [string, Place][] => {
      if (ids.has(id)) return [[id, place]];
      const nodes = place.nodes?.filter((node) => ids.has(node)) ?? [];
      return nodes.length > 0 ? [[id, { ...place, nodes }]] : [];
    }),
  );
}
