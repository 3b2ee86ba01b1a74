/** Nodes folded into one box: a matter of the layout alone, so nothing about the journey changes. */
import type { Layout } from '../../runtime/journey/vocabulary.ts';
import { type Draft, type Point, placeOf } from './draft.ts';

/** A box, where it stands, and whom it holds. */
export interface Fold extends Point {
  id: string;
  title: string;
  nodes: string[];
}

export function foldsOf({ layout }: Draft): Fold[] {
  return Object.entries(layout).flatMap(([id, { x, y, title = '', nodes }]) =>
    nodes ? [{ id, x, y, title, nodes }] : [],
  );
}

/** Needs two nodes or more; those that another box held leave it. */
export function fold(draft: Draft, nodes: readonly string[], id: string, title: string): Draft {
  if (nodes.length < 2) return draft;
  const { layout } = unfold(draft, nodes);
  return { ...draft, layout: { ...layout, [id]: { ...cornerOf(draft, nodes), title, nodes: [...nodes] } } };
}

/** Opens every box that holds any of these nodes. */
export function unfold(draft: Draft, nodes: readonly string[]): Draft {
  const gone = foldsOf(draft).filter((box) => box.nodes.some((id) => nodes.includes(id)));
  if (gone.length === 0) return draft;
  const layout: Layout = { ...draft.layout };
  for (const { id } of gone) delete layout[id];
  return { ...draft, layout };
}

/** Each box where its uppermost left node stands, after the nodes were placed anew. */
export function foldsFollowing(draft: Draft): Draft {
  const folds = foldsOf(draft);
  if (folds.length === 0) return draft;
  const places = folds.map(({ id, title, nodes }) => [id, { ...cornerOf(draft, nodes), title, nodes }]);
  return { ...draft, layout: { ...draft.layout, ...Object.fromEntries(places) } };
}

export function retitled(draft: Draft, id: string, title: string): Draft {
  const place = draft.layout[id];
  return place?.nodes ? { ...draft, layout: { ...draft.layout, [id]: { ...place, title } } } : draft;
}

function cornerOf(draft: Draft, nodes: readonly string[]): Point {
  const places = nodes.map((id) => placeOf(draft, id));
  return { x: Math.min(...places.map(({ x }) => x)), y: Math.min(...places.map(({ y }) => y)) };
}
