import { describe, expect, it } from 'vitest';
import type { Heat } from '../../../runtime/wire/api/contents.ts';
import {
  bandHeat,
  curveOf,
  differenceOf,
  figuresOf,
  mostClicks,
} from '../../../runtime/wire/heat/measure.ts';
import { strokesOf } from '../../../runtime/wire/heat/paint.ts';
import { divergingStep, SIDE } from '../../../runtime/wire/heat/ramp.ts';

const band = (weight: number, attention: number, reached: number, read: number) => ({
  weight,
  attention,
  reached,
  read,
});
const block = (readings: number, ...bands: ReturnType<typeof band>[]): Heat['blocks'][number] => ({
  key: '0-a',
  kind: 'text',
  text: '',
  readings,
  ...{ clicks: 0, dead: 0, rage: 0 },
  bands,
});

describe('what a paragraph shows', () => {
  it('is the time of those who got there, not of those who had left', () => {
    const measure = figuresOf(block(10, band(4_000, 20_000, 5, 4), band(4_000, 10_000, 4, 2)));
    expect(measure).toEqual({
      attention: 6_000,
      weight: 8_000,
      reached: 0.5,
      read: 0.3,
      clicks: 0,
      dead: 0,
      rage: 0,
    });
  });

  it('is nothing where nobody got', () => {
    expect(figuresOf(block(10, band(4_000, 0, 0, 0)))).toMatchObject({ attention: 0, reached: 0, read: 0 });
    expect(figuresOf(block(0, band(4_000, 0, 0, 0)))).toMatchObject({ reached: 0 });
  });
});

describe('the reading curve', () => {
  it('goes along the article by expected reading time', () => {
    const curve = curveOf({
      blocks: [block(4, band(1_000, 0, 4, 2)), block(4, band(2_000, 0, 2, 1), band(1_000, 0, 1, 1))],
    });
    expect(curve).toEqual([
      { from: 0, to: 0.25, block: 0, reached: 1, read: 0.5 },
      { from: 0.25, to: 0.75, block: 1, reached: 0.5, read: 0.25 },
      { from: 0.75, to: 1, block: 1, reached: 0.25, read: 0.25 },
    ]);
  });

  it('has no dent where an edit brought a paragraph that few could meet yet', () => {
    const curve = curveOf({
      blocks: [block(40, band(1_000, 0, 40, 40)), block(2, band(1_000, 0, 2, 1))],
    });
    expect(curve.map(({ reached, read }) => [reached, read])).toEqual([
      [1, 1],
      [1, 0.5],
    ]);
  });

  it('of an article without blocks has no points', () => {
    expect(curveOf({ blocks: [] })).toEqual([]);
  });
});

describe('the heat of a picture', () => {
  const picture = {
    blocks: [
      { ...block(10, band(4_000, 40_000, 10, 5)), clicks: 2 },
      { ...block(10, band(4_000, 64_000, 4, 4), band(4_000, 0, 0, 0)), clicks: 2 },
    ],
  };

  it('is by attention the time of those who got there, by shares what all of them did', () => {
    const [first, second] = bandHeat(picture, 'attention', 0);
    expect(first?.[0]).toBeCloseTo(0.43, 2);
    expect(second).toEqual([1, 0]);
    expect(bandHeat(picture, 'reached', 0)).toEqual([[1], [0.4, 0]]);
    expect(bandHeat(picture, 'read', 0)).toEqual([[0.5], [0.4, 0]]);
  });

  it('is by clicks a paragraph against the one that was clicked most', () => {
    expect(mostClicks(picture)).toBe(0.5);
    expect(bandHeat(picture, 'clicks', mostClicks(picture))).toEqual([[0.4], [1, 1]]);
    expect(bandHeat({ blocks: [] }, 'clicks', mostClicks())).toEqual([]);
  });

  it('differs band by band; to nothing it differs by all', () => {
    expect(differenceOf([[1, 0.5], [0.2]], [[0.5, 0.5]])).toEqual([[0.5, 0], [0.2]]);
  });
});

describe('the diverging ramp', () => {
  it('is neutral in the middle and the same to both sides', () => {
    expect([0, 0.05, -0.05].map(divergingStep)).toEqual([SIDE, SIDE, SIDE]);
    expect([-1, -0.5, -0.13, 0.13, 0.5, 1].map(divergingStep)).toEqual([0, 0, 3, 5, 8, 8]);
  });
});

describe('colours', () => {
  const heat = (attention: number) => ({ blocks: [block(1, band(1_000, attention, 1, 1))] });

  it('are one for each band, and none where nobody read', () => {
    expect(strokesOf([heat(4_000)], 'attention', 'side')).toEqual([
      [[{ color: 'var(--heat-8)', from: 0, to: 1 }]],
    ]);
    expect(strokesOf([heat(0)], 'attention', 'side')[0]?.[0]?.[0]?.color).toBeUndefined();
  });

  it('are two side by side, or one for how they differ: to the right for more, to the left for less', () => {
    const [much, none] = [heat(4_000), heat(0)];
    expect(strokesOf([much, none], 'attention', 'side')[0]?.[0]).toHaveLength(2);
    expect(strokesOf([much, none], 'attention', 'difference')[0]?.[0]).toEqual([
      { color: 'var(--differs-8)', from: 0.5, to: 1 },
    ]);
    expect(strokesOf([none, much], 'attention', 'difference')[0]?.[0]).toEqual([
      { color: 'var(--differs-0)', from: 0, to: 0.5 },
    ]);
  });
});
