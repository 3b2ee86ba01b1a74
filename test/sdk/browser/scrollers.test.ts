import { describe, expect, it } from 'vitest';
import { pageOf, paragraphs } from '../../support/sdk-pages.ts';
import { attentionOf, near, sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();

async function opens(body: string, screen: 'phone' | 'desktop' = 'phone') {
  const reader = await stage.meets({ screen });
  await reader.opens(stage.site.page('/a', pageOf(body)));
  return reader;
}

describe('What scrolls', () => {
  it('is looked for around every block: a heading that hides its overflow hides nothing of the text', async () => {
    const reader = await opens(
      `<article><header style="overflow:hidden"><h1>等待期</h1></header>${paragraphs(3)}</article>`,
    );
    await reader.waits(40_000);
    expect(await stage.toldOnce(reader)).toMatchObject({
      depth: 1,
      engaged: near(40_000),
      state: 'complete',
    });
  });

  it('may be the body instead of the window', async () => {
    const reader =
      await opens(`<style>html { overflow: hidden; height: 100% } body { overflow-y: auto; height: 100% }</style>
      <article>${paragraphs(20)}</article>`);
    await reader.waits(3_000);
    await stage.described();
    expect(stage.site.readings()[0]?.depth ?? 0).toBeLessThan(0.4);
    await reader.scrolls(1_000, 'body');
    await reader.waits(3_000);
    await reader.scrolls(10_000, 'body');
    await reader.waits(3_000);
    expect((await stage.toldOnce(reader)).depth).toBe(1);
  });

  it('may move its content by transforms', async () => {
    const reader =
      await opens(`<div style="height:400px;overflow:hidden"><div id="strip"><article>${paragraphs(10)}</article></div></div>
      <p style="height:2000px">—</p>`);
    await reader.waits(8_000);
    await reader.calls(`dogear.track('so far')`);
    const { depth } = await stage.site.hears('reading', ({ engaged }) => engaged > 4_000);
    expect(depth).toBeLessThan(0.35);
    for (let step = 1; step <= 8; step++) {
      await reader.calls(`strip.style.transform = 'translateY(${-200 * step}px)'`);
      await reader.waits(2_000);
    }
    expect((await stage.toldOnce(reader)).depth).toBe(1);
  });

  it('keeps its reader awake, though the heading above it stands still', async () => {
    const reader = await opens(`<style>#box { height: 700px; overflow-y: auto; }</style>
      <article><h1>等待期</h1><div id="box">${paragraphs(60)}</div></article>`);
    for (let i = 0; i < 12; i++) {
      await reader.calls('box.scrollBy(0, 300)');
      await reader.waits(10_000);
    }
    expect((await stage.toldOnce(reader)).engaged).toEqual(near(120_000));
  });

  it('may be a block by itself: of a long listing only what shows was seen', async () => {
    const lines = Array.from({ length: 80 }, (_, i) => `premium = rate[${i}] * insured amount`).join('\n');
    const reader = await opens(
      `<article>${paragraphs(1)}<pre id="code" style="height:200px;overflow:auto">${lines}</pre></article>`,
    );
    await reader.waits(8_000);
    await reader.calls(`dogear.track('so far')`);
    const { depth } = await stage.site.hears('reading', ({ engaged }) => engaged > 4_000);
    expect(depth).toBeLessThan(0.4);
    await reader.scrolls(10_000, '#code');
    await reader.waits(3_000);
    expect((await stage.toldOnce(reader)).depth).toBeGreaterThan(0.98);
  });

  it('shows one slide after the other', async () => {
    const slides = [0, 10, 20].map(
      (seed) => `<section style="flex:0 0 100%">${paragraphs(2, seed)}</section>`,
    );
    const reader = await opens(
      `<article style="overflow:hidden;padding:0"><div id="strip" style="display:flex">${slides.join('')}</div></article>`,
    );
    await reader.waits(10_000);
    await reader.calls(`strip.style.transform = 'translateX(-100%)'`);
    await reader.waits(6_000);
    const reading = await stage.toldOnce(reader);
    const attention = attentionOf(await stage.described(), reading);
    const [first = 0, second = 0, third, fourth, ...never] = attention;
    expect(first + second).toEqual(near(10_000, 400));
    expect((third ?? 0) + (fourth ?? 0)).toEqual(near(6_000, 400));
    expect(Math.max(...never)).toBeLessThan(100);
  });

  it('lets an article be shown over the page, out of a place where nothing shows', async () => {
    const reader =
      await opens(`<div style="height:0;overflow:hidden"><article style="position:fixed;inset:0;overflow:auto;background:#fff">
      ${paragraphs(3)}</article></div>`);
    await reader.waits(40_000);
    expect(await stage.toldOnce(reader)).toMatchObject({ depth: 1, state: 'complete' });
  });
});
