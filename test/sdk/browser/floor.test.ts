import { describe, expect, it } from 'vitest';
import { OLD_BROWSER, STILL_THERE } from '../../support/old-browser.ts';
import { pageOf, paragraphs } from '../../support/sdk-pages.ts';
import { near, sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();
const PAGE = pageOf(`<article><h1>等待期</h1>${paragraphs(3)}</article>`);
/** Taken away once the clock of the test is in its place. */
const OLD = PAGE.replace('<script', `<script>${OLD_BROWSER}</script><script`);

describe('A browser of 2018', () => {
  it('reads, tells and shows what a new one does', async () => {
    stage.site.offers({ id: 'push-0001', form: 'card', title: '下一篇', url: '/next' });
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', OLD));
    expect(await reader.page.evaluate(STILL_THERE)).toBe('');
    await reader.waits(2_000);
    await reader.tracks(2);
    await reader.calls("dogear.identify('customer-7', { city: '武汉' })");
    await reader.taps('p:nth-of-type(2)');
    await reader.reads(45_000);
    await stage.site.hearsAll(2);
    await reader.page.waitForSelector('dogear-push section');
    const reading = await stage.toldOnce(reader);
    expect(reading).toMatchObject({ state: 'complete', depth: 1, engaged: near(47_000) });
    expect(stage.site.told('click').map(({ block }) => block)).toEqual([2]);
    expect(stage.site.told('identify').length).toBe(1);
    expect(await reader.errors()).toEqual([]);
  });

  it('says its last words by a beacon', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', OLD));
    await reader.waits(6_000);
    await stage.described();
    await reader.waits(3_000);
    await reader.turns(true);
    await stage.site.hears('reading', ({ engaged }) => engaged > 8_500);
  });

  it.each([
    ['ResizeObserver'],
    ['IntersectionObserver'],
    ['MutationObserver'],
    ['requestIdleCallback'],
    ['PerformanceObserver'],
  ])('need not have %s', async (name) => {
    const reader = await stage.meets({ before: `delete window.${name};` });
    await reader.opens(stage.site.page('/a', PAGE));
    await reader.waits(10_000);
    expect((await stage.toldOnce(reader)).engaged).toEqual(near(10_000));
  });
});
