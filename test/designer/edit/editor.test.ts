import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../designer/edit/draft.ts';
import * as editing from '../../../designer/edit/editor.ts';
import { exitsOf, isEntry, newNode } from '../../../designer/edit/kinds.ts';
import { countingIds, EMPTY, edits, performed, travels } from '../../support/drafts.ts';

const series = fc.array(edits, { maxLength: 30 });

function expectSound({ graph, layout }: Draft) {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  expect(nodes.size, 'ids are unique').toBe(graph.nodes.length);
  expect(Object.keys(layout).sort(), 'every node has a place, and no place is left over').toEqual(
    [...nodes.keys()].sort(),
  );
  const ways = graph.edges.map(({ from, exit }) => `${from} ${exit}`);
  expect(new Set(ways).size, 'an exit leads to one node').toBe(ways.length);
  for (const { from, exit, to } of graph.edges) {
    expect(exitsOf(nodes.get(from) ?? { id: '', kind: '' }).map(({ name }) => name)).toContain(exit);
    expect(nodes.has(to) && !isEntry(nodes.get(to) ?? { id: '', kind: '' })).toBe(true);
  }
}

describe('an editor', () => {
  test('never holds a dangling edge, a node without a place or an id twice, whatever is done', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(edits, travels), { maxLength: 40 }), (commands) => {
        const editor = performed(commands);
        expectSound(editing.draftOf(editor));
        const ids = new Set(editing.draftOf(editor).graph.nodes.map(({ id }) => id));
        expect(editor.selection.nodes.every((id) => ids.has(id))).toBe(true);
      }),
    );
  });

  test('undoes one command by one undo, and does it again by redo', () => {
    fc.assert(
      fc.property(series, edits, (commands, last) => {
        const before = performed(commands);
        const done = last({ ...before, history: { ...before.history, group: undefined } }, countingIds());
        fc.pre(editing.draftOf(done) !== editing.draftOf(before));
        expect(editing.draftOf(editing.undone(done))).toEqual(editing.draftOf(before));
        expect(editing.draftOf(editing.redone(editing.undone(done)))).toEqual(editing.draftOf(done));
      }),
    );
  });

  test('undoes everything to the empty journey, and redoes everything to the last draft', () => {
    fc.assert(
      fc.property(series, (commands) => {
        const last = performed(commands);
        let editor = last;
        while (editor.history.past.length > 0) editor = editing.undone(editor);
        expect(editing.draftOf(editor)).toEqual(EMPTY);
        while (editor.history.future.length > 0) editor = editing.redone(editor);
        expect(editing.draftOf(editor)).toEqual(editing.draftOf(last));
      }),
    );
  });

  test('takes typing into one field as one step, and typing into another as the next', () => {
    let editor = editing.open(EMPTY);
    for (const [name, group] of [
      ['a', 'one'],
      ['ab', 'one'],
      ['abc', 'one'],
      ['abcd', 'two'],
    ] as const) {
      editor = editing.edited(editor, { ...editing.draftOf(editor), name }, group);
    }
    editor = editing.undone(editor);
    expect(editing.draftOf(editor).name).toBe('abc');
    expect(editing.draftOf(editing.undone(editor)).name).toBe('');
  });
});

describe('adding after the selected node', () => {
  const id = countingIds();
  const started = editing.add(editing.open(EMPTY), newNode('entry-event', id()));

  test('leads the free exit to the new node, places it below and selects it', () => {
    const editor = editing.addAfterSelection(started, newNode('wait', 'w'));
    const { graph, layout } = editing.draftOf(editor);
    expect(graph.edges).toEqual([{ from: 'n1', exit: 'next', to: 'w' }]);
    expect(layout.w?.y).toBeGreaterThan(layout.n1?.y ?? 0);
    expect(editor.selection.nodes).toEqual(['w']);
  });

  test('comes between two nodes when every exit leads somewhere, and makes room below', () => {
    const two = editing.addAfterSelection(started, newNode('exit', 'end'));
    const between = editing.addAfterSelection(editing.select(two, started.selection), newNode('wait', 'w'));
    const { graph, layout } = editing.draftOf(between);
    expect(graph.edges).toContainEqual({ from: 'n1', exit: 'next', to: 'w' });
    expect(graph.edges).toContainEqual({ from: 'w', exit: 'next', to: 'end' });
    expect(layout.end?.y).toBeGreaterThan(layout.w?.y ?? 0);
    expect(layout.n1).toEqual(editing.draftOf(two).layout.n1);
  });

  test('leaves an entry on its own, because nothing leads to an entry', () => {
    const editor = editing.addAfterSelection(started, newNode('entry-reading', 'e'));
    expect(editing.draftOf(editor).graph.edges).toEqual([]);
  });

  test('moves nothing when the exit was free', () => {
    const editor = editing.addAfterSelection(started, newNode('branch', 'b'));
    const next = editing.addAfterSelection(editor, newNode('wait', 'w'));
    const { w: _, ...others } = editing.draftOf(next).layout;
    expect(others).toEqual(editing.draftOf(editor).layout);
  });
});
