import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { chromiumPath } from '../../support/chromium.ts';
import { Reader } from '../../support/reader.ts';
import { articlePage, chinese, pageOf, paragraphs } from '../../support/sdk-pages.ts';
import { near, sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();
const LONG = articlePage(30);

/** Before a page is shown that the browser prepares: nobody has asked for it yet. */
const PREPARED = `
  window.away = true;
  Object.defineProperty(Document.prototype, 'prerendering', { get: () => !window.activated, configurable: true });`;

describe('A page that comes and goes', () => {
  it('is not counted, and says nothing, while the browser only prepares it', async () => {
    const reader = await stage.meets({ before: PREPARED });
    await reader.opens(stage.site.page('/a', LONG));
    await reader.calls("dogear.track('seen', { i: 0 })");
    await reader.waits(20_000);
    expect(stage.site.attempts).toBe(0);
    expect(await reader.page.evaluate('document.cookie + JSON.stringify(localStorage)')).toBe('{}');
    await reader.calls("activated = true; document.dispatchEvent(new Event('prerenderingchange'))");
    await reader.turns(false);
    await reader.waits(6_000);
    expect((await stage.toldOnce(reader)).engaged).toEqual(near(6_000));
    expect(stage.site.numbers()).toEqual([0]);
  });

  it('is not read while it is being printed, and counts nothing twice', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', LONG));
    await reader.waits(4_000);
    await reader.spoken();
    await reader.calls("dispatchEvent(new Event('beforeprint'))");
    await reader.waits(8_000);
    await reader.calls("dispatchEvent(new Event('afterprint'))");
    await reader.waits(3_000);
    expect((await stage.toldOnce(reader)).engaged).toEqual(near(7_000));
    expect([stage.site.told('view').length, stage.site.duplicates]).toEqual([1, 0]);
  });

  it('may be written by scripts, while it is parsed and all anew later', async () => {
    const reader = await stage.meets();
    const parts = paragraphs(4).split('\n');
    const written = `<article>${parts[0]}<script>document.write(${JSON.stringify(parts[1])})</script>${parts[2]}</article>`;
    await reader.opens(stage.site.page('/a', pageOf(written)));
    await reader.waits(6_000);
    await reader.calls(
      `document.open(); document.write(${JSON.stringify(pageOf(`<article>${paragraphs(20, 40)}</article>`, ''))}); document.close()`,
    );
    for (let i = 0; i < 10; i++) {
      await reader.waits(8_000);
      await reader.scrolls(200);
    }
    const [before, after, ...more] = await stage.told(reader);
    expect(more).toEqual([]);
    expect([before?.engaged, after?.engaged]).toEqual([near(6_000, 300), near(80_000, 600)]);
    const [first] = stage.site.told('view');
    expect(first?.blocks?.length).toBe(3);
  });

  it('goes on when the device is turned, with the figures it had', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', LONG));
    await reader.reads(60_000, 0.3);
    await reader.page.setViewportSize({ width: 844, height: 390 });
    await reader.waits(5_000);
    const { engaged, depth, screen } = await stage.toldOnce(reader);
    expect(engaged).toEqual(near(65_000, 300));
    expect(depth).toBeGreaterThan(0.28);
    expect(screen).toBe('phone');
  });

  it('goes on when its text is enlarged, as WeChat does', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', LONG));
    await reader.waits(10_000);
    await reader.calls("document.body.style.fontSize = '24px'");
    await reader.waits(10_000);
    const { engaged, depth, version } = await stage.toldOnce(reader);
    expect(engaged).toEqual(near(20_000));
    expect(depth).toBeLessThan(0.25);
    expect(version).toBe((await stage.described()).version);
  });

  it('takes no resize by the address bar for a movement', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', articlePage(2)));
    for (let i = 0; i < 30; i++) {
      await reader.page.setViewportSize({ width: 390, height: i % 2 ? 844 : 788 });
      await reader.waits(5_000);
    }
    expect((await stage.toldOnce(reader)).engaged).toBeLessThan(61_000);
  });

  it('is read through the part that the reader has zoomed into', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', articlePage(10)));
    const cdp = await reader.context.newCDPSession(reader.page);
    await cdp.send('Emulation.setPageScaleFactor', { pageScaleFactor: 3 });
    await reader.waits(10_000);
    expect((await stage.toldOnce(reader)).depth).toBeLessThan(0.22);
  });
});

describe('A page restored from the way back', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: chromiumPath() as string,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
  });
  afterAll(() => browser.close());

  it('goes on with the same reading', async () => {
    const reader = await Reader.meet(browser);
    const next = stage.site.page('/next', pageOf(`<p>${chinese(10)}</p>`, ''));
    await reader.opens(stage.site.page('/a', LONG));
    await reader.waits(6_000);
    await stage.described();
    await reader.calls('kept = true');
    await reader.page.goto(next);
    await reader.waits(4_000);
    await reader.page.goBack({ waitUntil: 'commit' });
    expect(await reader.page.evaluate('window.kept')).toBe(true);
    await reader.waits(3_000);
    expect((await stage.toldOnce(reader)).engaged).toEqual(near(9_000));
    expect(stage.site.told('view').length).toBe(1);
    await reader.close();
  });

  it('tells how it came back as it told how it loaded: once each time that it is left', async () => {
    // By the clock on the wall: the browser takes these times itself.
    const context = await browser.newContext();
    const page = await context.newPage();
    const next = stage.site.page('/next', pageOf(`<p>${chinese(10)}</p>`, ''));
    const chunk = page.waitForResponse('**/dogear-vitals.js');
    await page.goto(stage.site.page('/a', LONG));
    await (await chunk).finished();
    await page.waitForTimeout(200);
    for (let left = 1; left <= 3; left++) {
      await page.evaluate('kept = true');
      await page.click('p');
      await page.goto(next);
      await vi.waitUntil(() => stage.site.told('vitals').length === left, { timeout: 10_000 });
      await page.goBack({ waitUntil: 'commit' });
      expect(await page.evaluate('window.kept')).toBe(true);
      // The first frames after the way back are its load.
      await page.waitForTimeout(300);
    }
    const told = stage.site.told('vitals');
    expect(told.map(({ lcp }) => typeof lcp)).toEqual(['number', 'number', 'number']);
    expect(new Set(told.map(({ lcp }) => lcp)).size).toBe(3);
    expect(new Set(told.map(({ content }) => content))).toEqual(new Set([`${stage.site.url}/a`]));
    await context.close();
  });
});
