import { describe, expect, it } from 'vitest';
import { articlePage, pageOf, paragraphs } from '../../support/sdk-pages.ts';
import { near, sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();

describe('A page in a frame', () => {
  const inner = (tag = '') => articlePage(20, tag);
  const frame = (height: number, src = '/inner') =>
    `<iframe id="frame" src="${src}" style="width:100%;height:${height}px;border:0" scrolling="auto"></iframe>`;

  it('is read by the tag of the page around it, as far as the frame shows it', async () => {
    stage.site.page('/inner', inner());
    const reader = await stage.meets();
    await reader.opens(
      stage.site.page('/outer', pageOf(`<header>保险服务</header>${frame(600)}<footer>备案</footer>`)),
    );
    await reader.waits(6_000);
    await stage.described();
    expect(stage.site.readings()[0]?.depth ?? 0).toBeLessThan(0.3);
    for (let i = 0; i < 9; i++) {
      await reader.calls('frame.contentWindow.scrollBy(0, 400)');
      await reader.waits(2_000);
    }
    const { depth, engaged, content } = await stage.toldOnce(reader);
    expect(depth).toBe(1);
    expect(engaged).toBeGreaterThan(21_000);
    expect(content).toBe(`${stage.site.url}/outer`);
  });

  it('is read by the tag of the page around it, as far as the window shows the frame', async () => {
    stage.site.page('/inner', inner());
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/outer', pageOf(`<div style="height:600px"></div>${frame(4_000)}`)));
    await reader.waits(6_000);
    expect((await stage.toldOnce(reader)).depth).toBeLessThan(0.15);
  });

  it('of another origin, or none at all, is left alone', async () => {
    const reader = await stage.meets();
    const other = frame(300, 'data:text/html,<article>x</article>');
    await reader.opens(stage.site.page('/outer', pageOf(`<article>${paragraphs(2)}</article>${other}`)));
    await reader.waits(6_000);
    expect((await stage.toldOnce(reader)).engaged).toEqual(near(6_000));
    expect(await reader.errors()).toEqual([]);
  });

  it.each([
    ['another', 'localhost'],
    ['the same', '127.0.0.1'],
  ])('measures what the window around it shows, which is of %s origin', async (_, host) => {
    const origin = () => stage.site.url.replace('127.0.0.1', host);
    stage.site.page('/framed', inner('<script async src="/dogear.js" data-key="pk_test"></script>'));
    const reader = await stage.meets();
    await reader.opens(
      stage.site.page(
        '/outer',
        pageOf(`<div style="height:2000px"></div>${frame(5_000, `${origin()}/framed`)}`, ''),
      ),
    );
    for (let i = 0; i < 24; i++) {
      await reader.waits(500);
      // The browser says what it shows in its own time.
      await reader.spoken();
    }
    for (const { engaged, depth } of stage.site.readings()) {
      expect(depth).toBe(0);
      expect(engaged).toBeLessThan(3_000);
    }
    await reader.scrolls(1_700);
    for (let i = 0; i < 6; i++) {
      await reader.waits(2_000);
      // The browser says what it shows in its own time.
      await reader.spoken();
    }
    // The page says how far it was read when it has something to say.
    await reader.page.frames()[1]?.evaluate(`dogear.track('so far')`);
    const reading = await stage.site.hears('reading', ({ engaged }) => engaged > 6_000);
    expect(reading.depth).toBeGreaterThan(0.02);
    expect(reading.depth).toBeLessThan(0.3);
    expect(reading.engaged).toBeLessThan(13_000);
  });
});
