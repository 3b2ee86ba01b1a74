import { describe, expect, it } from 'vitest';
import { pageOf, paragraphs } from '../../support/sdk-pages.ts';
import { sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();

const PAGE = pageOf(`<article>${paragraphs(2)}
  <p id="opens" onclick="this.classList.toggle('open')">保费怎么算，点这里展开看看每一年要交多少钱</p>
  <p>去<a id="link" href="#part" onclick="event.preventDefault()">看不出来的地方</a>，或者去<a id="goes" href="tel:95500">打电话</a>问清楚再投保</p>
</article>`);

async function taps(selectors: string[], gap = 1_500) {
  const reader = await stage.meets({ screen: 'desktop' });
  await reader.opens(stage.site.page('/taps', PAGE));
  await reader.waits(3_000);
  for (const selector of selectors) {
    await reader.page.click(selector);
    await reader.waits(gap);
  }
  await reader.waits(1_500);
  await reader.turns(true);
  await reader.spoken();
  expect([stage.site.faults, reader.console]).toEqual([[], []]);
  return stage.site.told('click').map(({ kind, block }) => [block, kind]);
}

describe('A tap', () => {
  it('is dead when nothing comes of it', async () => {
    expect(await taps(['p'])).toEqual([[0, 'dead']]);
  });

  it('on what looks like a link and does nothing is dead, and on a link that leads away it is not', async () => {
    expect(await taps(['#link', '#goes'])).toEqual([
      [3, 'dead'],
      [3, undefined],
    ]);
  });

  it('that changes the page was answered', async () => {
    expect(await taps(['#opens'])).toEqual([[2, undefined]]);
  });

  it('among three at one place within a second is angry, whatever came of it', async () => {
    expect(await taps(['#opens', '#opens', '#opens'], 100)).toEqual([
      [2, 'rage'],
      [2, 'rage'],
      [2, 'rage'],
    ]);
  });

  it('was answered when the page was left', async () => {
    const reader = await stage.meets({ screen: 'desktop' });
    await reader.opens(stage.site.page('/taps', PAGE));
    await reader.waits(3_000);
    await reader.page.click('p');
    await reader.leaves();
    expect(stage.site.told('click')).toMatchObject([{ block: 0 }]);
    expect(stage.site.told('click')[0]).not.toHaveProperty('kind');
  });

  it('that selects a word is reading, not anger', async () => {
    const reader = await stage.meets({ screen: 'desktop' });
    await reader.opens(stage.site.page('/taps', PAGE));
    await reader.waits(3_000);
    await reader.page.click('p', { clickCount: 3 });
    await reader.waits(1_500);
    await reader.leaves();
    expect(stage.site.told('click').map(({ kind }) => kind)).toEqual([undefined, undefined, undefined]);
  });
});
