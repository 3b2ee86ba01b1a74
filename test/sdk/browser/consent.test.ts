import { describe, expect, it } from 'vitest';
import { keepsNothing, keptBy } from '../../support/device.ts';
import type { Reader } from '../../support/reader.ts';
import { articlePage, consentTag, TAG } from '../../support/sdk-pages.ts';
import { sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();
const LONG = articlePage(10);

describe('Consent', () => {
  it('denied: nothing is sent, nothing is stored', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', articlePage(10, consentTag('denied'))));
    await reader.tracks(5);
    await reader.waits(20_000);
    await reader.turns(true);
    await reader.spoken();
    expect(stage.site.attempts).toBe(0);
    expect(await keptBy(reader.page)).toEqual([0, '', []]);
  });

  it('pending: kept in memory, and sent once it is granted, with what was read meanwhile', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', articlePage(10, consentTag('pending'))));
    await reader.tracks(5);
    await reader.waits(20_000);
    expect(stage.site.attempts).toBe(0);
    expect(await keptBy(reader.page)).toEqual([0, '', []]);
    await reader.calls("dogear.consent('granted')");
    await reader.waits(5_000);
    await stage.site.hearsAll(5);
    const { engaged } = await stage.site.hears('reading', ({ engaged }) => engaged > 19_000);
    expect(engaged).toBeGreaterThan(19_000);
  });

  it('pending for more than ten minutes: dropped', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', articlePage(10, consentTag('pending'))));
    await reader.tracks(5);
    await reader.page.clock.fastForward(601_000);
    await reader.calls("dogear.consent('granted'); dogear.track('seen', { i: 99 })");
    await reader.waits(2_000);
    await stage.site.hears('event', ({ properties }) => properties?.i === 99);
    await reader.spoken();
    expect(stage.site.numbers()).toEqual([99]);
    const drops = await stage.site.hears('drops', ({ counts }) => (counts['no-consent'] ?? 0) >= 5);
    expect(drops.counts).toEqual({ 'no-consent': expect.any(Number) });
  });

  it('withdrawn: what was kept is gone, and the person is somebody else should they grant it again', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', LONG));
    await reader.waits(1_500);
    await reader.spoken();
    stage.site.behaviour = { status: 503 };
    await reader.tracks(5);
    await reader.waits(500);
    await reader.spoken();
    await reader.calls("dogear.consent('denied')");
    await keepsNothing(reader.page);
    expect(await keptBy(reader.page)).toEqual([0, '', []]);
    stage.site.behaviour = 'well';
    await reader.calls("dogear.consent('granted'); dogear.track('seen', { i: 99 })");
    await reader.waits(61_000);
    await stage.site.hears('event', ({ properties }) => properties?.i === 99);
    expect(stage.site.numbers()).toEqual([99]);
    expect(new Set(stage.site.batches.map(({ device }) => device)).size).toBe(2);
  });

  it('cookieless: everything is sent, nothing is stored, and each page is somebody else', async () => {
    const reader = await stage.meets();
    const url = stage.site.page('/a', articlePage(10, consentTag('cookieless')));
    await reader.opens(url);
    await reader.tracks(5);
    await reader.waits(20_000);
    await stage.site.hearsAll(5);
    await reader.calls("dogear.track('so far')");
    await stage.site.hears('reading', ({ engaged }) => engaged > 14_000);
    stage.site.behaviour = { status: 503 };
    await reader.tracks(1);
    await reader.waits(20_000);
    expect(await keptBy(reader.page)).toEqual([0, '', []]);
    stage.site.behaviour = 'well';
    await reader.opens(url);
    await reader.tracks(5);
    await reader.waits(2_000);
    await reader.turns(true);
    await reader.spoken();
    expect(await keptBy(reader.page)).toEqual([0, '', []]);
    expect(new Set(stage.site.batches.map(({ device }) => device)).size).toBe(2);
    expect(stage.site.faults).toEqual([]);
  });

  it('changed from granted to cookieless and back: erased, then stored, with a reading for each', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', LONG));
    await reader.waits(6_000);
    await reader.calls("dogear.consent('cookieless')");
    await keepsNothing(reader.page);
    await reader.waits(6_000);
    await reader.tracks(5);
    await stage.site.hearsAll(5);
    expect(await keptBy(reader.page)).toEqual([0, '', []]);
    await reader.calls("dogear.consent('granted')");
    await reader.waits(6_000);
    await reader.spoken();
    expect((await keptBy(reader.page))[0]).toBeGreaterThan(0);
    expect(new Set(stage.site.batches.map(({ device }) => device)).size).toBe(2);
    expect(stage.site.readings().length).toBe(2);
    expect(stage.site.faults).toEqual([]);
  });

  it('withdrawn in one tab is withdrawn in the others', async () => {
    const reader = await stage.meets();
    const url = stage.site.page('/a', LONG);
    await reader.opens(url);
    await reader.waits(1_500);
    const other = await reader.context.newPage();
    await other.goto(url);
    await reader.waits(1_500);
    await other.waitForFunction(() => document.querySelector('script[src$="dogear-later.js"]'));
    await reader.calls("dogear.consent('denied')");
    await keepsNothing(other);
    await reader.spoken();
    stage.site.forget();
    await other.evaluate("dogear.track('seen', { i: 1 })");
    await reader.waits(10_000);
    expect([stage.site.attempts, await keptBy(reader.page)]).toEqual([0, [0, '', []]]);
  });
});

describe('What the browser says for its owner', () => {
  const says = (script: string) => `Object.defineProperty(navigator, ${script} configurable: true });`;
  const SIGNALS: [string, string][] = [
    ['Global Privacy Control', says("'globalPrivacyControl', { value: true,")],
    ['Do Not Track', says("'doNotTrack', { value: '1',")],
    ['Do Not Track, as Safari said it', 'window.doNotTrack = "1"'],
    ['Do Not Track, as Internet Explorer said it', says("'msDoNotTrack', { value: 'yes',")],
  ];

  it.each(SIGNALS)('by %s: nothing is sent or stored', async (_, before) => {
    const reader = await stage.meets({ before });
    await reader.opens(stage.site.page('/a', LONG));
    await reader.tracks(5);
    await reader.waits(20_000);
    await reader.calls("dogear.consent('cookieless')");
    await reader.waits(5_000);
    expect([stage.site.attempts, await keptBy(reader.page)]).toEqual([0, [0, '', []]]);
  });

  it('gives way to the person, should they consent on this page', async () => {
    const reader = await stage.meets({ before: SIGNALS[0]?.[1] as string });
    const url = stage.site.page('/a', LONG);
    for (let visit = 0; visit < 2; visit++) {
      await reader.opens(url);
      await reader.tracks(5);
      await reader.calls("dogear.consent('granted'); dogear.track('seen', { i: 99 })");
      await reader.waits(1_500);
      await reader.spoken();
    }
    expect(stage.site.numbers()).toEqual([99, 99]);
    expect(new Set(stage.site.batches.map(({ device }) => device)).size).toBe(1);
  });

  it('does not bind a site that has its own legal ground, and says so; other words bind nobody', async () => {
    for (const [before, tag] of [
      [SIGNALS[0]?.[1] as string, TAG.replace('data-key', 'data-gpc="ignore" data-key')],
      [says("'doNotTrack', { value: 'unspecified',"), TAG],
    ] as const) {
      stage.site.forget();
      const reader = await stage.meets({ before });
      await reader.opens(stage.site.page('/a', articlePage(3, tag)));
      await reader.tracks(5);
      await reader.waits(1_500);
      await stage.site.hearsAll(5);
    }
  });
});

describe('Of a sample of the page views', () => {
  const sampleTag = (share: string) => TAG.replace('data-key', `data-sample="${share}" data-key`);

  it('those outside send and store nothing, whatever the page calls', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', articlePage(10, sampleTag('0'))));
    await reader.calls("dogear.identify('u-7'); dogear.consent('granted')");
    await reader.tracks(5);
    await reader.waits(10_000);
    expect([stage.site.attempts, await keptBy(reader.page)]).toEqual([0, [0, '', []]]);
  });

  it('a page view is inside by chance; a device that is known stays where it was on that page', async () => {
    const drawn = (chance: number) => `Math.random = () => ${chance}`;
    const url = stage.site.page('/a', articlePage(1, sampleTag('0.5')));
    const inside = async (reader: Reader) => {
      await reader.opens(url);
      await reader.waits(1_500);
      return (await keptBy(reader.page))[0] !== 0;
    };
    expect(await inside(await stage.meets({ before: drawn(0.7) }))).toBe(false);
    expect(await inside(await stage.meets({ before: drawn(0.3) }))).toBe(true);
    // By this address the one makes 0.40, the other 0.67.
    for (const [device, chance, share] of [
      ['device-1', 0.9, 1],
      ['device-2', 0.1, 0],
    ] as const) {
      const known = await stage.meets({ before: `localStorage.dogear = '${device}.'; ${drawn(chance)}` });
      const before = stage.site.attempts;
      for (let view = 0; view < 2; view++) await inside(known);
      await known.spoken();
      expect(Math.sign(stage.site.attempts - before)).toBe(share);
    }
  });
});
