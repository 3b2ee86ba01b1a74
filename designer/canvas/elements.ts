/** Draft, figures and faults as the elements that React Flow draws. An element stays the same object while nothing in it changed. */
import { type Edge, type Node, Position } from '@xyflow/react';
import { useRef } from 'preact/hooks';
import { describeNode } from '../../runtime/journey/index.ts';
import type { JourneyEdge, JourneyNode, Layout } from '../../runtime/journey/vocabulary.ts';
import { exitOffset, sizeOf } from '../edit/card.ts';
import { sameWay, type Way } from '../edit/change.ts';
import type { Mark } from '../edit/difference.ts';
import { type Draft, nodeOf, type Point, placeOf } from '../edit/draft.ts';
import { definitionOf, exitsOf, isReachable } from '../edit/kinds.ts';
import type { Language } from '../i18n/index.ts';
import type { Drawing, Figures } from './drawing.ts';
import { type Box, channelOf } from './route.ts';

export type CardData = {
  node: JourneyNode;
  title: string;
  sentence: string;
  /** The ways out that lead somewhere. */
  led: string;
  figures: Figures[string] | undefined;
  faults: number;
  warnings: number;
  mark: Mark | undefined;
  /** Steps of a run at this node; `undefined` when no run is shown. */
  steps: string | undefined;
  stands: boolean;
};
export type CardNode = Node<CardData, 'card'>;
export type WayEdge = Edge<{ walked: boolean; faded: boolean; channel: number | undefined }, 'way'>;

const wayKey = ({ from, exit }: Way): string => JSON.stringify([from, exit]);
export const wayOf = (key: string): Way => {
  const [from, exit] = JSON.parse(key) as [string, string];
  return { from, exit };
};

export const INWARD = 'in';
const HANDLE = 12;

/** `moving` are the places of what is being dragged. */
export function useElements(drawing: Drawing, moving: Layout, language: Language) {
  const kept = useRef(new Map<string, { parts: unknown[]; node: CardNode }>());
  const next = new Map<string, { parts: unknown[]; node: CardNode }>();
  const nodes = drawing.draft.graph.nodes.map((node) => {
    const data = dataOf(node, drawing, language);
    const place = moving[node.id] ?? placeOf(drawing.draft, node.id);
    const selected = drawing.selection.nodes.includes(node.id);
    const parts = [...Object.values(data), place, selected];
    const before = kept.current.get(node.id);
    const entry =
      before && same(before.parts, parts) ? before : { parts, node: cardOf(node, place, selected, data) };
    next.set(node.id, entry);
    return entry.node;
  });
  kept.current = next;
  return { nodes, edges: edgesOf(drawing, nodes) };
}

const same = (a: unknown[], b: unknown[]) => a.every((part, index) => Object.is(part, b[index]));

function dataOf(node: JourneyNode, drawing: Drawing, language: Language): CardData {
  const { draft, names, figures, faults = [], marks, walk } = drawing;
  const own = faults.filter((fault) => fault.node === node.id);
  const definition = definitionOf(node.kind);
  return {
    node,
    title: node.name || (definition?.title[language] ?? node.kind),
    sentence: describeNode(node, names)[language],
    led: draft.graph.edges
      .filter(({ from }) => from === node.id)
      .map(({ exit }) => exit)
      .join('\n'),
    figures: figures && (figures[node.id] ?? NO_FIGURES),
    faults: own.filter(({ level }) => level === 'fault').length,
    warnings: own.filter(({ level }) => level === 'warning').length,
    mark: marks?.get(node.id),
    steps: walk && (walk.steps.get(node.id)?.join(' · ') ?? ''),
    stands: walk?.stands === node.id,
  };
}

const NO_FIGURES: Figures[string] = { entered: 0, here: 0, exits: {}, failed: 0 };

/** Size and handles are given rather than measured, so that nothing is drawn twice. */
function cardOf(
  node: JourneyNode,
  position: { x: number; y: number },
  selected: boolean,
  data: CardData,
): CardNode {
  const size = sizeOf(node);
  const handle = { width: HANDLE, height: HANDLE };
  const outward = exitsOf(node).map(({ name }) => ({
    ...handle,
    id: name,
    type: 'source' as const,
    position: Position.Bottom,
    x: exitOffset(node, name) - HANDLE / 2,
    y: size.height - HANDLE / 2,
  }));
  const inward = {
    ...handle,
    id: INWARD,
    type: 'target' as const,
    position: Position.Top,
    x: size.width / 2 - HANDLE / 2,
    y: -HANDLE / 2,
  };
  return {
    id: node.id,
    type: 'card',
    position,
    selected,
    data,
    ...size,
    measured: size,
    handles: isReachable(node) ? [inward, ...outward] : outward,
    ariaLabel: `${data.title}: ${data.sentence}`,
  };
}

function edgesOf({ draft, selection, walk }: Drawing, nodes: readonly CardNode[]): WayEdge[] {
  const cards = new Map(nodes.map((node) => [node.id, { ...node.position, ...sizeOf(node.data.node) }]));
  const boxes = [...cards.values()];
  return draft.graph.edges.map((edge) => {
    const walked = walk?.ways.some((way) => sameWay(way, edge)) ?? false;
    return {
      id: wayKey(edge),
      type: 'way',
      source: edge.from,
      sourceHandle: edge.exit,
      target: edge.to,
      targetHandle: INWARD,
      selected: selection.edges.some((way) => sameWay(way, edge)),
      data: {
        walked,
        faded: walk !== undefined && !walked,
        channel: channelOf(...endsOf(edge, draft, cards), boxes),
      },
    };
  });
}

/** Where an edge leaves and arrives, as the handles have it. */
function endsOf(
  { from, exit, to }: JourneyEdge,
  draft: Draft,
  cards: ReadonlyMap<string, Box>,
): [Point, Point] {
  const source = cards.get(from) as Box;
  const target = cards.get(to) as Box;
  const node = nodeOf(draft, from) as JourneyNode;
  return [
    { x: source.x + exitOffset(node, exit), y: source.y + source.height },
    { x: target.x + target.width / 2, y: target.y },
  ];
}
