import { describe, expect, it } from 'vitest';
import { articlePage } from '../../support/sdk-pages.ts';
import { near, sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();

/** About 2 min 30 s of Chinese. */
const LONG = articlePage(10);
const LONG_MS = 145_000;

const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);

describe('A reader who', () => {
  it('reads line by line to the end completes the article, on the phone', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/waiting', LONG));
    await reader.reads(LONG_MS);
    await reader.waits(2_000);
    const { state, completion, engaged, depth, quality } = await stage.toldOnce(reader);
    expect({ state, depth, quality }).toEqual({ state: 'complete', depth: 1, quality: 'ok' });
    expect(completion).toBeGreaterThan(0.95);
    expect(Math.abs(engaged - LONG_MS - 2_000)).toBeLessThan(500);
  });

  it('reads the same on the desktop completes the same version', async () => {
    const url = stage.site.page('/waiting', LONG);
    const readers = [await stage.meets(), await stage.meets({ screen: 'desktop' })];
    for (const reader of readers) {
      await reader.opens(url);
      await reader.reads(LONG_MS);
      await reader.waits(2_000);
      await reader.leaves();
    }
    await stage.site.hears('reading', ({ screen, state }) => screen === 'desktop' && state === 'complete');
    const readings = stage.site.readings();
    expect(new Set(readings.map(({ version }) => version)).size).toBe(1);
    expect(readings.map(({ screen, state }) => [screen, state])).toEqual([
      ['phone', 'complete'],
      ['desktop', 'complete'],
    ]);
  });

  it('skims sees the end and has read little', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/waiting', LONG));
    await reader.reads(12_000);
    await reader.waits(1_000);
    expect(await stage.toldOnce(reader)).toMatchObject({ state: 'skim', depth: 1 });
  });

  it('reads half and leaves has read a part', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/waiting', LONG));
    await reader.reads(LONG_MS / 2, 0.5);
    const { state, completion, engaged } = await stage.toldOnce(reader);
    expect(state).toBe('partial');
    expect(completion).toBeGreaterThan(0.4);
    expect(completion).toBeLessThan(0.8);
    expect(Math.abs(engaged - LONG_MS / 2)).toBeLessThan(500);
  });

  it('leaves at once bounces', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/waiting', LONG));
    await reader.waits(4_000);
    expect(await stage.toldOnce(reader)).toMatchObject({ state: 'bounce', engaged: near(4_000) });
  });

  it('jumps to the end has not read what lies between', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/waiting', LONG));
    await reader.waits(3_000);
    await reader.jumpsToTheEnd();
    await reader.waits(3_000);
    const { state, depth, bands, version } = await stage.toldOnce(reader);
    expect({ state, depth }).toEqual({ state: 'skim', depth: 1 });
    const view = await stage.described();
    expect(view.version).toBe(version);
    const count = (view.blocks ?? []).reduce((sum, block) => sum + block.bands, 0);
    expect(Math.max(...bands.slice(Math.floor(count * 0.45), Math.floor(count * 0.55)))).toBe(0);
  });

  it('jumps to the end reads the last paragraph, though the page changes meanwhile', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/waiting', LONG));
    await reader.waits(30_000);
    await reader.calls("document.body.append(document.createElement('aside'))");
    await reader.jumpsToTheEnd();
    await reader.waits(6_000);
    const { bands } = await stage.toldOnce(reader);
    // A paragraph has four bands.
    const [last, before] = [sum(bands.slice(-4)), sum(bands.slice(-12, -4))];
    expect(last).toBeGreaterThan(2 * before);
  });

  it('reads an article of one screen completes it without a touch', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/short', articlePage(2)));
    await reader.waits(32_000);
    expect(await stage.toldOnce(reader)).toMatchObject({
      state: 'complete',
      depth: 1,
      engaged: near(32_000),
    });
  });

  it('answers a call with the page open was there for as long as the text in view takes', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/waiting', LONG));
    await reader.waits(600_000);
    const { engaged } = await stage.toldOnce(reader);
    expect(engaged).toBeGreaterThan(40_000);
    expect(engaged).toBeLessThan(65_000);
  });

  it('looks at another tab for 8 of 15 s has read for 7', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/waiting', LONG));
    await reader.waits(3_000);
    await reader.looksAway(8_000);
    await reader.waits(4_000);
    const { engaged } = await stage.toldOnce(reader);
    expect(Math.abs(engaged - 7_000)).toBeLessThanOrEqual(300);
  });
});
