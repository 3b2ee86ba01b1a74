import { describe, expect, it } from 'vitest';
import { deepIn, LARGE_ARTICLE, largePages } from '../../support/large-pages.ts';
import { sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();

/** Counts the questions that are asked about elements, by moment: the clock of the page stands still while a task runs. */
const COUNTED = `
  window.questions = {};
  const own = Element.prototype.matches;
  Element.prototype.matches = function (selector) {
    const now = performance.now();
    questions[now] = (questions[now] || 0) + 1;
    return own.call(this, selector);
  };`;
/** A large page asks for hundreds of thousands. */
const IN_ONE_TASK = 40_000;

async function opens(html: string) {
  const reader = await stage.meets({ before: COUNTED });
  await reader.opens(stage.site.page('/large', html));
  await reader.waits(12_000);
  const questions: number[] = Object.values((await reader.page.evaluate('questions')) as object);
  expect(Math.max(...questions)).toBeLessThan(IN_ONE_TASK);
  await reader.leaves();
  return stage.site.readings();
}

/** How the text of each block begins. */
const blocksTold = async () => (await stage.described()).blocks?.map(({ text }) => text.slice(0, 20));
const BLOCKS = LARGE_ARTICLE.map((text) => text.slice(0, 20));

describe('A page of 50,000 elements', () => {
  it('that marks no article is not searched for one, and says so', async () => {
    expect(await opens(deepIn(50_000))).toMatchObject([{ quality: 'page-too-large', engaged: 0, bands: [] }]);
  });

  it('that marks its article is read', async () => {
    expect(await opens(deepIn(50_000, 'data-dogear-article'))).toMatchObject([{ quality: 'ok' }]);
    expect(await blocksTold()).toEqual(BLOCKS);
  });

  it.each(['an endless article', 'an article with a table'])(
    'is not read to its end where all of them are the article, and says so: %s',
    async (name) => {
      expect(await opens(largePages(50_000)[name] as string)).toMatchObject([{ quality: 'too-long' }]);
    },
  );
});

describe('A page of thousands of elements that marks no article', () => {
  it('is searched for the part that holds most of the text', async () => {
    expect(await opens(deepIn(3_900))).toMatchObject([{ quality: 'ok' }]);
    expect(await blocksTold()).toEqual(BLOCKS);
  });

  it.each(Object.entries(largePages(3_900)))('is asked no more than a task can take: %s', async (_, html) => {
    await opens(html);
  });
});
