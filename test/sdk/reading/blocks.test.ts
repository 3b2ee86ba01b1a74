import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_BANDS } from '../../../runtime/wire/bands.ts';
import { cutBlocks, type Leaf, MAX_BLOCKS } from '../../../sdk/reading/blocks.ts';

const leaf = (text: string, weight: number): Leaf => ({ kind: 'text', text, source: '', weight });

describe('Blocks', () => {
  it('are cut into bands of about 4 s', () => {
    const blocks = cutBlocks([leaf('a', 3_000), leaf('b', 4_000), leaf('c', 4_001), leaf('d', 15_000)]);
    expect(blocks.map(({ bands }) => bands)).toEqual([1, 1, 2, 4]);
  });

  it('are keyed by their place and by what they say', () => {
    const [first, second, third] = cutBlocks([leaf('same', 900), leaf('same', 900), leaf('other', 900)]);
    expect(first?.key).toMatch(/^0-[0-9a-z]+$/);
    expect(second?.key).toBe(first?.key.replace('0-', '1-'));
    expect(third?.key.slice(2)).not.toBe(first?.key.slice(2));
  });

  it('are keyed by their picture where there are no words', () => {
    const picture = (source: string): Leaf => ({ kind: 'picture', text: '', source, weight: 3_000 });
    const [one, other] = cutBlocks([picture('/a.png'), picture('/b.png')]);
    expect(one?.key.slice(2)).not.toBe(other?.key.slice(2));
  });

  it('never make more than 512 bands, however long the article is', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 3_600_000 }), { minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(weights, (all) => {
        const blocks = cutBlocks(all.map((weight, i) => leaf(`${i}`, weight)));
        const bands = blocks.reduce((sum, block) => sum + block.bands, 0);
        expect(bands).toBeLessThanOrEqual(MAX_BANDS);
        expect(blocks.length).toBe(Math.min(all.length, MAX_BLOCKS));
        expect(blocks.every((block) => block.bands >= 1)).toBe(true);
      }),
    );
  });
});
