/** The editor's state: the draft with its history, and what is selected. Every command is a function from state to state. */
import type { JourneyNode, Layout } from '../../runtime/journey/vocabulary.ts';
import {
  addNode,
  disconnect,
  edgeOf,
  moveNodes,
  removeNodes,
  sameWay,
  type Way,
  wayAfter,
} from './change.ts';
import { type Clip, copy, paste } from './clipboard.ts';
import { type Draft, nodeOf, type Point, placeOf } from './draft.ts';
import { fold, foldsFollowing, unfold } from './fold.ts';
import { type History, historyOf, record, redo, undo } from './history.ts';
import { isReachable } from './kinds.ts';
import { madeRoom, placeAfter, placeBeside } from './placement.ts';
import { tidy } from './tidy/index.ts';

export interface Selection {
  nodes: string[];
  edges: Way[];
}

export interface Editor {
  history: History<Draft>;
  selection: Selection;
}

export const NOTHING: Selection = { nodes: [], edges: [] };

export const draftOf = (editor: Editor): Draft => editor.history.present;

export function open(draft: Draft): Editor {
  return { history: historyOf(draft), selection: NOTHING };
}

/** Takes a changed draft as one step; steps of the same `group` in a row become one. */
export function edited(editor: Editor, draft: Draft, group?: string): Editor {
  const history = record(editor.history, draft, group);
  return history === editor.history ? editor : { history, selection: remaining(editor.selection, draft) };
}

export function undone(editor: Editor): Editor {
  return travelled(editor, undo(editor.history));
}

export function redone(editor: Editor): Editor {
  return travelled(editor, redo(editor.history));
}

export function select(editor: Editor, selection: Selection): Editor {
  const same =
    selection.nodes.join() === editor.selection.nodes.join() &&
    selection.edges.length === editor.selection.edges.length &&
    selection.edges.every((way, index) => sameWay(way, editor.selection.edges[index] as Way));
  return same ? editor : { ...editor, selection };
}

export function selectAll(editor: Editor): Editor {
  const { graph } = draftOf(editor);
  return select(editor, { nodes: graph.nodes.map(({ id }) => id), edges: [] });
}

/** Adds a node on a way, or where it was dropped, or else beside what is there; it becomes the selection. */
export function add(editor: Editor, node: JourneyNode, where: { way?: Way; at?: Point } = {}): Editor {
  const draft = draftOf(editor);
  const { way } = where;
  const at = where.at ?? (way ? placeAfter(draft, way, node) : placeBeside(draft, node));
  const between = way !== undefined && where.at === undefined && edgeOf(draft.graph, way) !== undefined;
  const added = addNode(draft, node, at, way);
  return select(edited(editor, between ? madeRoom(added, node.id) : added), { nodes: [node.id], edges: [] });
}

/** Adds a node after the selected one, on the exit that is free or else the first; an entry follows nothing. */
export function addAfterSelection(editor: Editor, node: JourneyNode): Editor {
  const draft = draftOf(editor);
  const [edge] = editor.selection.edges;
  const selected = nodeOf(draft, editor.selection.nodes.at(-1));
  const way = edge ?? (selected && wayAfter(draft, selected));
  return add(editor, node, way && isReachable(node) ? { way } : {});
}

export function removeSelected(editor: Editor): Editor {
  const { nodes, edges } = editor.selection;
  return edited(editor, disconnect(removeNodes(draftOf(editor), nodes), edges));
}

/** Pastes with the upper left corner at a place; the copies become the selection. */
export function pasted(editor: Editor, clip: Clip, at: Point, id: () => string): Editor {
  const { draft, ids } = paste(draftOf(editor), clip, at, id);
  return select(edited(editor, draft), { nodes: ids, edges: [] });
}

/** Copies the selected nodes a little to the lower right of themselves. */
export function duplicated(editor: Editor, id: () => string): Editor {
  const draft = draftOf(editor);
  const { nodes } = editor.selection;
  if (nodes.length === 0) return editor;
  const places = nodes.map((node) => placeOf(draft, node));
  const corner = { x: Math.min(...places.map(({ x }) => x)), y: Math.min(...places.map(({ y }) => y)) };
  return pasted(editor, copy(draft, nodes), { x: corner.x + OFFSET, y: corner.y + OFFSET }, id);
}

const OFFSET = 32;

/** Keys that move the selection in one go are one step. */
export function moved(editor: Editor, places: Layout, group?: string): Editor {
  return edited(editor, moveNodes(draftOf(editor), places), group);
}

/** Boxes go to where the first of their nodes would stand. */
export function tidied(editor: Editor): Editor {
  const draft = draftOf(editor);
  return edited(editor, foldsFollowing(moveNodes(draft, tidy(draft.graph))));
}

/** Folds what is selected into one box, which is then selected. */
export function folded(editor: Editor, id: string, title: string): Editor {
  const draft = fold(draftOf(editor), editor.selection.nodes, id, title);
  return edited(editor, draft);
}

/** Unfolds every box that holds any of these nodes. */
export function unfolded(editor: Editor, nodes: readonly string[]): Editor {
  return edited(editor, unfold(draftOf(editor), nodes));
}

function travelled(editor: Editor, history: History<Draft>): Editor {
  if (history === editor.history) return editor;
  return { history, selection: remaining(editor.selection, history.present) };
}

function remaining({ nodes, edges }: Selection, draft: Draft): Selection {
  return {
    nodes: nodes.filter((id) => nodeOf(draft, id)),
    edges: edges.filter((way) => edgeOf(draft.graph, way)),
  };
}
