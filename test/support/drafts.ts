/** Made drafts and made operators: random but repeatable series of commands on an editor. */
import fc from 'fast-check';
import { connect, disconnect, rename, setFields } from '../../designer/edit/change.ts';
import { copy } from '../../designer/edit/clipboard.ts';
import type { Draft } from '../../designer/edit/draft.ts';
import type { Editor } from '../../designer/edit/editor.ts';
import * as editing from '../../designer/edit/editor.ts';
import { createIds } from '../../designer/edit/ids.ts';
import { exitsOf, KINDS, newNode } from '../../designer/edit/kinds.ts';

export const EMPTY: Draft = { name: '', graph: { nodes: [], edges: [] }, layout: {} };

/** Ids n1, n2, …: what is made first has the lowest. */
export function countingIds(): () => string {
  let count = 0;
  return () => `n${++count}`;
}

type Command = (editor: Editor, id: () => string) => Editor;

/** The node or edge at a random number, as an operator would pick one; nothing where there is none. */
const pick = <T>(items: readonly T[], at: number): T | undefined => items[at % Math.max(1, items.length)];
const nat = fc.nat(50);
const kind = fc.constantFrom(...KINDS.map((definition) => definition.kind));
const place = fc.record({
  x: fc.integer({ min: -2000, max: 2000 }),
  y: fc.integer({ min: -2000, max: 2000 }),
});
const arms = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });

const draft = editing.draftOf;
const nodeAt = (editor: Editor, at: number) => pick(draft(editor).graph.nodes, at);

const adds = fc.tuple(kind, fc.option(place, { nil: undefined })).map(
  ([name, at]): Command =>
    (editor, id) =>
      editing.add(editor, newNode(name, id()), at ? { at } : {}),
);
const addsAfter = kind.map(
  (name): Command =>
    (editor, id) =>
      editing.addAfterSelection(editor, newNode(name, id())),
);
const selects = fc.array(nat, { maxLength: 4 }).map(
  (picks): Command =>
    (editor) => {
      const nodes = new Set(picks.flatMap((at) => nodeAt(editor, at)?.id ?? []));
      return editing.select(editor, { nodes: [...nodes], edges: draft(editor).graph.edges.slice(0, 1) });
    },
);
const connects = fc.tuple(nat, nat, nat).map(
  ([from, exit, to]): Command =>
    (editor) => {
      const source = nodeAt(editor, from);
      const target = nodeAt(editor, to);
      const way = source && pick(exitsOf(source), exit)?.name;
      if (!source || !target || !way) return editor;
      return editing.edited(editor, connect(draft(editor), { from: source.id, exit: way, to: target.id }));
    },
);
const disconnects = nat.map(
  (at): Command =>
    (editor) => {
      const edge = pick(draft(editor).graph.edges, at);
      return edge ? editing.edited(editor, disconnect(draft(editor), [edge])) : editor;
    },
);
const splits = fc.tuple(nat, arms).map(
  ([at, names]): Command =>
    (editor) => {
      const node = nodeAt(editor, at);
      const value = names.map((name) => ({ name, weight: 1 }));
      return node ? editing.edited(editor, setFields(draft(editor), node.id, { arms: value })) : editor;
    },
);
const renames = fc.tuple(fc.string(), fc.boolean()).map(
  ([name, joins]): Command =>
    (editor) =>
      editing.edited(editor, rename(draft(editor), name), joins ? 'name' : undefined),
);
const moves = fc.tuple(nat, place).map(
  ([at, to]): Command =>
    (editor) => {
      const node = nodeAt(editor, at);
      return node ? editing.moved(editor, { [node.id]: to }) : editor;
    },
);
const pastes = place.map(
  (at): Command =>
    (editor, id) =>
      editing.pasted(editor, copy(draft(editor), editor.selection.nodes), at, id),
);

/** Commands that edit; none of them undoes. */
export const edits: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.oneof(adds, addsAfter) },
  { weight: 3, arbitrary: connects },
  fc.oneof(selects, disconnects, splits, renames, moves, pastes),
  fc.constantFrom<Command>(
    (editor) => editing.removeSelected(editor),
    (editor, id) => editing.duplicated(editor, id),
    (editor) => editing.tidied(editor),
    (editor) => editing.selectAll(editor),
  ),
);
export const travels: fc.Arbitrary<Command> = fc.constantFrom<Command>(editing.undone, editing.redone);

/** The editor after a series of commands on an empty journey. */
export function performed(commands: readonly Command[], seed = 1): Editor {
  const random = pseudoRandom(seed);
  const id = createIds(random);
  return commands.reduce((editor, command) => command(editor, id), editing.open(EMPTY));
}

/** Even numbers in [0, 1) that repeat by seed (mulberry32). */
function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
