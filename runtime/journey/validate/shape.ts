/** Keeps of any JSON the nodes and edges that can be looked at further, and says what is wrong with the rest. */
import { isRecord } from '../../condition/own.ts';
import { definitionOf, NODES } from '../registry.ts';
import type { Fault, JourneyEdge, JourneyNode } from '../vocabulary.ts';
import { spellJson } from '../words.ts';
import { atGraph, atNode, finding } from './finding.ts';

export const SIZE = { nodes: 500, edges: 2_000 } as const;
const ID = /^[0-9A-Za-z_-]{1,64}$/;

export interface Shape {
  nodes: JourneyNode[];
  edges: JourneyEdge[];
  faults: Fault[];
}

export function shapeOf(graph: unknown): Shape {
  const shape: Shape = { nodes: [], edges: [], faults: [] };
  if (!isRecord(graph) || !Array.isArray(graph.nodes) || !Array.isArray(graph.edges)) {
    shape.faults.push(atGraph(notAGraph));
  } else if (graph.nodes.length > SIZE.nodes || graph.edges.length > SIZE.edges) {
    shape.faults.push(atGraph(tooLarge));
  } else {
    for (const [place, node] of graph.nodes.entries()) takeNode(shape, node, place);
    for (const [place, edge] of graph.edges.entries()) takeEdge(shape, edge, place);
  }
  return shape;
}

const notAGraph = finding(
  'graph-shape',
  '旅程的格式不对；应为 { nodes: [], edges: [] }',
  'The journey has a wrong shape; use { nodes: [], edges: [] }',
);
const tooLarge = finding(
  'graph-size',
  `旅程太大；最多 ${SIZE.nodes} 个节点、${SIZE.edges} 条连线，请拆成几个旅程`,
  `The journey is too large; use at most ${SIZE.nodes} nodes and ${SIZE.edges} edges, or split it`,
);

function takeNode({ nodes, faults }: Shape, node: unknown, place: number): void {
  const id = isRecord(node) ? node.id : undefined;
  if (!isRecord(node) || !isId(id)) {
    faults.push(atGraph(badId(place, id)));
  } else if (nodes.some((other) => other.id === id)) {
    faults.push(atNode(id, duplicate));
  } else if (!definitionOf(node.kind)) {
    faults.push(atNode(id, unknownKind(node.kind)));
    nodes.push({ ...node, id, kind: '' });
  } else {
    nodes.push({ ...node, id, kind: String(node.kind) });
  }
}

/** Names of the object prototype would be found in any record keyed by node. */
const isId = (id: unknown): id is string =>
  typeof id === 'string' && ID.test(id) && !(id in Object.prototype);

const badId = (place: number, id: unknown) =>
  finding(
    'node-id',
    `第 ${place + 1} 个节点的编号是 ${spellJson(id)}；请用字母、数字、- 和 _，最多 64 个字符`,
    `The id of node number ${place + 1} is ${spellJson(id)}; use letters, digits, - and _, at most 64`,
  );
const duplicate = finding(
  'node-duplicate',
  '有两个节点用了同一个编号；请给其中一个换编号',
  'two nodes have this id; give one of them another',
);
function unknownKind(kind: unknown) {
  const kinds = Object.keys(NODES).join(', ');
  return finding(
    'node-kind',
    `没有 ${spellJson(kind)} 这种节点；可用的有 ${kinds}`,
    `there is no kind ${spellJson(kind)}; use one of ${kinds}`,
  );
}

function takeEdge({ edges, faults }: Shape, edge: unknown, place: number): void {
  if (isRecord(edge) && isName(edge.from) && isName(edge.exit) && isName(edge.to)) {
    edges.push({ from: edge.from, exit: edge.exit, to: edge.to });
  } else {
    faults.push(atGraph(badEdge(place, edge)));
  }
}

const isName = (name: unknown): name is string => typeof name === 'string' && name.length <= 64;

const badEdge = (place: number, edge: unknown) =>
  finding(
    'edge-shape',
    `第 ${place + 1} 条连线是 ${spellJson(edge)}；应为 { from, exit, to } 三个名称`,
    `Edge number ${place + 1} is ${spellJson(edge)}; use { from, exit, to } with three names`,
  );
