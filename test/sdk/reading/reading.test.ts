import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { View } from '../../../sdk/reading/bands.ts';
import { figuresOf } from '../../../sdk/reading/completion.ts';
import { attend, newReading, type Reading, see } from '../../../sdk/reading/reading.ts';
import { articleOf, viewFrom } from '../../support/sdk-reading.ts';

/** Looks for `ms` at these bands. */
function looks(reading: Reading, view: View, ms: number): void {
  see(reading, view);
  attend(reading, view, { engaged: ms, engaged5: Math.min(ms, 5_000) });
}

const opened = (...weights: number[]): Reading => newReading('reading-1', '/a', 0, articleOf(...weights));

describe('Attention', () => {
  it('is shared among the bands in view in proportion to their weight in view', () => {
    const reading = opened(4_000, 4_000, 2_000);
    looks(reading, viewFrom(reading, [0, 1], [1, 0.5]), 3_000);
    expect(figuresOf(reading).bands).toEqual([2_000, 1_000]);
  });

  it('goes nowhere while nothing is in view, and then no time is engaged', () => {
    const reading = opened(4_000);
    looks(reading, viewFrom(reading, []), 3_000);
    expect(figuresOf(reading)).toMatchObject({ engaged: 0, engaged5: 0, bands: [] });
  });

  const weights = fc.array(fc.integer({ min: 150, max: 4_000 }), { minLength: 1, maxLength: 40 });
  const visits = fc.array(fc.record({ from: fc.nat(39), count: fc.nat(12), ms: fc.nat(9_000) }), {
    maxLength: 60,
  });

  it('adds up over all bands to the engaged time, and no figure ever falls', () => {
    fc.assert(
      fc.property(weights, visits, (all, steps) => {
        const reading = opened(...all);
        let [spent, before] = [0, figuresOf(reading)];
        for (const { from, count, ms } of steps) {
          const bands = all.map((_, i) => i).slice(from, from + count);
          looks(reading, viewFrom(reading, bands), ms);
          if (bands.length) spent += ms;
          const now = figuresOf(reading);
          expect(now.bands.reduce((sum, band) => sum + band, 0)).toBe(now.engaged);
          expect(Math.abs(now.engaged - spent)).toBeLessThanOrEqual(all.length / 2);
          for (const figure of ['engaged', 'engaged5', 'depth', 'completion'] as const) {
            expect(now[figure]).toBeGreaterThanOrEqual(before[figure]);
          }
          before = now;
        }
      }),
    );
  });
});

describe('The state of a reading', () => {
  /** Reads this share of every band of a one-minute article, then perhaps sees its end for so long. */
  function having(share: number, endMs: number) {
    const reading = opened(...new Array<number>(15).fill(4_000));
    const all = reading.weights.map((_, i) => i);
    const read = all.slice(0, Math.round(share * all.length));
    for (const band of read) looks(reading, viewFrom(reading, [band]), 1_300);
    if (endMs) looks(reading, { ...viewFrom(reading, [14]), end: true }, endMs);
    return figuresOf(reading);
  }

  it('is complete from 90 % read with the end in view for a second', () => {
    expect(having(1, 1_000).state).toBe('complete');
    expect(having(0.95, 1_000).state).toBe('complete');
  });

  it('is not complete without the end', () => {
    expect(having(1, 0).state).toBe('partial');
    expect(having(1, 999).state).toBe('partial');
  });

  it('is skim if the end was seen and under 60 % were read', () => {
    expect(having(0.3, 2_000).state).toBe('skim');
    expect(having(0, 500).state).toBe('skim');
    expect(having(0.7, 1_200).state).toBe('partial');
  });

  it('is bounce under 10 s of a long article with under a quarter read', () => {
    expect(having(0.2, 0).state).toBe('bounce');
    expect(having(0.5, 0).state).toBe('partial');
  });

  it('is bounce under half the expected time of a short article', () => {
    const reading = opened(4_000, 4_000);
    looks(reading, viewFrom(reading, [0, 1], [1, 1]), 1_000);
    expect(figuresOf(reading).state).toBe('bounce');
    looks(reading, viewFrom(reading, [0, 1], [1, 1]), 3_000);
    expect(figuresOf(reading).state).toBe('partial');
  });

  it('obeys the same rule on one screen: read it and it is complete, glance and it is skim', () => {
    const glance = opened(4_000, 4_000);
    const all = { ...viewFrom(glance, [0, 1]), end: true };
    looks(glance, all, 1_000);
    expect(figuresOf(glance).state).toBe('skim');
    looks(glance, all, 7_000);
    expect(figuresOf(glance).state).toBe('complete');
  });
});

describe('The depth', () => {
  it('is the share of the weight down to the deepest point seen, not of the pixels', () => {
    const reading = opened(1_000, 1_000, 2_000);
    see(reading, viewFrom(reading, [0, 1], [1, 0.5]));
    expect(figuresOf(reading).depth).toBe(0.375);
  });

  it('stays where it was when the reader goes back up', () => {
    const reading = opened(1_000, 1_000, 2_000);
    see(reading, viewFrom(reading, [0, 1, 2]));
    see(reading, viewFrom(reading, [0]));
    expect(figuresOf(reading).depth).toBe(1);
  });
});
