import { describe, expect, it } from 'vitest';
import { curveOf, measureOf } from '../../../designer/pages/content-measure.ts';
import type { Heat } from '../../../runtime/wire/api/contents.ts';

const band = (weight: number, attention: number, reached: number, read: number) => ({
  weight,
  attention,
  reached,
  read,
});
const block = (...bands: ReturnType<typeof band>[]): Heat['blocks'][number] => ({
  key: '0-a',
  kind: 'text',
  text: '',
  clicks: 0,
  bands,
});

describe('what a paragraph shows', () => {
  it('is the time of those who got there, not of those who had left', () => {
    const measure = measureOf(block(band(4_000, 20_000, 5, 4), band(4_000, 10_000, 4, 2)), 10);
    expect(measure).toEqual({ attention: 6_000, weight: 8_000, reached: 0.5, read: 0.3 });
  });

  it('is nothing where nobody got', () => {
    expect(measureOf(block(band(4_000, 0, 0, 0)), 10)).toMatchObject({ attention: 0, reached: 0, read: 0 });
    expect(measureOf(block(band(4_000, 0, 0, 0)), 0)).toMatchObject({ reached: 0 });
  });
});

describe('the reading curve', () => {
  it('goes along the article by expected reading time', () => {
    const curve = curveOf({
      readings: 4,
      blocks: [block(band(1_000, 0, 4, 2)), block(band(2_000, 0, 2, 1), band(1_000, 0, 1, 1))],
    });
    expect(curve).toEqual([
      { from: 0, to: 0.25, block: 0, reached: 1, read: 0.5 },
      { from: 0.25, to: 0.75, block: 1, reached: 0.5, read: 0.25 },
      { from: 0.75, to: 1, block: 1, reached: 0.25, read: 0.25 },
    ]);
  });

  it('of an article without blocks has no points', () => {
    expect(curveOf({ readings: 3, blocks: [] })).toEqual([]);
  });
});
