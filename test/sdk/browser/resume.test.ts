import { describe, expect, it } from 'vitest';
import type { MessageOf } from '../../../runtime/wire/batch.ts';
import type { Reader } from '../../support/reader.ts';
import { articlePage, chinese, pageOf, paragraphs } from '../../support/sdk-pages.ts';
import { near, sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LONG = articlePage(10);

const page = (html = LONG) => stage.site.page('/waiting', html);

/** Visits the page for so long, without a touch, and leaves. */
async function visit(reader: Reader, ms: number, url = page()): Promise<void> {
  await reader.opens(url);
  await reader.waits(ms);
  await reader.leaves();
}

const away = (reader: Reader, ms: number) => reader.page.clock.fastForward(ms);
const kept = (reader: Reader) =>
  reader.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('dogear')).length);

describe('A reading', () => {
  it('goes on at the next visit, from where it was', async () => {
    const reader = await stage.meets();
    await reader.opens(page());
    await reader.reads(60_000, 0.5);
    await reader.leaves();
    const [half] = stage.site.readings() as [MessageOf<'reading'>];
    expect(half).toMatchObject({ state: 'partial', visits: 1 });
    await away(reader, 2 * DAY);
    await reader.opens(page());
    await reader.jumpsToTheEnd();
    await reader.waits(3_000);
    const [whole, ...others] = await stage.told(reader);
    expect(others).toEqual([]);
    expect(whole).toMatchObject({ reading: half.reading, visits: 2, depth: 1 });
    expect(whole?.seq).toBeGreaterThan(half.seq);
    expect(whole?.engaged).toEqual(near(half.engaged + 3_000, 300));
    expect(whole?.bands[0]).toEqual(near(half.bands[0] ?? 0));
  });

  it('is the same visit when the page was only run anew, as by the back button of a webview', async () => {
    const reader = await stage.meets();
    await visit(reader, 6_000);
    await away(reader, 5_000);
    await visit(reader, 6_000);
    const [one, ...others] = stage.site.readings();
    expect(others).toEqual([]);
    expect(one).toMatchObject({ visits: 1, engaged: near(12_000, 300) });
  });

  it('completes once, over visits too', async () => {
    const reader = await stage.meets({
      before:
        "window.dogear = []; dogear.push(['on', 'complete', () => { localStorage.completes = 1 + Number(localStorage.completes || 0); }]);",
    });
    const short = page(articlePage(1));
    await visit(reader, 15_000, short);
    await away(reader, HOUR);
    await reader.opens(short);
    await reader.waits(6_000);
    expect(await reader.page.evaluate(() => localStorage.completes)).toBe('1');
    expect((await stage.toldOnce(reader)).state).toBe('complete');
  });

  /** The same article as that of `articlePage`, whose paragraphs after the first come one by one, each so many ms later. */
  function inPieces(count: number, each = 1_500): string {
    const [first, ...rest] = paragraphs(count).split('\n');
    const grow = `const rest = ${JSON.stringify(rest)};
      const next = () => { const one = rest.shift(); if (one) { document.querySelector('article').insertAdjacentHTML('beforeend', one); setTimeout(next, ${each}); } };
      setTimeout(next, ${each});`;
    return pageOf(`<article><h1>等待期里发生了什么</h1>${first}</article><script>${grow}</script>`);
  }

  it('goes on at the next visit, though the article arrives in pieces then', async () => {
    const reader = await stage.meets();
    await visit(reader, 12_000, page(articlePage(5)));
    const [first] = stage.site.readings() as [MessageOf<'reading'>];
    await away(reader, DAY);
    await visit(reader, 24_000, page(inPieces(5)));
    const readings = stage.site.readings();
    const whole = readings.find(({ reading }) => reading === first.reading) as MessageOf<'reading'>;
    expect(whole).toMatchObject({ visits: 2, version: first.version, quality: 'ok' });
    expect(whole.bands[0]).toBeGreaterThanOrEqual(first.bands[0] as number);
    // Nothing is lost, and nothing is told twice.
    const all = readings.reduce((sum, { engaged }) => sum + engaged, 0);
    expect(all).toEqual(near(36_000, 1_000));
    expect(new Set(readings.map(({ version }) => version)).size).toBe(readings.length);
  });

  it('is one reading, and no bounce beside it, where the pieces come soon after each other', async () => {
    const reader = await stage.meets();
    await visit(reader, 12_000, page(articlePage(5)));
    const [first] = stage.site.readings() as [MessageOf<'reading'>];
    await away(reader, DAY);
    await visit(reader, 24_000, page(inPieces(5, 600)));
    expect(await stage.toldOnce(reader)).toMatchObject({
      ...{ reading: first.reading, version: first.version, visits: 2, quality: 'ok' },
      engaged: near(36_000, 1_000),
    });
  });

  it('is told at once of what was read in pieces, should the reader leave before it is whole', async () => {
    const reader = await stage.meets();
    await visit(reader, 12_000, page(articlePage(5)));
    await away(reader, DAY);
    await visit(reader, 2_000, page(inPieces(5, 60_000)));
    expect(stage.site.readings().map(({ engaged }) => engaged)).toEqual([
      near(12_000, 300),
      near(2_000, 300),
    ]);
  });

  it('completes once, though the article arrives in pieces at the next visit', async () => {
    const reader = await stage.meets({
      before:
        "window.dogear = []; dogear.push(['on', 'complete', ({ version }) => { localStorage.completes = (localStorage.completes || '') + version + ' '; }]);",
    });
    await visit(reader, 45_000, page(articlePage(2)));
    const [first] = stage.site.readings() as [MessageOf<'reading'>];
    expect(first.state).toBe('complete');
    await away(reader, DAY);
    await reader.opens(page(inPieces(2)));
    await reader.waits(60_000);
    const completes = await reader.page.evaluate(() => localStorage.completes as string);
    expect(completes.split(' ').filter((version) => version === first.version)).toEqual([first.version]);
  });

  it('is another after eight days', async () => {
    const reader = await stage.meets();
    await visit(reader, 6_000);
    await away(reader, 8 * DAY);
    await visit(reader, 6_000);
    expect(stage.site.readings().map(({ engaged }) => engaged)).toEqual([near(6_000, 300), near(6_000, 300)]);
  });

  it('is another when the article was edited: what stayed is remembered by the runtime', async () => {
    const reader = await stage.meets();
    await visit(reader, 6_000);
    await away(reader, DAY);
    await visit(reader, 6_000, page(pageOf(`<article><p>${chinese(80, 9)}</p>${paragraphs(10)}</article>`)));
    const versions = stage.site.readings().map(({ version }) => version);
    expect(new Set(versions).size).toBe(2);
  });

  it('goes on in an app that comes back to it', async () => {
    const reader = await stage.meets();
    const show = (name: string) =>
      `history.pushState({}, '', '/app/${name}'); document.querySelector('main').innerHTML = texts.${name}`;
    const texts = JSON.stringify({
      a: `<article>${paragraphs(4)}</article>`,
      b: `<article>${paragraphs(4, 50)}</article>`,
    });
    const html = pageOf(`<main></main><script>const texts = ${texts}; ${show('a')};</script>`);
    await reader.opens(stage.site.page('/app/a', html));
    await reader.waits(6_000);
    await reader.calls(show('b'));
    await reader.waits(4_000);
    await reader.calls(show('a'));
    await reader.waits(4_000);
    const engaged = (await stage.told(reader)).map(({ engaged }) => engaged).sort((a, b) => b - a);
    expect(engaged).toEqual([near(10_000, 500), near(4_000, 500)]);
  });
});

describe('What is kept of readings on the device', () => {
  it('is nobody else’s: after reset, and when another user signs in', async () => {
    const reader = await stage.meets();
    await reader.opens(page());
    await reader.waits(6_000);
    await reader.calls('dogear.reset()');
    await reader.waits(6_000);
    await reader.calls("dogear.identify('u-1')");
    await reader.leaves();
    await away(reader, HOUR);
    await reader.opens(page());
    await reader.calls("dogear.identify('u-2')");
    await reader.waits(6_000);
    const readings = await stage.told(reader);
    expect(new Set(readings.map(({ reading }) => reading)).size).toBe(3);
    expect(readings.map(({ engaged }) => engaged).slice(0, 2)).toEqual([near(6_000, 300), near(6_000, 300)]);
  });

  it('is erased with consent withdrawn', async () => {
    const reader = await stage.meets();
    await reader.opens(page());
    await reader.waits(6_000);
    expect(await kept(reader)).toBe(2);
    await reader.calls("dogear.consent('denied')");
    await reader.waits(1_000);
    expect(await kept(reader)).toBe(0);
    await reader.turns(true);
    expect(await kept(reader)).toBe(0);
  });

  it('is a few hundred bytes a reading, of the fifty last read', async () => {
    const reader = await stage.meets();
    for (let i = 0; i < 60; i++) {
      const at = Date.now() - i * MINUTE;
      await reader.context.addInitScript(
        `if (!localStorage.made${i}) localStorage['dogear.old${i}'] = '[${at},"",1]', localStorage.made${i} = 1`,
      );
    }
    await reader.opens(page());
    await reader.waits(6_000);
    await reader.turns(true);
    const [count, bytes] = await reader.page.evaluate(() => {
      const own = Object.keys(localStorage).filter((key) => key.startsWith('dogear.'));
      const newest = own.filter((key) => !key.includes('old')).map((key) => localStorage[key].length);
      return [own.length, Math.max(...newest)];
    });
    expect(count).toBeLessThanOrEqual(51);
    expect(bytes).toBeLessThan(500);
  });

  it('is nothing where storage is denied, and everything else works', async () => {
    const before = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } });";
    const reader = await stage.meets({ before });
    await visit(reader, 6_000);
    await visit(reader, 6_000);
    expect(stage.site.readings().length).toBe(2);
  });
});
