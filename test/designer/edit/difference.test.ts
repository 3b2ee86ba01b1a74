import { describe, expect, test } from 'vitest';
import { addNode, connect, moveNodes, removeNodes, setFields } from '../../../designer/edit/change.ts';
import { difference } from '../../../designer/edit/difference.ts';
import { newNode } from '../../../designer/edit/kinds.ts';
import { EMPTY } from '../../support/drafts.ts';

const base = ['wait', 'push', 'exit'].reduce(
  (draft, kind) => addNode(draft, newNode(kind, kind), { x: 0, y: 0 }),
  EMPTY,
);

describe('the difference of two drafts', () => {
  test('marks what was added, removed, changed and moved', () => {
    let mine = setFields(base, 'wait', { duration: 60_000 });
    mine = moveNodes(mine, { push: { x: 8, y: 0 } });
    mine = addNode(removeNodes(mine, ['exit']), newNode('goal', 'goal'), { x: 0, y: 0 });
    expect(Object.fromEntries(difference(mine, base))).toEqual({
      wait: 'changed',
      push: 'moved',
      exit: 'removed',
      goal: 'added',
    });
  });

  test('counts another way out as a change of the node', () => {
    const mine = connect(base, { from: 'wait', exit: 'next', to: 'exit' });
    expect(Object.fromEntries(difference(mine, base))).toEqual({ wait: 'changed' });
  });

  test('finds none between a draft and its copy through JSON', () => {
    expect(difference(base, JSON.parse(JSON.stringify(base))).size).toBe(0);
  });
});
