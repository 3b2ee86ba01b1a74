/** The lines: each drawn anew only when one of its ends moved, or when the cards around it make it run elsewhere. */
import { useRef } from 'preact/hooks';
import type { JourneyEdge, Layout } from '../../runtime/journey/vocabulary.ts';
import { exitOffset } from '../edit/card.ts';
import { sameWay } from '../edit/change.ts';
import type { Point } from '../edit/draft.ts';
import type { Drawing } from './drawing.ts';
import { type Box, channelOf } from './route.ts';
import { type CardNode, type FoldNode, INWARD, type WayEdge, type WayLook, wayKey } from './shapes.ts';

interface Ends {
  source: CardNode | FoldNode;
  target: CardNode | FoldNode;
}

type Kept = { parts: unknown[]; layout: Layout; way: WayEdge };

/** `nodes` by id, and by the ids of those that are folded into them; lines within one box are not drawn. */
export function useWays(drawing: Drawing, shown: ReadonlyMap<string, CardNode | FoldNode>): WayEdge[] {
  const { draft, selection } = drawing;
  const kept = useRef(new Map<string, Kept>());
  const next = new Map<string, Kept>();
  const boxes = boxesOf(shown);
  const ways = draft.graph.edges.flatMap((edge) => {
    const source = shown.get(edge.from);
    const target = shown.get(edge.to);
    if (!source || !target || source === target) return [];
    const selected = selection.edges.some((way) => sameWay(way, edge));
    const look = lookOf(edge, drawing);
    const ends = [source.position, target.position, source.id, target.id];
    const parts = [edge, ...ends, selected, look];
    const key = wayKey(edge);
    const entry = renewed(kept.current.get(key), {
      ...{ parts, layout: draft.layout },
      way: () => wayOf(edge, { source, target }, boxes, { selected, look }),
    });
    next.set(key, entry);
    return [entry.way];
  });
  kept.current = next;
  return ways;
}

/** The line as it was, if it looks the same; where cards stand elsewhere, that is known only once its way was looked for. */
function renewed(before: Kept | undefined, { parts, layout, way }: Omit<Kept, 'way'> & { way(): WayEdge }) {
  const same = before && parts.every((part, index) => Object.is(part, before.parts[index]));
  if (!same) return { parts, layout, way: way() };
  if (before.layout === layout) return before;
  const now = way();
  return { parts, layout, way: now.data?.channel === before.way.data?.channel ? before.way : now };
}

/** The cards that a line goes around. */
function boxesOf(shown: ReadonlyMap<string, CardNode | FoldNode>): () => Box[] {
  let boxes: Box[] | undefined;
  return () => {
    boxes ??= [...new Set(shown.values())].map(({ position, width = 0, height = 0 }) => ({
      ...position,
      width,
      height,
    }));
    return boxes;
  };
}

function lookOf(edge: JourneyEdge, { walk, lines }: Drawing): WayLook {
  if (walk) return walk.ways.some((way) => sameWay(way, edge)) ? 'walked' : 'faded';
  if (lines?.added.includes(edge)) return 'added';
  return lines?.removed.includes(edge) ? 'removed' : 'plain';
}

function wayOf(
  edge: JourneyEdge,
  ends: Ends,
  boxes: () => Box[],
  { selected, look }: { selected: boolean; look: WayLook },
): WayEdge {
  const id = wayKey(edge);
  const { source, target } = ends;
  return {
    id,
    type: 'way',
    source: source.id,
    sourceHandle: source.type === 'fold' ? id : edge.exit,
    target: target.id,
    targetHandle: INWARD,
    selected,
    data: { look, channel: channelOf(...pointsOf(edge, ends), boxes()) },
  };
}

/** Where an edge leaves and arrives, as the handles have it. */
function pointsOf(edge: JourneyEdge, { source, target }: Ends): [Point, Point] {
  const offset =
    source.type === 'fold' ? source.data.outs.get(wayKey(edge)) : exitOffset(source.data.node, edge.exit);
  return [
    { x: source.position.x + (offset ?? 0), y: source.position.y + (source.height ?? 0) },
    { x: target.position.x + (target.width ?? 0) / 2, y: target.position.y },
  ];
}
