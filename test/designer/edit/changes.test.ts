import { describe, expect, test } from 'vitest';
import { addNode, connect, removeNodes, setFields } from '../../../designer/edit/change.ts';
import { changesOf } from '../../../designer/edit/changes.ts';
import type { Draft } from '../../../designer/edit/draft.ts';
import { newNode } from '../../../designer/edit/kinds.ts';
import { overlaid } from '../../../designer/edit/overlaid.ts';
import { EMPTY } from '../../support/drafts.ts';

const names = {
  content: (id: string) => id,
  agent: (id: string) => id,
  paragraph: (_: string, key: string) => key,
};
const chain = ['entry-event', 'wait', 'exit'].reduce(
  (draft, kind, index) => addNode(draft, newNode(kind, kind), { x: 0, y: index * 200 }),
  EMPTY,
);
const base = connect(connect(chain, { from: 'entry-event', exit: 'next', to: 'wait' }), {
  ...{ from: 'wait', exit: 'next', to: 'exit' },
});
const told = (before: Draft, after: Draft) => changesOf(before.graph, after.graph, names);

describe('what changed', () => {
  test('is told by fields, in the words of the form', () => {
    const [change] = told(base, setFields(base, 'wait', { duration: 172_800_000, name: '等两天' })).nodes;
    expect(change).toMatchObject({ what: 'changed', ways: [] });
    expect(change?.fields.map(({ field, before, after }) => [field.zh, before.zh, after.zh])).toEqual([
      ['节点名称', '等待', '“等两天”'],
      ['时长', '1 天', '2 天'],
    ]);
  });

  test('leaves out fields that neither side shows, and defaults that are written out', () => {
    const spelled = setFields(base, 'wait', { overdue: 'go-on', time: 600 });
    expect(told(base, spelled)).toEqual({ nodes: [], rules: [] });
  });

  test('names where a way leads and led', () => {
    const after = connect(addNode(removeNodes(base, ['exit']), newNode('goal', 'goal'), { x: 0, y: 400 }), {
      ...{ from: 'wait', exit: 'next', to: 'goal' },
    });
    const { nodes } = told(base, after);
    expect(nodes.map(({ node, what }) => [node.id, what])).toEqual([
      ['goal', 'added'],
      ['wait', 'changed'],
      ['exit', 'removed'],
    ]);
    expect(nodes[1]?.ways).toMatchObject([{ before: 'exit', after: 'goal' }]);
  });

  test('never shows a secret', () => {
    const call = addNode(EMPTY, { ...newNode('webhook', 'webhook'), secret: 'old' }, { x: 0, y: 0 });
    const { nodes } = told(call, setFields(call, 'webhook', { secret: 'new' }));
    expect(JSON.stringify(nodes[0]?.fields)).not.toMatch(/"old"|"new"/);
  });
});

describe('a drawing laid over an older one', () => {
  test('keeps what was removed where nothing else stands, with its lines', () => {
    const after = addNode(removeNodes(base, ['wait']), newNode('goal', 'goal'), { x: 0, y: 200 });
    const { draft, marks, removed } = overlaid(base, after);
    expect(marks.get('wait')).toBe('removed');
    expect(draft.graph.nodes.map(({ id }) => id)).toContain('wait');
    expect(draft.layout.wait).not.toEqual(draft.layout.goal);
    expect(removed.map(({ from, to }) => `${from} ${to}`).sort()).toEqual(['entry-event wait', 'wait exit']);
  });
});
