import { describe, expect, it } from 'vitest';
import type { Reader } from '../../support/reader.ts';
import { articlePage, TAG } from '../../support/sdk-pages.ts';
import { sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();
const LONG = articlePage(10);

describe('Consent', () => {
  const consentTag = (choice: string) => TAG.replace('data-key', `data-consent="${choice}" data-key`);
  const stored = (reader: Reader) =>
    reader.page.evaluate(async () => [
      localStorage.length,
      document.cookie,
      (await indexedDB.databases()).map(({ name }) => name),
    ]);

  it('denied: nothing is sent, nothing is stored', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', articlePage(10, consentTag('denied'))));
    await reader.tracks(5);
    await reader.waits(20_000);
    await reader.turns(true);
    await reader.spoken();
    expect(stage.site.attempts).toBe(0);
    expect(await stored(reader)).toEqual([0, '', []]);
  });

  it('pending: kept in memory, and sent once it is granted, with what was read meanwhile', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', articlePage(10, consentTag('pending'))));
    await reader.tracks(5);
    await reader.waits(20_000);
    expect(stage.site.attempts).toBe(0);
    expect(await stored(reader)).toEqual([0, '', []]);
    await reader.calls("dogear.consent('granted')");
    await reader.waits(5_000);
    await stage.site.hearsAll(5);
    const { engaged } = await stage.site.hears('reading', ({ engaged }) => engaged > 20_000);
    expect(engaged).toBeGreaterThan(20_000);
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
  });

  it('withdrawn: what was kept is gone, and the person is somebody else should they grant it again', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', LONG));
    await reader.waits(1_500);
    await reader.spoken();
    stage.site.behaviour = { status: 503 };
    await reader.tracks(5);
    await reader.waits(1);
    await reader.spoken();
    await reader.calls("dogear.consent('denied')");
    await reader.page.waitForFunction(async () => (await indexedDB.databases()).length === 0);
    expect(await stored(reader)).toEqual([0, '', []]);
    stage.site.behaviour = 'well';
    await reader.calls("dogear.consent('granted'); dogear.track('seen', { i: 99 })");
    await reader.waits(61_000);
    await stage.site.hears('event', ({ properties }) => properties?.i === 99);
    expect(stage.site.numbers()).toEqual([99]);
    expect(new Set(stage.site.batches.map(({ device }) => device)).size).toBe(2);
  });
});
