import { describe, expect, it } from 'vitest';
import { chinese, pageOf, paragraphs } from '../../support/sdk-pages.ts';
import { attentionOf, near, sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();

async function opens(body: string) {
  const reader = await stage.meets();
  await reader.opens(stage.site.page('/a', pageOf(body)));
  return reader;
}

const between = (style: string, id = 'hidden') =>
  `<article>${paragraphs(1)}<div id="${id}" style="${style}">${paragraphs(1, 1)}</div>${paragraphs(1, 2)}</article>`;

describe('What is not shown', () => {
  it.each([
    ['of no display', 'display:none'],
    ['hidden', 'visibility:hidden'],
    ['of no height', 'height:0;overflow:hidden'],
    ['whose rendering is held back', 'content-visibility:hidden'],
    ['scaled to nothing', 'transform:scale(0)'],
  ])('a part %s earns nothing, until it shows', async (_, style) => {
    const reader = await opens(between(style));
    await reader.waits(12_000);
    const view = await stage.described();
    await reader.calls(`dogear.track('so far')`);
    const before = await stage.site.hears('reading', ({ engaged }) => engaged > 4_000);
    expect(attentionOf(view, before)[1] ?? 0).toBeLessThan(100);
    await reader.calls(`document.querySelector('#hidden').removeAttribute('style')`);
    await reader.waits(15_000);
    const reading = await stage.toldOnce(reader);
    expect(attentionOf(view, reading)[1]).toBeGreaterThan(3_000);
    expect(reading.engaged).toEqual(near(27_000));
  });

  it('the text of a closed part is read once it was opened', async () => {
    const reader = await opens(
      `<article>${paragraphs(1)}<details><summary>展开全文</summary>${paragraphs(1, 1)}</details></article>`,
    );
    await reader.waits(12_000);
    const view = await stage.described();
    await reader.calls(`dogear.track('so far')`);
    const before = await stage.site.hears('reading', ({ engaged }) => engaged > 4_000);
    expect(attentionOf(view, before)[2] ?? 0).toBeLessThan(100);
    await reader.taps('summary');
    await reader.waits(15_000);
    expect(attentionOf(view, await stage.toldOnce(reader))[2]).toBeGreaterThan(3_000);
  });

  it('of a paragraph cut after three lines only these were seen', async () => {
    const clamp = 'display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden';
    const reader = await opens(
      `<article>${paragraphs(1)}<p style="${clamp}">${chinese(400, 5)}</p></article>`,
    );
    await reader.waits(10_000);
    expect((await stage.toldOnce(reader)).depth).toBeLessThan(0.5);
  });

  it('sections that are rendered only near the window are read as far as one came', async () => {
    const section = (seed: number) =>
      `<section style="content-visibility:auto;contain-intrinsic-size:auto 300px">${paragraphs(8, seed)}</section>`;
    const reader = await opens(`<article>${[0, 10, 20, 30].map(section).join('')}</article>`);
    await reader.reads(120_000, 0.5);
    const { depth, completion, engaged } = await stage.toldOnce(reader);
    expect(engaged).toEqual(near(120_000));
    expect(depth).toBeGreaterThan(0.3);
    expect(depth).toBeLessThan(0.75);
    expect(completion).toBeGreaterThan(0.25);
  });

  it('an article that nothing shows of says so', async () => {
    const reader = await opens(`<article style="display:none">${paragraphs(3)}</article>`);
    await reader.waits(10_000);
    expect(await stage.toldOnce(reader)).toMatchObject({ engaged: 0, quality: 'hidden-layout' });
  });

  it('what stands in for an article without a box of its own is read like any other', async () => {
    const reader = await opens(`<article style="display:contents">${paragraphs(2)}</article>`);
    await reader.waits(20_000);
    expect(await stage.toldOnce(reader)).toMatchObject({ engaged: near(20_000), quality: 'ok', depth: 1 });
  });

  it('a page that an app keeps for the way back is not read beside the one that shows', async () => {
    const reader = await opens(
      `<article style="display:none">${paragraphs(3, 50)}</article><article>${paragraphs(2)}</article>`,
    );
    await reader.waits(10_000);
    const { content, engaged } = await stage.toldOnce(reader);
    expect(content).toBe(`${stage.site.url}/a`);
    expect(engaged).toEqual(near(10_000));
  });

  it('text under a bar that stays at the top is not seen', async () => {
    const bar = '<div style="position:sticky;top:0;height:420px;background:#fff">在线客服</div>';
    const reader = await opens(`${bar}<article>${paragraphs(20)}</article>`);
    await reader.waits(2_000);
    await reader.scrolls(300);
    await reader.waits(20_000);
    const reading = await stage.toldOnce(reader);
    const [first, , third] = attentionOf(await stage.described(), reading);
    expect(first).toBeLessThan(1_500);
    expect(third).toBeGreaterThan(5_000);
  });
});
