/** React Flow reports what a gesture changes, element by element; here it becomes a selection, places in motion, or a move. */
import type { EdgeChange, NodeChange } from '@xyflow/react';
import { useCallback, useRef } from 'preact/hooks';
import type { Layout } from '../../runtime/journey/vocabulary.ts';
import { sameWay } from '../edit/change.ts';
import type { Selection } from '../edit/editor.ts';
import { foldsOf } from '../edit/fold.ts';
import type { Drawing, Editing } from './drawing.ts';
import { type CardNode, type FoldNode, type WayEdge, wayOf } from './shapes.ts';

interface Changing {
  drawing: Drawing;
  onSelect(selection: Selection): void;
  /** Places of what is being dragged; nothing is recorded until it is let go. */
  setMoving(places: Layout): void;
  onMove: Editing['onMove'] | undefined;
}

export function useChanges(changing: Changing) {
  const latest = useRef(changing);
  latest.current = changing;
  /** Nodes and edges report in turn within one gesture, before anything is drawn again. */
  const selection = useRef(changing.drawing.selection);
  selection.current = changing.drawing.selection;
  const dragged = useRef(false);

  const select = (next: Selection) => {
    selection.current = next;
    latest.current.onSelect(next);
  };
  const onNodesChange = useCallback((changes: NodeChange<CardNode | FoldNode>[]) => {
    const nodes = selected(
      selection.current.nodes,
      unfolded(changes, latest.current.drawing),
      (id) => id,
      Object.is,
    );
    if (nodes) select({ ...selection.current, nodes });
    move(changes);
  }, []);
  const onEdgesChange = useCallback((changes: EdgeChange<WayEdge>[]) => {
    const edges = selected(selection.current.edges, changes, wayOf, sameWay);
    if (edges) select({ ...selection.current, edges });
  }, []);
  const move = (changes: NodeChange<CardNode | FoldNode>[]) => {
    const places: Layout = {};
    let dragging = false;
    for (const change of changes) {
      if (change.type !== 'position' || !change.position) continue;
      places[change.id] = change.position;
      dragging ||= change.dragging === true;
    }
    if (Object.keys(places).length === 0) return;
    if (dragging) latest.current.setMoving(places);
    else {
      latest.current.setMoving({});
      latest.current.onMove?.(places, dragged.current ? undefined : KEYS);
    }
    dragged.current = dragging;
  };
  return { onNodesChange, onEdgesChange };
}

/** Moves by arrow keys in a row are one step. */
const KEYS = 'keys';

/** Who selects a box selects what is folded into it. */
function unfolded(changes: readonly Selecting[], { draft }: Drawing): Selecting[] {
  const folds = new Map(foldsOf(draft).map(({ id, nodes }) => [id, nodes]));
  return changes.flatMap(
    (change) => folds.get(change.id ?? '')?.map((id) => ({ ...change, id })) ?? [change],
  );
}

type Selecting = { type: string; id?: string; selected?: boolean };

/** The items after the changes; `undefined` when none of them selects anything. */
function selected<T>(
  items: readonly T[],
  changes: readonly Selecting[],
  itemOf: (id: string) => T,
  same: (a: T, b: T) => boolean,
): T[] | undefined {
  const selecting = changes.filter(({ type }) => type === 'select');
  if (selecting.length === 0) return undefined;
  let next = [...items];
  for (const { id = '', selected: on } of selecting) {
    const item = itemOf(id);
    next = next.filter((other) => !same(other, item));
    if (on) next.push(item);
  }
  return next;
}
