/** Where one more node goes: what stands already stays where it is. */
import type { JourneyNode, Layout } from '../../runtime/journey/vocabulary.ts';
import { exitOffset, GAP, GRID, type Size, sizeOf, snapped } from './card.ts';
import { edgeOf, moveNodes, type Way } from './change.ts';
import { type Draft, nodeOf, type Point, placeOf } from './draft.ts';
import { tidy } from './tidy/index.ts';

/** A draft whose nodes all have a place: those made by a program may come without. */
export function placed(draft: Draft): Draft {
  const homeless = draft.graph.nodes.filter(({ id }) => !draft.layout[id]);
  if (homeless.length === 0) return draft;
  if (homeless.length === draft.graph.nodes.length) return { ...draft, layout: tidy(draft.graph) };
  const home = (known: Draft, node: JourneyNode): Draft => {
    const others = known.graph.nodes.filter(({ id }) => known.layout[id]);
    const at = placeBeside({ ...known, graph: { ...known.graph, nodes: others } }, node);
    return { ...known, layout: { ...known.layout, [node.id]: at } };
  };
  return homeless.reduce(home, draft);
}

/** The free place below an exit, for a card of that size. */
export function placeAfter(draft: Draft, way: Way, node: JourneyNode): Point {
  const source = nodeOf(draft, way.from);
  if (!source) return freePlace(draft, { x: 0, y: 0 }, node);
  const from = placeOf(draft, source.id);
  const wanted = {
    x: from.x + exitOffset(source, way.exit) - sizeOf(node).width / 2,
    y: from.y + sizeOf(source).height + GAP.y,
  };
  return edgeOf(draft.graph, way) ? snapped(wanted) : freePlace(draft, wanted, node);
}

/** Beside everything, where a node that follows nothing is out of the way. */
export function placeBeside(draft: Draft, node: JourneyNode): Point {
  const ends = draft.graph.nodes.map((other) => placeOf(draft, other.id).x + sizeOf(other).width + GAP.x);
  const tops = draft.graph.nodes.map((other) => placeOf(draft, other.id).y);
  if (ends.length === 0) return snapped({ x: -sizeOf(node).width / 2, y: 0 });
  return snapped({ x: Math.max(...ends), y: Math.min(...tops) });
}

/** The nearest place to the wanted one, left or right of it, where the card overlaps no other. */
export function freePlace(draft: Draft, wanted: Point, node: JourneyNode): Point {
  const size = sizeOf(node);
  const start = snapped(wanted);
  for (let away = 0; ; away += GRID) {
    for (const x of [start.x + away, start.x - away]) {
      if (isFree(draft, { x, y: start.y }, size, node.id)) return { x, y: start.y };
    }
  }
}

/** After a node came between two others: moves what it leads to, and all that stands below that, down out of its way. */
export function madeRoom(draft: Draft, added: string): Draft {
  const node = nodeOf(draft, added);
  const next = draft.graph.edges.filter(({ from }) => from === added).map(({ to }) => placeOf(draft, to).y);
  if (!node || next.length === 0) return draft;
  const needed = placeOf(draft, added).y + sizeOf(node).height + GAP.y - Math.min(...next);
  if (needed <= 0) return draft;
  const below = draft.graph.nodes.filter(
    ({ id }) => id !== added && placeOf(draft, id).y >= Math.min(...next),
  );
  const places: Layout = {};
  for (const { id } of below)
    places[id] = snapped({ x: placeOf(draft, id).x, y: placeOf(draft, id).y + needed });
  return moveNodes(draft, places);
}

function isFree(draft: Draft, at: Point, size: Size, except: string): boolean {
  return draft.graph.nodes.every((other) => {
    if (other.id === except) return true;
    const place = placeOf(draft, other.id);
    const own = sizeOf(other);
    return (
      at.x + size.width + GAP.x <= place.x ||
      place.x + own.width + GAP.x <= at.x ||
      at.y + size.height + GRID <= place.y ||
      place.y + own.height + GRID <= at.y
    );
  });
}
