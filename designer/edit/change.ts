/** Every change that an operator can make to a draft, as a function of the draft. What cannot be done changes nothing. */
import type {
  JourneyEdge,
  JourneyGraph,
  JourneyNode,
  Layout,
  Place,
} from '../../runtime/journey/vocabulary.ts';
import { snapped } from './card.ts';
import { type Draft, layoutOf, nodeOf, type Point } from './draft.ts';
import { exitsOf, isReachable } from './kinds.ts';

/** A node's way out. */
export type Way = Pick<JourneyEdge, 'from' | 'exit'>;

export const sameWay = (a: Way, b: Way): boolean => a.from === b.from && a.exit === b.exit;

export function rename(draft: Draft, name: string): Draft {
  return name === draft.name ? draft : { ...draft, name };
}

/** Adds a node; a `way` leads to it from now on, and it leads on to where that way led before. */
export function addNode(draft: Draft, node: JourneyNode, at: Point, way?: Way): Draft {
  const added = {
    ...draft,
    graph: { ...draft.graph, nodes: [...draft.graph.nodes, node] },
    layout: { ...draft.layout, [node.id]: snapped(at) },
  };
  if (!way) return added;
  const before = edgeOf(draft.graph, way);
  const led = connect(added, { ...way, to: node.id });
  const onwards = exitsOf(node)[0];
  return before && onwards && led !== added
    ? connect(led, { from: node.id, exit: onwards.name, to: before.to })
    : led;
}

/** Removes nodes with every edge from and to them. */
export function removeNodes(draft: Draft, ids: readonly string[]): Draft {
  const gone = new Set(ids);
  const nodes = draft.graph.nodes.filter(({ id }) => !gone.has(id));
  if (nodes.length === draft.graph.nodes.length) return draft;
  const edges = draft.graph.edges.filter(({ from, to }) => !gone.has(from) && !gone.has(to));
  const left = new Set(nodes.map(({ id }) => id));
  return { ...draft, graph: { ...draft.graph, nodes, edges }, layout: layoutOf(draft.layout, left) };
}

/** Leads an exit to a node; an exit leads to one node only, and nothing leads to an entry or a note. */
export function connect(draft: Draft, edge: JourneyEdge): Draft {
  if (!canConnect(draft, edge)) return draft;
  if (edgeOf(draft.graph, edge)?.to === edge.to) return draft;
  return withEdges(draft, [...draft.graph.edges.filter((other) => !sameWay(other, edge)), edge]);
}

export function canConnect(draft: Draft, { from, exit, to }: JourneyEdge): boolean {
  const source = nodeOf(draft, from);
  const target = nodeOf(draft, to);
  if (!source || !target || !isReachable(target)) return false;
  return exitsOf(source).some(({ name }) => name === exit);
}

export function disconnect(draft: Draft, ways: readonly Way[]): Draft {
  const edges = draft.graph.edges.filter((edge) => !ways.some((way) => sameWay(way, edge)));
  return edges.length === draft.graph.edges.length ? draft : withEdges(draft, edges);
}

/** Sets fields of a node; `undefined` empties one. Edges follow exits that are renamed and go with exits that go. */
export function setFields(draft: Draft, id: string, changes: Record<string, unknown>): Draft {
  const before = nodeOf(draft, id);
  if (!before) return draft;
  const after = { ...before, ...changes } as JourneyNode;
  for (const [name, value] of Object.entries(changes)) if (value === undefined) delete after[name];
  const nodes = draft.graph.nodes.map((node) => (node === before ? after : node));
  return { ...draft, graph: { ...draft.graph, nodes, edges: followExits(draft.graph.edges, before, after) } };
}

/** Moves nodes, and boxes with the nodes that are folded into them. */
/** Sets a field of the journey as a whole; `undefined` empties it. */
export function setSetting(draft: Draft, name: string, value: unknown): Draft {
  const { [name]: _, ...rest } = draft.graph.settings ?? {};
  const settings = value === undefined ? rest : { ...rest, [name]: value };
  return { ...draft, graph: { ...draft.graph, settings } };
}

export function moveNodes(draft: Draft, places: Layout): Draft {
  const ids = new Set(draft.graph.nodes.map(({ id }) => id));
  const known = Object.entries(places).filter(([id]) => ids.has(id) || draft.layout[id]?.nodes);
  const moved = known
    .filter(([id, { x, y }]) => draft.layout[id]?.x !== x || draft.layout[id]?.y !== y)
    .flatMap(([id, { x, y }]) => withFolded(draft, id, { x, y }));
  return moved.length === 0 ? draft : { ...draft, layout: { ...draft.layout, ...Object.fromEntries(moved) } };
}

function withFolded({ layout }: Draft, id: string, to: Point): [string, Place][] {
  const from = layout[id];
  const within = (from?.nodes ?? []).map((node): [string, Place] => {
    const { x, y } = layout[node] ?? to;
    return [node, { x: x + to.x - (from?.x ?? to.x), y: y + to.y - (from?.y ?? to.y) }];
  });
  return [[id, { ...from, ...to }], ...within];
}

export function edgeOf(graph: JourneyGraph, way: Way): JourneyEdge | undefined {
  return graph.edges.find((edge) => sameWay(edge, way));
}

/** The way on which something is added after a node: the first exit that leads nowhere yet, else the first one. */
export function wayAfter(draft: Draft, node: JourneyNode): Way | undefined {
  const ways = exitsOf(node).map(({ name }) => ({ from: node.id, exit: name }));
  return ways.find((way) => !edgeOf(draft.graph, way)) ?? ways[0];
}

const withEdges = (draft: Draft, edges: JourneyEdge[]): Draft => ({
  ...draft,
  graph: { ...draft.graph, edges },
});

function followExits(edges: JourneyEdge[], before: JourneyNode, after: JourneyNode): JourneyEdge[] {
  const names = (node: JourneyNode) => exitsOf(node).map(({ name }) => name);
  const now = successors(names(before), names(after));
  if (edges.every((edge) => edge.from !== after.id || now.get(edge.exit) === edge.exit)) return edges;
  return edges.flatMap((edge) => {
    if (edge.from !== after.id) return [edge];
    const exit = now.get(edge.exit);
    return exit === undefined ? [] : [{ ...edge, exit }];
  });
}

/** What became of each exit: itself, or, when as many came as went, the one that came in its turn. */
function successors(before: string[], after: string[]): Map<string, string> {
  const gone = before.filter((name) => !after.includes(name));
  const came = after.filter((name) => !before.includes(name));
  const pairs: [string, string][] = before.filter((name) => after.includes(name)).map((name) => [name, name]);
  if (gone.length === came.length) {
    for (const [turn, name] of gone.entries()) pairs.push([name, came[turn] as string]);
  }
  return new Map(pairs);
}
