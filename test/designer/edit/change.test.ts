import { describe, expect, test } from 'vitest';
import { addNode, connect, disconnect, moveNodes, rename, setFields } from '../../../designer/edit/change.ts';
import type { Draft } from '../../../designer/edit/draft.ts';
import { sound } from '../../../designer/edit/draft.ts';
import { changesOf, definitionOf, fieldsOf, newNode } from '../../../designer/edit/kinds.ts';
import { EMPTY } from '../../support/drafts.ts';

const drawn = (...kinds: string[]): Draft =>
  kinds.reduce(
    (draft, kind, index) => addNode(draft, newNode(kind, `${kind}${index}`), { x: 0, y: index * 200 }),
    EMPTY,
  );
const arms = (...names: string[]) => ({ arms: names.map((name) => ({ name, weight: 1 })) });

describe('changing a draft', () => {
  test('an exit that is led elsewhere leaves the node it led to', () => {
    let draft = drawn('wait', 'exit', 'exit');
    draft = connect(draft, { from: 'wait0', exit: 'next', to: 'exit1' });
    draft = connect(draft, { from: 'wait0', exit: 'next', to: 'exit2' });
    expect(draft.graph.edges).toEqual([{ from: 'wait0', exit: 'next', to: 'exit2' }]);
  });

  test('an edge follows its exit when the exit is renamed', () => {
    let draft = setFields(drawn('split', 'exit'), 'split0', arms('A', 'B'));
    draft = connect(draft, { from: 'split0', exit: 'B', to: 'exit1' });
    draft = setFields(draft, 'split0', arms('A', 'B2'));
    expect(draft.graph.edges).toEqual([{ from: 'split0', exit: 'B2', to: 'exit1' }]);
  });

  test('an edge goes with its exit, and the others stay', () => {
    let draft = setFields(drawn('split', 'exit'), 'split0', arms('A', 'B', 'C'));
    for (const exit of ['A', 'B', 'C']) draft = connect(draft, { from: 'split0', exit, to: 'exit1' });
    draft = setFields(draft, 'split0', arms('A', 'C'));
    expect(draft.graph.edges.map(({ exit }) => exit)).toEqual(['A', 'C']);
  });

  test('what changes nothing gives the same draft back, so that nothing is saved and nothing undone', () => {
    const draft = connect(drawn('wait', 'exit'), { from: 'wait0', exit: 'next', to: 'exit1' });
    expect(connect(draft, { from: 'wait0', exit: 'next', to: 'exit1' })).toBe(draft);
    expect(connect(draft, { from: 'wait0', exit: 'nowhere', to: 'exit1' })).toBe(draft);
    expect(disconnect(draft, [{ from: 'exit1', exit: 'next' }])).toBe(draft);
    expect(moveNodes(draft, { wait0: { x: 0, y: 0 }, nobody: { x: 1, y: 1 } })).toBe(draft);
    expect(rename(draft, draft.name)).toBe(draft);
  });

  test('an emptied field is gone, not undefined', () => {
    const draft = setFields(drawn('push'), 'push0', { within: undefined });
    expect(draft.graph.nodes[0]).not.toHaveProperty('within');
  });
});

describe('a draft from elsewhere', () => {
  test('loses edges to nowhere and places of nobody', () => {
    const graph = { nodes: [newNode('wait', 'w')], edges: [{ from: 'w', exit: 'next', to: 'gone' }] };
    const layout = { w: { x: 1, y: 2 }, gone: { x: 0, y: 0 } };
    expect(sound({ name: '', graph, layout })).toMatchObject({
      graph: { edges: [] },
      layout: { w: { x: 1, y: 2 } },
    });
    expect(Object.keys(sound({ name: '', graph, layout }).layout)).toEqual(['w']);
  });
});

describe('fields of a node', () => {
  test('a new node holds a copy of every default', () => {
    const one = newNode('split', 'a');
    const other = newNode('split', 'b');
    expect(one.arms).toEqual(definitionOf('split')?.fields[0]?.default);
    expect(one.arms).not.toBe(other.arms);
  });

  test('a field counts only while another one has the value it asks for', () => {
    const names = (node: Parameters<typeof fieldsOf>[0]) => fieldsOf(node).map(({ name }) => name);
    expect(names({ id: 'w', kind: 'wait-event' })).toContain('event');
    expect(names({ id: 'w', kind: 'wait-event', on: 'reading' })).not.toContain('event');
    expect(names({ id: 'w', kind: 'wait-event', on: 'reading' })).toContain('completion');
  });

  test('another content forgets the paragraph of the one before', () => {
    const fields = definitionOf('entry-reading')?.fields ?? [];
    expect(changesOf(fields, 'content', 'c2')).toEqual({ content: 'c2', paragraph: undefined });
    expect(changesOf(fields, 'seconds', 3)).toEqual({ seconds: 3 });
  });
});
