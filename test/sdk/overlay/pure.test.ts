import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groundUnder } from '../../../sdk/overlay/ground.ts';
import { layoutOf } from '../../../sdk/overlay/layout.ts';
import { matchBlocks } from '../../../sdk/overlay/match.ts';
import { wordsFor } from '../../../sdk/overlay/words.ts';

describe('paragraphs of the page and of the measured version', () => {
  it('are the same where they say the same, wherever they stand', () => {
    expect(matchBlocks(['0-a', '1-new', '2-b'], ['0-a', '1-b', '2-c'])).toEqual([0, undefined, 1]);
  });

  it('that say the same are told apart by their order', () => {
    expect(matchBlocks(['0-a', '1-a', '2-a'], ['0-a', '1-b', '2-a'])).toEqual([0, 2, undefined]);
  });

  it('never share a measured paragraph', () => {
    const keys = fc.array(fc.constantFrom('a', 'b', 'c')).map((all) => all.map((hash, i) => `${i}-${hash}`));
    fc.assert(
      fc.property(keys, keys, (live, measured) => {
        const places = matchBlocks(live, measured).filter((place) => place !== undefined);
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });
});

describe('the strip and the curve', () => {
  const box = (left: number, right: number) => ({ left, right, top: 0, bottom: 10 });
  const marks = (left: number, right: number) =>
    [0, 1, 2].map((index) => ({ index, place: index, whole: box(left, right), shown: box(left, right) }));

  it('stand beside an article that leaves room', () => {
    const { gutter, gutterWidth, roomy, curve, curveWidth } = layoutOf(marks(380, 1060), 1440, 1);
    expect(gutter + gutterWidth).toBeLessThan(380);
    expect(roomy).toBe(true);
    expect(curve).toBeGreaterThan(1060);
    expect(curveWidth).toBe(80);
  });

  it('fit into the margins of a phone, and stay on the page where there are none', () => {
    const phone = layoutOf(marks(20, 370), 390, 2);
    expect(phone.gutter + phone.gutterWidth).toBeLessThan(20);
    expect(phone.curve).toBeGreaterThanOrEqual(370);
    expect(phone.roomy).toBe(false);
    const none = layoutOf(marks(0, 390), 390, 1);
    expect(none.gutter).toBe(0);
    expect(none.curve + none.curveWidth).toBeLessThanOrEqual(390);
  });

  it('are not moved by one picture that is wider than the text', () => {
    const text = marks(20, 370);
    const picture = { index: 3, place: 3, whole: box(0, 390), shown: box(0, 390) };
    expect(layoutOf([...text, picture], 390, 1)).toEqual(layoutOf(text, 390, 1));
  });
});

describe('colours', () => {
  it('are those for the ground that the letters of the page stand on', () => {
    expect(groundUnder('rgb(230, 230, 230)')).toBe('dark');
    expect(groundUnder('rgba(20, 20, 20, 0.9)')).toBe('light');
    expect(groundUnder('color(display-p3 1 1 1)')).toBe('light');
  });
});

describe('the words', () => {
  it('name a selection in both languages, by the days it counts', () => {
    const selection = {
      device: 'phone',
      from: Date.UTC(2026, 10, 9),
      to: Date.UTC(2026, 10, 15, 23),
      person: 'p',
    } as const;
    expect(wordsFor('zh-CN').selection(selection)).toBe('一位客户 · 手机 · 11月9日–11月15日');
    expect(wordsFor('en').selection(selection)).toBe('One person · Phone · 9 Nov to 15 Nov');
    expect(wordsFor('zh-CN').selection({ segment: 's' })).toBe('一个人群');
    expect(wordsFor('en').selection({ segment: 's', device: 'desktop' })).toBe('One segment · Desktop');
    expect(wordsFor('fr').selection({})).toBe('Everybody');
  });
});
