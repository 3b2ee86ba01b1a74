import { describe, expect, it } from 'vitest';
import { chinese, pageOf, paragraphs } from '../../support/sdk-pages.ts';
import { near, sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();

const article = (seed: number, count = 6) =>
  `<article id="a${seed}">${paragraphs(count, 20 * seed)}</article>`;
const feedOf = (count: number, one = article) => Array.from({ length: count }, (_, i) => one(i + 1)).join('');

async function opens(body: string) {
  const reader = await stage.meets();
  await reader.opens(stage.site.page('/feed', pageOf(body)));
  return reader;
}

/** Names of what was read, without the address of the page. */
const namesTold = async (reader: Awaited<ReturnType<typeof opens>>) =>
  (await stage.told(reader)).map(({ content }) => content.split('#')[1]);

const textsTold = () =>
  stage.site
    .told('view')
    .flatMap(({ blocks }) => (blocks ? [blocks.map(({ text }) => text.slice(0, 6))] : []));

describe('Of a page with several articles', () => {
  it('only those are told of that came into view', async () => {
    const reader = await opens(feedOf(20));
    await reader.reads(60_000, 1, '#a1');
    await reader.reads(60_000, 0.6, '#a2');
    expect(await namesTold(reader)).toEqual(['a1', 'a2']);
    expect(stage.site.told('view').map(({ content }) => content.split('#')[1])).not.toContain('a3');
  });

  it('all are told of where none came into view, since somebody came', async () => {
    const reader = await opens(`<div style="height:5000px"></div>${feedOf(2)}`);
    await reader.waits(10_000);
    await reader.leaves();
    expect(stage.site.readings()).toMatchObject([
      { engaged: 0, depth: 0, state: 'bounce' },
      { engaged: 0, depth: 0, state: 'bounce' },
    ]);
  });

  it('those are read too that there was no time for at first', async () => {
    const long = (seed: number) => article(seed, 120);
    const reader = await opens(feedOf(40, long));
    await reader.waits(20_000);
    await reader.calls(`document.getElementById('a40').scrollIntoView()`);
    await reader.waits(10_000);
    const [, last] = await stage.told(reader);
    expect(last?.content).toMatch(/#a40$/);
    expect(last?.engaged).toEqual(near(10_000, 1_000));
    expect(textsTold().at(-1)?.[0]).toBe(chinese(6, 800));
  });

  it('the one that is edited is read anew, and the other goes on', async () => {
    const reader = await opens(feedOf(2));
    await reader.reads(30_000, 0.5, '#a1');
    await reader.calls(`document.querySelector('#a2 p').textContent = '改过的段落'.repeat(20)`);
    await reader.reads(30_000, 1, '#a1');
    await reader.reads(30_000, 0.6, '#a2');
    const [first, second] = await stage.told(reader);
    expect([first?.quality, second?.quality]).not.toContain('blocks-changed');
    expect((first?.engaged ?? 0) + (second?.engaged ?? 0)).toEqual(near(90_000, 1_000));
    expect(first?.completion).toBeGreaterThan(0.9);
    expect(textsTold().map(([text]) => text)).toEqual([chinese(6, 20), '改过的段落改']);
  });

  it('a part that is set apart while the page is open is told no more', async () => {
    const reader = await opens(feedOf(2));
    await reader.waits(2_000);
    await reader.calls(`document.querySelector('#a2 p').setAttribute('data-dogear-ignore', '')`);
    await reader.reads(30_000, 1, '#a1');
    await reader.reads(30_000, 1, '#a2');
    await stage.told(reader);
    expect(textsTold().at(-1)?.[0]).toBe(chinese(6, 41));
  });
});
