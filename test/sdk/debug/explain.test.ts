import { describe, expect, it } from 'vitest';
import { explain, ranges } from '../../../sdk/debug/explain.ts';
import type { Moment } from '../../../sdk/debug/inspected.ts';
import { isWord, WORDS, wordsFor } from '../../../sdk/debug/words.ts';
import { nothing } from '../../../sdk/reading/bands.ts';
import { cutBlocks } from '../../../sdk/reading/blocks.ts';
import { newReading, type Reading } from '../../../sdk/reading/reading.ts';
import { SHORT_NAMES } from '../../../sdk/short-names.mjs';

const words = wordsFor('en-GB');

/** Two blocks of 8 s, two bands each. */
function reading(about: Partial<Reading> = {}): Reading {
  const leaf = (text: string) => ({ kind: 'text' as const, text, source: '', weight: 8_000 });
  return { ...newReading('reading-1', 'waiting', 0, cutBlocks([leaf('a'), leaf('b')])), ...about };
}

const element = (rule: string) =>
  ({ matches: (selector: string) => selector === rule }) as unknown as Element;
const IN_VIEW = { ...nothing(), bands: [[0, 4_000]] as [number, number][], weight: 4_000 };
const article = (about: Partial<Reading> = {}, rule = 'article', inView = IN_VIEW) => ({
  ...{ element: element(rule), geometry: { nodes: [] }, reading: reading(about), inView },
});

const MOMENT: Moment = {
  now: 20_000,
  consent: 'granted',
  sender: { device: 'device-1' },
  clock: { touchedAt: 18_000, limit: 12_000, running: true },
  articles: [article()],
  queue: { items: [], bytes: 0 },
  drops: {},
  answered: undefined,
};

const said = (about: Partial<Moment>) => {
  const lines = explain({ ...MOMENT, ...about }, words);
  return (label: string) =>
    lines
      .filter((line) => line.label === label)
      .map(({ text }) => text)
      .join('\n');
};

describe('The debug mode says', () => {
  it.each([
    ['[data-dogear-article]', /carries data-dogear-article/],
    ['article', /has an <article>/],
    ['#js_content', /there is #js_content/],
    ['main', /<main> is taken/],
    ['body', /densest text/],
  ])('why %s is the article', (rule, why) => {
    expect(said({ articles: [article({}, rule)] })('article')).toMatch(why);
  });

  it('that none was found, and where it was looked for', () => {
    expect(said({ articles: [] })('article')).toMatch(/^None found/);
  });

  it('that a measurement cannot be right, and nothing while it can', () => {
    expect(said({ articles: [article({ quality: 'blocks-changed' })] })('quality')).toMatch(
      /^blocks-changed/,
    );
    expect(said({})('quality')).toBe('');
  });

  it.each([
    ['how long the clock runs on', {}, /stops in 10 s/],
    [
      'that a hidden page earns nothing',
      { clock: { ...MOMENT.clock, running: false } },
      /the page is hidden/,
    ],
    ['that nobody touched the page', { now: 30_000 }, /nothing was touched for 12.0 s/],
    ['that no article is in view', { articles: [article({}, 'main', nothing())] }, /no article in view/],
  ])('%s', (_, about, why) => {
    expect(said(about)('clockLabel')).toMatch(why);
  });

  it('what is missing until the article is complete', () => {
    const half = said({ articles: [article({ attention: [4_000, 4_000, 0, 0], furthest: 2 })] })('state');
    expect(half).toBe(
      'partial; 50% read, 50% deep · to be complete, 40% more must be read; unread blocks: 2 · the end must be in view for 1.0 s more',
    );
    const all = { attention: [4_000, 4_000, 4_000, 4_000], furthest: 4, endSeen: true, endTime: 1_500 };
    expect(said({ articles: [article(all)] })('state')).toBe('complete; 100% read, 100% deep');
  });

  it.each([
    [undefined, 'none yet'],
    [
      { at: 15_000, status: 200, accepted: 3, duplicates: 0, rejected: 1, pushes: 0 },
      /5 s ago, 200: accepted 3/,
    ],
    [{ at: 15_000, status: 0 }, /was not reached; it is tried again/],
    [{ at: 15_000, status: 503 }, /503: it is tried again/],
    [{ at: 15_000, status: 401 }, /does not know this key/],
    [{ at: 15_000, status: 413 }, /dropped, not tried again/],
  ])('what became of the last batch: %j', (answered, text) => {
    expect(said({ answered })('lastAnswer')).toMatch(text);
  });

  it('what waits, what was dropped and why, who reads, and what they consented to', () => {
    const items = [{ bytes: 10, sending: true }, { bytes: 20, spooled: true }, { bytes: 5 }];
    const line = said({
      queue: { items, bytes: 35 },
      drops: { overflow: 2 },
      sender: { device: 'device-1', user: 'u-1' },
      consent: 'pending',
    });
    expect(line('delivery')).toBe('2 waiting, 1 on their way, 1 kept on the device too; 35 bytes');
    expect(line('drops')).toBe('overflow 2');
    expect(line('reader')).toBe('u-1 (id device-1)');
    expect(line('consent')).toMatch(/ten minutes at the most/);
  });
});

describe('Its words', () => {
  it('are there in Chinese and in English, and fill the same places', () => {
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    for (const { zh, en } of Object.values(WORDS)) expect(places(zh)).toEqual(places(en));
    expect(wordsFor('zh-CN')('title')).toBe('Dogear 调试');
  });

  it('have no name that the build would shorten, so that each is found', () => {
    const values = Object.values(WORDS).flatMap(({ en }) =>
      [...en.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
    );
    expect([...Object.keys(WORDS), ...values].filter((name) => `${name}` in SHORT_NAMES)).toEqual([]);
    expect(isWord('granted')).toBe(true);
  });
});

it('numbers that follow each other are told as ranges', () => {
  expect(ranges([1, 2, 3, 5, 7, 8])).toBe('1–3, 5, 7–8');
  expect(ranges([])).toBe('');
});
