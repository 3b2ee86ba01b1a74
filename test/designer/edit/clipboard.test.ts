import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clipText, copy, paste, readClip } from '../../../designer/edit/clipboard.ts';
import { draftOf } from '../../../designer/edit/editor.ts';
import { newNode } from '../../../designer/edit/kinds.ts';
import { countingIds, EMPTY, edits, performed } from '../../support/drafts.ts';

describe('copy and paste', () => {
  test('pasted nodes have ids that nothing had, stand together as they stood, and keep the edges among them', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 25 }), (commands) => {
        const draft = draftOf(performed(commands));
        const ids = draft.graph.nodes.map(({ id }) => id);
        const clip = copy(draft, ids);
        const { draft: twice, ids: fresh } = paste(draft, clip, { x: 800, y: 800 }, countingIds());
        expect(fresh.filter((id) => ids.includes(id))).toEqual([]);
        expect(twice.graph.nodes).toHaveLength(2 * ids.length);
        expect(twice.graph.edges).toHaveLength(2 * draft.graph.edges.length);
      }),
    );
  });

  test('a copy leaves out edges to nodes that are not copied', () => {
    const graph = {
      nodes: [newNode('wait', 'a'), newNode('exit', 'b')],
      edges: [{ from: 'a', exit: 'next', to: 'b' }],
    };
    expect(copy({ name: '', graph, layout: {} }, ['a']).edges).toEqual([]);
  });

  test('a condition on a copied node asks the copy, and on any other node that node', () => {
    const asks = (node: string) => ({
      operand: { of: 'answer', node, property: 'outcome' },
      operator: 'is',
      value: 'sold',
    });
    const condition = { all: [asks('t'), { not: asks('other') }] };
    const graph = { nodes: [newNode('task', 't'), { ...newNode('branch', 'b'), condition }], edges: [] };
    const { draft } = paste(
      EMPTY,
      copy({ name: '', graph, layout: {} }, ['t', 'b']),
      { x: 0, y: 0 },
      countingIds(),
    );
    expect(draft.graph.nodes[1]?.condition).toEqual({ all: [asks('n1'), { not: asks('other') }] });
  });

  test('a clip survives as text', () => {
    fc.assert(
      fc.property(fc.array(edits, { minLength: 5, maxLength: 25 }), (commands) => {
        const draft = draftOf(performed(commands));
        const clip = copy(
          draft,
          draft.graph.nodes.map(({ id }) => id),
        );
        expect(readClip(clipText(clip))).toEqual(clip.nodes.length === 0 ? undefined : clip);
      }),
    );
  });

  test('any other text is no clip, and foreign nodes are left out', () => {
    for (const text of [
      '',
      'null',
      '[]',
      '{"dogear-nodes":1}',
      '{"dogear-nodes":{"nodes":[null],"edges":[null]}}',
    ]) {
      expect(readClip(text)).toBeUndefined();
    }
    const nodes = [
      { id: 'a', kind: 'wait' },
      { id: 'b', kind: 'rocket' },
    ];
    const text = JSON.stringify({
      'dogear-nodes': { nodes, edges: [{ from: 'a', exit: 'next', to: 'b' }], layout: { a: { x: 'far' } } },
    });
    expect(readClip(text)).toEqual({ nodes: [nodes[0]], edges: [], layout: {} });
  });
});
