/** What an operator can do, bound to the editor at hand; keys, buttons and the canvas all go through here. */
import { useState } from 'preact/hooks';
import type { JourneyNode } from '../../../runtime/journey/vocabulary.ts';
import type { View } from '../../canvas/drawing.ts';
import { type Way, wayAfter } from '../../edit/change.ts';
import { clipText, copy, readClip } from '../../edit/clipboard.ts';
import { nodeOf, type Point } from '../../edit/draft.ts';
import * as editing from '../../edit/editor.ts';
import { newNode } from '../../edit/kinds.ts';
import { neighbour } from '../../edit/neighbour.ts';
import type { Asking } from './quick-add.tsx';
import type { EditorHandle } from './use-editor.ts';

export interface Commands {
  /** Adds a kind after what is selected. */
  add(kind: string): void;
  /** Adds a kind where it was asked for, or where it was dropped. */
  addAt(kind: string, where: { way?: Way; at?: Point }): void;
  /** What is being asked to add, and where. */
  asking: Asking | undefined;
  ask(way?: Way, screen?: Point, at?: Point): void;
  closeAsk(): void;
  remove(): void;
  duplicate(): void;
  /** The selected nodes as text for the clipboard; `undefined` when none is. */
  copied(): string | undefined;
  paste(text: string): void;
  /** Along a line; `further` keeps what is selected, too. */
  walk(direction: 'next' | 'previous', further?: boolean): void;
  /** Selects a node, shows it wherever it is, and gives it the keyboard. */
  go(node: string): void;
  /** Folds what is selected into a box, or opens the boxes that hold it. */
  foldOrUnfold(): void;
}

export function useCommands({ editor, change, id }: EditorHandle, view: View | undefined): Commands {
  const [asking, setAsking] = useState<Asking>();
  const draft = editing.draftOf(editor);
  const selected = editor.selection.nodes.at(-1);
  const added = (kind: string, put: (current: editing.Editor, node: JourneyNode) => editing.Editor) => {
    const node = newNode(kind, id());
    change((current) => put(current, node));
    reveal(node.id);
  };
  const reveal = (id: string) =>
    requestAnimationFrame(() => {
      view?.show(id);
      view?.focus(id);
    });
  const ask = (way = afterSelected(), screen = MIDDLE(), at?: Point) =>
    setAsking({ screen, ...(way ? { way } : {}), ...(at ? { at } : {}) });
  const afterSelected = () => {
    const node = nodeOf(draft, selected);
    return editor.selection.edges[0] ?? (node && wayAfter(draft, node));
  };
  return {
    add: (kind) => added(kind, editing.addAfterSelection),
    addAt: (kind, where) => added(kind, (current, node) => editing.add(current, node, where)),
    asking,
    ask,
    closeAsk: () => setAsking(undefined),
    remove: () => change(editing.removeSelected),
    duplicate: () => change((current) => editing.duplicated(current, id)),
    copied: () => (selected === undefined ? undefined : clipText(copy(draft, editor.selection.nodes))),
    paste: (text) => {
      const clip = readClip(text);
      if (clip) change((current) => editing.pasted(current, clip, view?.pointer() ?? { x: 0, y: 0 }, id));
    },
    walk: (direction, further = false) => {
      const to = selected && neighbour(draft.graph, selected, direction);
      if (!to) return;
      const before = further ? editor.selection.nodes.filter((id) => id !== to) : [];
      change((current) => editing.select(current, { nodes: [...before, to], edges: [] }));
      reveal(to);
    },
    go: (node) => {
      change((current) => editing.select(editing.unfolded(current, [node]), { nodes: [node], edges: [] }));
      reveal(node);
    },
    foldOrUnfold: () =>
      change((current) => {
        const { nodes } = current.selection;
        const opened = editing.unfolded(current, nodes);
        return opened === current ? editing.folded(current, id(), '') : opened;
      }),
  };
}

/** Where a list opens that nobody pointed at. */
const MIDDLE = (): Point => ({ x: innerWidth / 2 - 132, y: innerHeight / 3 });
