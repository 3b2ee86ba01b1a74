/** Circles that a run could walk in a single moment, until the limits stop it. */
import { withDefaults } from '../graph.ts';
import { definitionOf } from '../registry.ts';
import { exitsOf } from '../sentence.ts';
import type { AtOnce, Fault, JourneyEdge, JourneyNode } from '../vocabulary.ts';
import { atNode, type Finding, finding } from './finding.ts';

/** An edge that a run may take at the very moment at which it came to where the edge begins. */
interface Way extends AtOnce {
  from: JourneyNode;
  to: string;
}

/**
 * Whoever comes back in the same step is kept by a way that is open but once; an answer begins another step, so that on a circle with
 * one nothing keeps them.
 */
export function circleFaults(nodes: JourneyNode[], edges: JourneyEdge[]): Fault[] {
  const ways = waysAtOnce(nodes, edges);
  const backAtOnce = waysBack(ways);
  const backInStep = waysBack(ways.filter(({ by }) => by === 'arrival'));
  const told = new Set<string>();
  return ways.flatMap((way) => {
    if (way.by === 'once' || told.has(way.from.id)) return [];
    const back = way.by === 'answer' ? backAtOnce(way) : backInStep(way);
    if (!back) return [];
    for (const { from } of [way, ...back]) told.add(from.id);
    return [circleFault(way, back)];
  });
}

function waysAtOnce(nodes: JourneyNode[], edges: JourneyEdge[]): Way[] {
  const open = new Map(nodes.map((node) => [node.id, { node, exits: exitsAtOnce(node) }]));
  return edges.flatMap(({ from, exit, to }) => {
    const { node, exits } = open.get(from) ?? {};
    const way =
      exits === 'all' ? ({ exit, by: 'arrival' } as const) : exits?.find((one) => one.exit === exit);
    return node && way && open.has(to) ? [{ ...way, from: node, to }] : [];
  });
}

/** Where nobody ever waits, everyone goes on at once. */
function exitsAtOnce(node: JourneyNode): readonly AtOnce[] | 'all' {
  const definition = definitionOf(node.kind);
  if (!definition?.resume) return 'all';
  return definition.atOnce?.(withDefaults(node, definition)) ?? [];
}

type Ways = Map<string, Way[]>;

/** Finds the shortest path from where a way leads to where it begins, if there is one. */
function waysBack(all: readonly Way[]): (way: Way) => Way[] | undefined {
  const ways: Ways = new Map();
  for (const way of all) ways.set(way.from.id, [...(ways.get(way.from.id) ?? []), way]);
  const group = groupsOf(ways);
  return ({ from, to }) => (group.get(from.id) === group.get(to) ? pathTo(from.id, to, ways) : undefined);
}

/** A number for each node, the same for those that can reach each other; found in one walk (Tarjan), however large the graph. */
function groupsOf(ways: Ways): Map<string, number> {
  const order = new Map<string, number>();
  const group = new Map<string, number>();
  const open: string[] = [];
  const visit = (at: string): number => {
    const own = order.size;
    order.set(at, own);
    open.push(at);
    const first = (ways.get(at) ?? []).reduce((least, { to }) => Math.min(least, seen(to)), own);
    if (first === own) for (const one of open.splice(open.lastIndexOf(at))) group.set(one, own);
    return first;
  };
  const seen = (at: string) => (group.has(at) ? Number.POSITIVE_INFINITY : (order.get(at) ?? visit(at)));
  for (const at of ways.keys()) if (!order.has(at)) visit(at);
  return group;
}

function pathTo(goal: string, start: string, ways: Ways): Way[] | undefined {
  const by = new Map<string, Way | undefined>([[start, undefined]]);
  for (const at of by.keys()) {
    if (at === goal) return pathBack(goal, by);
    for (const way of ways.get(at) ?? []) if (!by.has(way.to)) by.set(way.to, way);
  }
  return undefined;
}

function pathBack(goal: string, by: Map<string, Way | undefined>): Way[] {
  const path: Way[] = [];
  for (let way = by.get(goal); way; way = by.get(way.from.id)) path.unshift(way);
  return path;
}

/** It is told where it can be mended: at a wait that may be over on arrival, else at whatever is answered at once. */
function circleFault(first: Way, back: Way[]): Fault {
  const circle = [first, ...back];
  const path = [...circle, first].map(({ from }) => from.id).join(' → ');
  const weak = circle.find(({ field }) => field) ?? circle.find(({ by }) => by === 'answer');
  return weak ? atNode(weak.from.id, mayNotWait(weak, path)) : atNode(first.from.id, noWait(path));
}

const noWait = (path: string) =>
  finding(
    'loop-without-wait',
    `这里绕成一圈而没有等待：${path}；请在圈里加一个“等待”`,
    `the way ${path} goes in circles without a wait; add one to it`,
  );

function mayNotWait({ from, exit, field }: Way, path: string): Finding {
  const title = exitsOf(from).find(({ name }) => name === exit)?.title.zh ?? exit;
  const found = finding(
    'loop-may-not-wait',
    `这里绕成一圈，却可能一次也不等：${path}；从“${title}”出去可以不用等，请在圈里加一个等“一段时间”的“等待”`,
    `the way ${path} goes in circles and may never wait, because exit "${exit}" can be taken at once; add a wait “for a while” to it`,
  );
  return field === undefined ? found : { ...found, field };
}
