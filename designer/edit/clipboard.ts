/** Copies of nodes as text, so that they pass through the system's clipboard from one journey to another. */
import type { JourneyEdge, JourneyNode, Layout } from '../../runtime/journey/vocabulary.ts';
import { snapped } from './card.ts';
import { connect } from './change.ts';
import { type Draft, type Point, placeOf } from './draft.ts';
import { definitionOf } from './kinds.ts';
import { withReferences } from './references.ts';

/** Nodes with the edges among them, and their places from the upper left corner of all. */
export interface Clip {
  nodes: JourneyNode[];
  edges: JourneyEdge[];
  layout: Layout;
}

const MARK = 'dogear-nodes';

export function copy(draft: Draft, ids: readonly string[]): Clip {
  const nodes = draft.graph.nodes.filter(({ id }) => ids.includes(id));
  const edges = draft.graph.edges.filter(({ from, to }) => ids.includes(from) && ids.includes(to));
  const places = nodes.map(({ id }) => placeOf(draft, id));
  const corner = { x: Math.min(...places.map(({ x }) => x)), y: Math.min(...places.map(({ y }) => y)) };
  const layout = Object.fromEntries(nodes.map(({ id }) => [id, less(placeOf(draft, id), corner)]));
  return { nodes, edges, layout };
}

/** Puts the clip's nodes at a place under new ids; gives the ids too, in the clip's order. */
export function paste(
  draft: Draft,
  clip: Clip,
  at: Point,
  id: () => string,
): { draft: Draft; ids: string[] } {
  const renamed = new Map(clip.nodes.map((node) => [node.id, id()]));
  const to = (old: string) => renamed.get(old) ?? old;
  const nodes = clip.nodes.map((node) =>
    withReferences({ ...structuredClone(node), id: to(node.id) }, renamed),
  );
  const places = clip.nodes.map((node) => [to(node.id), snapped(plus(at, clip.layout[node.id]))]);
  const pasted = {
    ...draft,
    graph: { ...draft.graph, nodes: [...draft.graph.nodes, ...nodes] },
    layout: { ...draft.layout, ...Object.fromEntries(places) },
  };
  const edges = clip.edges.map((edge) => ({ exit: edge.exit, from: to(edge.from), to: to(edge.to) }));
  return { draft: edges.reduce(connect, pasted), ids: nodes.map((node) => node.id) };
}

export function clipText(clip: Clip): string {
  return JSON.stringify({ [MARK]: clip });
}

/** The clip in a text from anywhere, without what this build does not know; `undefined` when there is none. */
export function readClip(text: string): Clip | undefined {
  const found = parsed(text)?.[MARK] as Partial<Clip> | undefined;
  if (!Array.isArray(found?.nodes) || !Array.isArray(found.edges)) return undefined;
  const nodes = found.nodes.filter((node) => typeof node?.id === 'string' && definitionOf(node?.kind));
  const ids = new Set(nodes.map((node) => node.id));
  const edges = found.edges.filter((edge) => ids.has(edge?.from) && ids.has(edge?.to));
  const places = Object.entries(found.layout ?? {}).filter(([, at]) => Number.isFinite(at?.x + at?.y));
  return nodes.length === 0 ? undefined : { nodes, edges, layout: Object.fromEntries(places) };
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const less = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y });
const plus = (a: Point, b: Point | undefined): Point => ({ x: a.x + (b?.x ?? 0), y: a.y + (b?.y ?? 0) });
