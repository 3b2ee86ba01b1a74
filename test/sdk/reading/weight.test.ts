import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapeOf, weightOf } from '../../../sdk/reading/weight.ts';

describe('The weight of a text', () => {
  it('is a minute for 400 Chinese characters, whose punctuation weighs nothing', () => {
    expect(weightOf('等'.repeat(400), 0)).toBe(60_000);
    expect(weightOf('，。、（）'.repeat(20), 0)).toBe(0);
  });

  it('is a minute for 238 English words', () => {
    expect(weightOf('word '.repeat(238), 0)).toBe(60_000);
  });

  it('takes what belongs together for one word', () => {
    expect(weightOf("don't well-known 1,234.5", 0)).toBe(weightOf('one two three', 0));
  });

  it('is nothing for a line of signs, however long: each is looked at once', () => {
    expect(weightOf('—'.repeat(300_000), 0)).toBe(0);
    expect(weightOf(`${'—'.repeat(300_000)}a`, 0)).toBe(weightOf('a', 0));
  });

  it('adds up where both are mixed', () => {
    expect(weightOf('等待期 waiting period', 0)).toBe(Math.round((3 * 60_000) / 400 + (2 * 60_000) / 238));
  });

  it('counts rare characters beyond the basic plane once each', () => {
    expect(weightOf('𠮷𠮷', 0)).toBe(300);
  });

  it('is that of each character by itself, however they stand together, and so is that of its shape', () => {
    const characters = fc.array(fc.constantFrom(...'等待期𠮷𪚥，。 。한かﾊ豈'), { maxLength: 40 });
    fc.assert(
      fc.property(characters, (each) => {
        const apart = each.reduce((sum, one) => sum + weightOf(one, 0), 0);
        expect(weightOf(each.join(''), 0)).toBe(apart);
        expect(weightOf(shapeOf(each.join('')), 0)).toBe(apart);
      }),
    );
  });

  it('knows Japanese, Korean, Cyrillic and Arabic', () => {
    expect(weightOf('ひらがなカタカナ', 0)).toBe(1_200);
    expect(weightOf('한국어', 0)).toBe(450);
    expect(weightOf('привет мир', 0)).toBe(weightOf('hello world', 0));
    expect(weightOf('مرحبا بالعالم', 0)).toBe(weightOf('hello world', 0));
  });

  it('is 3 s for a picture', () => {
    expect(weightOf('', 2)).toBe(6_000);
  });
});
