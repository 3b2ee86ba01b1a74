import { describe, expect, it } from 'vitest';
import { keepsNothing, keptBy } from '../../support/device.ts';
import type { Reader } from '../../support/reader.ts';
import { articlePage, consentTag } from '../../support/sdk-pages.ts';
import { sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();
const LONG = articlePage(10);

const blocksChunks = (reader: Reader) => reader.page.route('**/dogear-*.js', (route) => route.abort());

/** Turns away for good. */
async function turnsAway(reader: Reader): Promise<void> {
  await reader.turns(true);
  await reader.spoken();
}

describe('Where the part that sends cannot be had, consent', () => {
  it('pending: is kept, and leaves with the page once it is granted', async () => {
    const reader = await stage.meets();
    await blocksChunks(reader);
    await reader.opens(stage.site.page('/a', articlePage(10, consentTag('pending'))));
    await reader.tracks(5);
    await reader.waits(9_000);
    await turnsAway(reader);
    expect([stage.site.attempts, await keptBy(reader.page)]).toEqual([0, [0, '', []]]);
    await reader.turns(false);
    await reader.calls("dogear.consent('granted')");
    await reader.turns(true);
    await stage.site.hearsAll(5);
    expect(stage.site.told('drops')).toEqual([]);
  });

  it('pending for more than ten minutes: is dropped, and how much is told once it is granted', async () => {
    const reader = await stage.meets();
    await blocksChunks(reader);
    await reader.opens(stage.site.page('/a', articlePage(10, consentTag('pending'))));
    await reader.tracks(5);
    await reader.page.clock.fastForward(601_000);
    await reader.tracks(3);
    await turnsAway(reader);
    expect(stage.site.attempts).toBe(0);
    await reader.turns(false);
    await reader.calls("dogear.consent('granted'); dogear.track('seen', { i: 99 })");
    await reader.turns(true);
    await stage.site.hears('event', ({ properties }) => properties?.i === 99);
    expect(stage.site.numbers()).toEqual([99]);
    const { counts } = await stage.site.hears('drops');
    expect(counts).toEqual({ 'no-consent': 5 });
  });

  it('pending for more than ten minutes: is told once it is granted, by the part that sends, should it come after all', async () => {
    const reader = await stage.meets();
    let comes = () => {};
    const asked = new Promise<void>((resolve) => {
      comes = resolve;
    });
    await reader.page.route('**/dogear-later.js', async (route) => {
      await asked;
      await route.continue();
    });
    await reader.opens(stage.site.page('/a', articlePage(10, consentTag('pending'))));
    await reader.tracks(5);
    await reader.page.clock.runFor(2_000);
    await reader.page.clock.fastForward(601_000);
    const arrived = reader.page.waitForResponse('**/dogear-later.js');
    comes();
    await (await arrived).finished();
    await reader.calls("dogear.consent('granted'); dogear.track('seen', { i: 99 })");
    await reader.waits(3_000);
    await stage.site.hears('event', ({ properties }) => properties?.i === 99);
    expect(stage.site.numbers()).toEqual([99]);
    const drops = await stage.site.hears('drops');
    expect(drops.counts['no-consent']).toBeGreaterThanOrEqual(5);
  });

  it('asked again within the ten minutes: they begin anew', async () => {
    const reader = await stage.meets();
    await blocksChunks(reader);
    await reader.opens(stage.site.page('/a', articlePage(10, consentTag('pending'))));
    await reader.page.clock.fastForward(400_000);
    await reader.calls("dogear.consent('pending')");
    await reader.tracks(5);
    await reader.page.clock.fastForward(400_000);
    await reader.calls("dogear.consent('granted')");
    await reader.turns(true);
    await stage.site.hearsAll(5);
  });

  it('denied: nothing is sent, and what former pages stored is gone', async () => {
    const reader = await stage.meets();
    const url = stage.site.page('/a', LONG);
    await reader.opens(url);
    await reader.waits(3_000);
    stage.site.behaviour = 'unreachable';
    await reader.tracks(5);
    await reader.waits(6_000);
    await turnsAway(reader);
    const [keys, , databases] = await keptBy(reader.page);
    expect([Number(keys) > 1, databases]).toEqual([true, ['dogear-pk_test']]);
    await blocksChunks(reader);
    await reader.opens(url);
    await reader.turns(false);
    stage.site.forget();
    await reader.calls("dogear.consent('denied')");
    await keepsNothing(reader.page);
    await reader.tracks(5);
    await reader.waits(9_000);
    await turnsAway(reader);
    expect([stage.site.attempts, await keptBy(reader.page)]).toEqual([0, [0, '', []]]);
  });

  it('denied by the tag: what former pages stored is gone too', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', LONG));
    await reader.waits(9_000);
    await turnsAway(reader);
    await blocksChunks(reader);
    await reader.opens(stage.site.page('/a', articlePage(10, consentTag('denied'))));
    stage.site.forget();
    await keepsNothing(reader.page);
    await reader.waits(9_000);
    await turnsAway(reader);
    expect([stage.site.attempts, await keptBy(reader.page)]).toEqual([0, [0, '', []]]);
  });
});

describe('Where a browser has nothing but cookies, consent', () => {
  const ONLY_COOKIES = ['localStorage', 'indexedDB']
    .map(
      (name) =>
        `Object.defineProperty(window, '${name}', { get() { throw new DOMException('denied', 'SecurityError'); } });`,
    )
    .join('');

  async function twoTabs() {
    const reader = await stage.meets({ before: ONLY_COOKIES });
    const url = stage.site.page('/a', LONG);
    await reader.opens(url);
    await reader.waits(1_500);
    const other = await reader.context.newPage();
    await other.goto(url);
    await reader.waits(3_000);
    await other.waitForFunction(() => document.querySelector('script[src$="dogear-later.js"]'));
    await reader.waits(3_000);
    await reader.spoken();
    await other.evaluate("dogear.track('seen', { i: 1 })");
    await stage.site.hears('event', ({ properties }) => properties?.i === 1);
    return { reader, other };
  }

  it('withdrawn in one tab is heeded by the others before they send again', async () => {
    const { reader, other } = await twoTabs();
    await reader.calls("dogear.consent('denied')");
    await reader.spoken();
    stage.site.forget();
    await other.evaluate("dogear.track('seen', { i: 2 })");
    await reader.waits(40_000);
    await other.evaluate("dogear.track('seen', { i: 3 })");
    await reader.waits(3_000);
    expect([stage.site.attempts, await other.evaluate('document.cookie')]).toEqual([0, '']);
  });

  it('stands while nobody withdraws it, though another user signs in elsewhere', async () => {
    const { reader, other } = await twoTabs();
    await reader.calls("dogear.identify('u-1'); dogear.identify('u-2')");
    await other.evaluate("dogear.track('seen', { i: 2 })");
    await stage.site.hears('event', ({ properties }) => properties?.i === 2);
  });
});
