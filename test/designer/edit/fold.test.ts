import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveNodes } from '../../../designer/edit/change.ts';
import { sound } from '../../../designer/edit/draft.ts';
import * as editing from '../../../designer/edit/editor.ts';
import { fold, foldsOf, retitled, unfold } from '../../../designer/edit/fold.ts';
import { newNode } from '../../../designer/edit/kinds.ts';
import { countingIds, EMPTY, edits, performed } from '../../support/drafts.ts';

const id = countingIds();
/** Three nodes in a row of columns, 400 apart. */
const three = ['a', 'b', 'c'].reduce(
  (editor, name, column) => editing.add(editor, newNode('wait', name), { at: { x: 400 * column, y: 80 } }),
  editing.open(EMPTY),
);
const draft = editing.draftOf(three);

describe('folding', () => {
  it('changes the layout alone: the journey stays the same', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 15 }), (commands) => {
        const editor = editing.selectAll(performed(commands));
        const before = editing.draftOf(editor);
        const after = editing.draftOf(editing.folded(editor, id(), '培育'));
        expect(after.graph).toBe(before.graph);
        expect(editing.draftOf(editing.unfolded(editing.open(after), editor.selection.nodes)).layout).toEqual(
          before.layout,
        );
      }),
    );
  });

  it('puts the box where the first of its nodes stands, and needs two', () => {
    expect(foldsOf(fold(draft, ['b', 'c'], 'box', '后半'))).toEqual([
      { id: 'box', x: 400, y: 80, title: '后半', nodes: ['b', 'c'] },
    ]);
    expect(fold(draft, ['b'], 'box', '')).toBe(draft);
  });

  it('keeps a node in one box only', () => {
    const again = fold(fold(draft, ['a', 'b'], 'one', ''), ['b', 'c'], 'two', '');
    expect(foldsOf(again).map((box) => [box.id, box.nodes])).toEqual([['two', ['b', 'c']]]);
  });

  it('moves the nodes with their box, so that they unfold where it stands', () => {
    const moved = moveNodes(fold(draft, ['a', 'b'], 'box', '前半'), { box: { x: 100, y: 200 } });
    expect(unfold(moved, ['a']).layout).toEqual({
      a: { x: 100, y: 200 },
      b: { x: 500, y: 200 },
      c: { x: 800, y: 80 },
    });
    expect(foldsOf(retitled(moved, 'box', '第一步'))[0]).toMatchObject({ x: 100, title: '第一步' });
  });

  it('lets go of nodes that are deleted; a box without nodes is gone', () => {
    const box = fold(draft, ['a', 'b'], 'box', '');
    const without = (...gone: string[]) =>
      foldsOf(
        sound({
          ...box,
          graph: { nodes: box.graph.nodes.filter((node) => !gone.includes(node.id)), edges: [] },
        }),
      );
    expect(without('a')).toMatchObject([{ nodes: ['b'] }]);
    expect(without('a', 'b')).toEqual([]);
  });

  it('is one step to undo, and tidying keeps the box', () => {
    const folded = editing.folded(editing.selectAll(three), 'box', '');
    expect(editing.draftOf(editing.undone(folded))).toEqual(draft);
    expect(foldsOf(editing.draftOf(editing.tidied(folded)))).toMatchObject([{ nodes: ['a', 'b', 'c'] }]);
  });
});
