import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GRID, sizeOf } from '../../../designer/edit/card.ts';
import { draftOf } from '../../../designer/edit/editor.ts';
import { newNode } from '../../../designer/edit/kinds.ts';
import { tidy } from '../../../designer/edit/tidy/index.ts';
import { ranksOf, withoutLoops } from '../../../designer/edit/tidy/ranks.ts';
import { ascending } from '../../../designer/edit/tidy/spread.ts';
import type { JourneyNode } from '../../../runtime/journey/vocabulary.ts';
import { edits, performed } from '../../support/drafts.ts';

describe('tidying', () => {
  test('places every node on the grid, and no two overlap', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 40 }), (commands) => {
        const { graph } = draftOf(performed(commands));
        const layout = tidy(graph);
        const boxes = graph.nodes.map((node) => ({
          ...sizeOf(node),
          ...(layout[node.id] ?? { x: NaN, y: NaN }),
        }));
        for (const [index, a] of boxes.entries()) {
          expect(a.x % GRID || a.y % GRID || 0).toBe(0);
          for (const b of boxes.slice(index + 1)) {
            expect(
              a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y,
            ).toBe(true);
          }
        }
      }),
    );
  });

  test('leads downwards wherever there is no loop, and does the same twice', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 40 }), (commands) => {
        const { graph } = draftOf(performed(commands));
        const layout = tidy(graph);
        for (const { from, to } of withoutLoops(
          graph.nodes.map(({ id }) => id),
          graph.edges,
        )) {
          expect(layout[from]?.y).toBeLessThan(layout[to]?.y ?? 0);
        }
        expect(tidy(graph)).toEqual(layout);
      }),
    );
  });

  test('draws a chain as one straight line', () => {
    const nodes = ['entry-event', 'wait', 'push', 'exit'].map((kind) => newNode(kind, kind));
    const edges = [
      { from: 'entry-event', exit: 'next', to: 'wait' },
      { from: 'wait', exit: 'next', to: 'push' },
    ];
    const layout = tidy({ nodes, edges });
    const middle = (node: JourneyNode) => (layout[node.id]?.x ?? 0) + sizeOf(node).width / 2;
    expect(new Set(nodes.slice(0, 3).map(middle)).size).toBe(1);
  });

  test('draws the exits of a branch from left to right in their order', () => {
    const nodes = [
      newNode('entry-event', 'e'),
      newNode('branch', 'b'),
      newNode('exit', 'no'),
      newNode('goal', 'yes'),
    ];
    const edges = [
      { from: 'e', exit: 'next', to: 'b' },
      { from: 'b', exit: 'no', to: 'no' },
      { from: 'b', exit: 'yes', to: 'yes' },
    ];
    const layout = tidy({ nodes, edges });
    expect(layout.yes?.x).toBeLessThan(layout.no?.x ?? 0);
  });

  test('sets a second entry right above the node it leads to', () => {
    const arrows = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'second', to: 'c' },
    ];
    expect(ranksOf(['a', 'b', 'c', 'second'], arrows).get('second')).toBe(1);
  });

  test('finds the ascending numbers nearest to the wished ones', () => {
    expect(ascending([3, 1, 2, 5])).toEqual([2, 2, 2, 5]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 100 })), (wishes) => {
        const found = ascending(wishes);
        expect([...found].sort((a, b) => a - b)).toEqual(found);
        expect(found.reduce((sum, value) => sum + value, 0)).toBeCloseTo(
          wishes.reduce((sum, value) => sum + value, 0),
        );
      }),
    );
  });
});
