/** Whether everyone can come in, get everywhere, and never runs in circles. */
import { definitionOf } from '../registry.ts';
import type { Fault, JourneyEdge, JourneyNode } from '../vocabulary.ts';
import { circleFaults } from './circles.ts';
import { atGraph, atNode, finding } from './finding.ts';

type Ways = Map<string, string[]>;

export function flowFaults(nodes: JourneyNode[], edges: JourneyEdge[]): Fault[] {
  const ways: Ways = new Map(nodes.map(({ id }) => [id, []]));
  for (const { from, to } of edges) if (ways.has(to)) ways.get(from)?.push(to);
  const walked = nodes.filter(({ kind }) => definitionOf(kind)?.group !== 'note');
  return [...reachFaults(walked, ways), ...circleFaults(walked, edges)];
}

function reachFaults(nodes: JourneyNode[], ways: Ways): Fault[] {
  const entries = nodes.filter(({ kind }) => definitionOf(kind)?.group === 'entry');
  if (entries.length === 0) return [atGraph(noEntry)];
  const reached = new Set(entries.map(({ id }) => id));
  for (const id of reached) for (const to of ways.get(id) ?? []) reached.add(to);
  return nodes.filter(({ id }) => !reached.has(id)).map(({ id }) => atNode(id, unreachable));
}

const noEntry = finding(
  'no-entry',
  '旅程没有入口，没有人能进来；请添加“事件触发”或“阅读触发”',
  'The journey has no entry, so nobody can start; add one by event or by reading',
);
const unreachable = finding(
  'node-unreachable',
  '没有任何路径能走到这里；请从前面的节点连过来，或者删除它',
  'no path leads here; connect it from a node before it, or remove it',
);
