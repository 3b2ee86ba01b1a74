import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../runtime/wire/content.ts';
import { type Extent, viewOf } from '../../../sdk/reading/bands.ts';

const block = (weight: number, bands: number): Block => ({
  key: '0-a',
  kind: 'text',
  text: '',
  weight,
  bands,
});

/** Three blocks of 100 px below each other: one band of 4 s, two of 4 s, one of 2 s. */
const BLOCKS = [block(4_000, 1), block(8_000, 2), block(2_000, 1)];
const PLACES: Extent[] = [
  { top: 0, bottom: 100 },
  { top: 100, bottom: 200 },
  { top: 200, bottom: 300 },
];
const seen = (top: number, bottom: number) => viewOf(PLACES, BLOCKS, { top, bottom });

describe('The view', () => {
  it('holds every band of an article that fits on one screen, and its end', () => {
    const view = seen(-50, 800);
    expect(view.bands).toEqual([
      [0, 4_000],
      [1, 4_000],
      [2, 4_000],
      [3, 2_000],
    ]);
    expect(view).toMatchObject({ weight: 14_000, furthest: 4, end: true, blocks: [0, 1, 2] });
  });

  it('weighs a band by the share of it that is in view', () => {
    const view = seen(50, 125);
    expect(view.bands).toEqual([
      [0, 2_000],
      [1, 2_000],
    ]);
    expect(view.furthest).toBe(1.5);
    expect(view.end).toBe(false);
  });

  it('is empty above, below, and in a window that lets nothing through', () => {
    for (const nothing of [seen(-900, -10), seen(310, 900), seen(200, 100)]) {
      expect(nothing).toMatchObject({ bands: [], weight: 0, furthest: 0, end: false });
    }
  });

  it('leaves out blocks that are not shown, and takes the last shown one for the end', () => {
    const folded: Extent[] = [PLACES[0] as Extent, { top: 100, bottom: 100 }, { top: 100, bottom: 100 }];
    const view = viewOf(folded, BLOCKS, { top: 0, bottom: 150 });
    expect(view.bands).toEqual([[0, 4_000]]);
    expect(view.end).toBe(true);
  });

  it('does not mind blocks beside each other', () => {
    const beside: Extent[] = [PLACES[0] as Extent, PLACES[0] as Extent, PLACES[1] as Extent];
    expect(viewOf(beside, BLOCKS, { top: 0, bottom: 100 }).bands.map(([band]) => band)).toEqual([0, 1, 2]);
  });

  it('shows the same weight on every screen once the whole article has passed', () => {
    const windows = fc.array(fc.integer({ min: 20, max: 900 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(windows, (heights) => {
        let [top, weight] = [0, 0];
        for (const height of [...heights, 900]) {
          weight += seen(top, top + height).weight;
          top += height;
        }
        expect(weight).toBeCloseTo(14_000);
      }),
    );
  });
});
