import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barsOf } from '../../../designer/parts/heat.ts';
import { heatOf, STEPS, stepOf } from '../../../runtime/wire/heat/ramp.ts';

const ms = fc.integer({ min: 1, max: 600_000 });

describe('heat', () => {
  it('lies low for skimming, in the middle for reading, at the end for lingering', () => {
    expect(heatOf(100, 1_000)).toBeCloseTo(0.06, 2);
    expect(heatOf(1_000, 1_000)).toBeCloseTo(0.43, 2);
    expect(heatOf(4_000, 1_000)).toBe(1);
    expect(heatOf(40_000, 1_000)).toBe(1);
  });

  it('never falls with more attention, and stays between 0 and 1', () => {
    fc.assert(
      fc.property(ms, ms, ms, (a, b, weight) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(heatOf(less, weight)).toBeLessThanOrEqual(heatOf(more, weight));
        expect(heatOf(more, weight)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is none without attention or without weight', () => {
    expect(heatOf(0, 1_000)).toBe(0);
    expect(heatOf(1_000, 0)).toBe(0);
    expect(stepOf(0)).toBeUndefined();
  });

  it('falls into every step of the ramp', () => {
    const steps = Array.from({ length: 101 }, (_, i) => stepOf(i / 100));
    expect(new Set(steps).size).toBe(STEPS + 1);
    expect(stepOf(1)).toBe(STEPS - 1);
  });
});

describe('the bars of a strip', () => {
  it('are as long as their bands take to read, and fill the strip', () => {
    const bars = barsOf([1_000, 0], [3_000, 1_000]);
    expect(bars.map(({ from, length }) => [from, length])).toEqual([
      [0, 0.75],
      [0.75, 0.25],
    ]);
    expect(bars[1]?.heat).toBe(0);
  });

  it('are of one length while the weights are unknown', () => {
    expect(barsOf([1, 2, 3, 4], []).map(({ length }) => length)).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  it('stand where the article goes on that nobody read', () => {
    expect(barsOf([1_000], [1_000, 1_000]).map(({ heat }) => heat > 0)).toEqual([true, false]);
  });
});
