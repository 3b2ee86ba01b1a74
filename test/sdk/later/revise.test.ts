import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { continues, revise } from '../../../sdk/later/revise.ts';
import { figuresOf } from '../../../sdk/reading/completion.ts';
import { attend, newReading, see } from '../../../sdk/reading/reading.ts';
import { saying, viewFrom } from '../../support/sdk-reading.ts';

/** Has read each block for its seconds. */
function reader(texts: string[], seconds: number[]) {
  const reading = newReading('reading-1', '/a', 0, saying(...texts));
  seconds.forEach((s, band) => {
    const view = { ...viewFrom(reading, [band]), end: band === texts.length - 1 };
    see(reading, view);
    attend(reading, view, { engaged: s * 1_000, engaged5: 0 });
  });
  return reading;
}

describe('An article that changes under its reader', () => {
  it('keeps its attention where it grew below', () => {
    const reading = reader(['a', 'b'], [3, 2]);
    revise(reading, saying('a', 'b', 'c', 'd'));
    expect(figuresOf(reading)).toMatchObject({ bands: [3_000, 2_000], engaged: 5_000, depth: 0.5 });
    expect(reading.quality).toBe('ok');
  });

  it('keeps its attention where something came in between', () => {
    const reading = reader(['a', 'b'], [3, 2]);
    revise(reading, saying('advertisement', 'a', 'advertisement', 'b'));
    expect(figuresOf(reading).bands).toEqual([0, 3_000, 0, 2_000]);
    expect(reading.quality).toBe('ok');
  });

  it('tells blocks that say the same apart by their order', () => {
    const reading = reader(['picture', 'a', 'picture'], [1, 2, 3]);
    revise(reading, saying('new', 'picture', 'a', 'picture'));
    expect(figuresOf(reading).bands).toEqual([0, 1_000, 2_000, 3_000]);
  });

  it('has another end when it grew, so what was complete is not', () => {
    const reading = reader(['a', 'b'], [4, 4]);
    expect(figuresOf(reading).state).toBe('complete');
    revise(reading, saying('a', 'b', 'c', 'd', 'e', 'f'));
    expect(figuresOf(reading).state).not.toBe('complete');
    expect(reading.endSeen).toBe(false);
  });

  it('keeps its end when only the middle was edited, and says that its bands are not what they were', () => {
    const reading = reader(['a', 'b', 'c'], [4, 4, 4]);
    revise(reading, saying('a', 'B', 'c'));
    expect(figuresOf(reading)).toMatchObject({ state: 'complete', bands: [4_000, 4_000, 4_000] });
    expect(reading.quality).toBe('blocks-changed');
  });

  it('is another article when nothing of it is left', () => {
    const reading = reader(['a', 'b'], [1, 1]);
    expect(continues(reading, saying('c', 'd'))).toBe(false);
    expect(continues(reading, saying('d', 'b'))).toBe(true);
  });

  it('never loses attention, whatever it becomes', () => {
    const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(texts, texts, fc.array(fc.nat(30), { maxLength: 12 }), (from, to, seconds) => {
        const reading = reader(from, seconds.slice(0, from.length));
        const { engaged } = figuresOf(reading);
        revise(reading, saying(...to));
        const after = figuresOf(reading);
        expect(after.engaged).toBe(engaged);
        expect(after.depth).toBeLessThanOrEqual(1);
      }),
    );
  });
});
