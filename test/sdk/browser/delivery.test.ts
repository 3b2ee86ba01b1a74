import { describe, expect, it } from 'vitest';
import { LEASE } from '../../../sdk/delivery/spool.ts';
import type { Reader } from '../../support/reader.ts';
import { articlePage, TAG } from '../../support/sdk-pages.ts';
import { sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();
const LONG = articlePage(10);

/** Opens the same database: that is done after all who asked before. */
const spoolIsOpen = (reader: Reader) =>
  reader.page.evaluate(async () => {
    const request = indexedDB.open('dogear-pk_test');
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    request.result.close();
  });

/** In the page: the part that sends is here, however busy the machine is. */
const LATER_CAME =
  "[...document.scripts].some(({ src, arrived }) => src.endsWith('dogear-later.js') && arrived)";

/** By the app switcher: the page hears nothing of it. */
async function isKilled({ page }: Reader): Promise<void> {
  const crashed = page.waitForEvent('crash');
  page.goto('chrome://crash').catch(() => undefined);
  await crashed;
  await page.close();
}

describe('What a page says', () => {
  it('goes out in one batch at the end of the turn, with the reading it belongs to', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', LONG));
    await reader.tracks(3);
    await reader.waits(500);
    await stage.site.hearsAll(3);
    const isEvent = (message: unknown) => (message as { type: string }).type === 'event';
    expect(stage.site.batches.map(({ messages }) => messages.filter(isEvent).length)[0]).toBe(3);
    await reader.waits(2_000);
    const view = await stage.site.hears('view');
    expect(stage.site.told('event')[0]).toMatchObject({
      name: 'seen',
      reading: view.reading,
      content: view.content,
    });
  });

  it('arrives when the page is left right after: 100 events of 2 KB, none lost, none twice', async () => {
    const reader = await stage.meets();
    const next = stage.site.page('/b', LONG);
    await reader.opens(stage.site.page('/a', LONG));
    await spoolIsOpen(reader);
    await reader.tracks(100, 2_000);
    await reader.opens(next);
    await reader.waits(100);
    await stage.site.hearsAll(100);
    expect(stage.site.faults).toEqual([]);
  });

  it('arrives when the page is left before the part that sends has come', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', LONG));
    await reader.tracks(20);
    await reader.turns(true);
    await stage.site.hearsAll(20);
    expect([stage.site.duplicates, stage.site.faults]).toEqual([0, []]);
  });

  it('arrives after an outage, though the page was left during it', async () => {
    const reader = await stage.meets();
    const url = stage.site.page('/a', LONG);
    await reader.opens(url);
    await reader.waits(100);
    stage.site.behaviour = 'unreachable';
    await reader.tracks(20);
    await reader.waits(3_000);
    await reader.opens(stage.site.page('/b', '<p>elsewhere'));
    stage.site.behaviour = 'well';
    await reader.opens(url);
    await reader.waits(3_000);
    await stage.site.hearsAll(20);
    expect(stage.site.duplicates).toBe(0);
  });

  it('arrives when the runtime was out of reach for a while, without the page being left', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', LONG));
    await reader.waits(100);
    stage.site.behaviour = { status: 503, headers: { 'retry-after': '30' } };
    await reader.tracks(20);
    await reader.waits(500);
    await reader.spoken();
    const before = stage.site.attempts;
    await reader.waits(25_000);
    expect(stage.site.attempts).toBe(before);
    stage.site.behaviour = 'well';
    await reader.waits(6_500);
    await stage.site.hearsAll(20);
  });

  it('arrives on the next visit when the app switcher killed the page, of which the page hears nothing', async () => {
    const reader = await stage.meets();
    const url = stage.site.page('/a', LONG);
    await reader.opens(url);
    await reader.waits(1_500);
    await reader.spoken();
    stage.site.behaviour = 'unreachable';
    await reader.tracks(20);
    await reader.waits(6_000);
    await isKilled(reader);
    stage.site.forget();
    const next = await reader.context.newPage();
    await next.goto(url);
    await next.clock.runFor(200);
    await next.waitForFunction(LATER_CAME);
    // Looked for whenever something is told: every 15 s at the least.
    for (let passed = 0; passed < LEASE + 18_000; passed += 3_000) await next.clock.runFor(3_000);
    await stage.site.hearsAll(20);
    await stage.site.hears('reading', ({ engaged }) => engaged > 4_000 && engaged < 8_000);
    expect(stage.site.duplicates).toBe(0);
  });

  it('arrives from all tabs after hours without a network, each word once', async () => {
    const reader = await stage.meets();
    const url = stage.site.page('/a', LONG);
    await reader.opens(url);
    const other = await reader.context.newPage();
    await other.goto(url);
    await reader.waits(3_000);
    await reader.spoken();
    await reader.context.setOffline(true);
    await reader.tracks(10);
    await other.evaluate("for (let i = 10; i < 20; i++) dogear.track('seen', { i })");
    await reader.waits(10_000);
    await reader.page.clock.fastForward(3 * 3_600_000);
    await reader.context.setOffline(false);
    await reader.waits(90_000);
    await stage.site.hearsAll(20);
    expect([stage.site.duplicates, stage.site.faults]).toEqual([0, []]);
  });

  it('does not flood an endpoint that an ad blocker shuts, and arrives when it is open again', async () => {
    const reader = await stage.meets();
    let blocked = 0;
    await reader.page.route('**/v1/batch', (route) => {
      blocked++;
      return route.abort('blockedbyclient');
    });
    await reader.opens(stage.site.page('/a', LONG));
    for (let minute = 0; minute < 10; minute++) {
      await reader.tracks(1);
      await reader.waits(57_000);
      await reader.looksAway(3_000);
    }
    expect(blocked).toBeGreaterThan(5);
    expect(blocked).toBeLessThan(40);
    await reader.page.unroute('**/v1/batch');
    await reader.waits(63_000);
    await stage.site.hears('event');
    expect(stage.site.told('event').length).toBe(10);
  });

  it('arrives when requests of the page itself have used up what keepalive may carry', async () => {
    const reader = await stage.meets();
    await reader.page.route('**/hog', () => undefined);
    await reader.opens(stage.site.page('/a', LONG));
    await reader.waits(3_000);
    await reader.spoken();
    await reader.calls(
      "fetch('/hog', { method: 'POST', keepalive: true, body: 'x'.repeat(64000) }).catch(() => {})",
    );
    await reader.tracks(5, 2_000);
    await reader.waits(100);
    await stage.site.hearsAll(5);
    expect(stage.site.duplicates).toBe(0);
  });

  it('is kept by the stub until the script has come, in order', async () => {
    const stub = `<script>
      window.dogear = window.dogear || [];
      ['track', 'identify', 'reset', 'consent', 'page', 'share', 'on'].forEach(function (name) {
        dogear[name] = function () { dogear.push([name].concat([].slice.call(arguments))); };
      });
      dogear.identify('u-7', { city: '杭州' });
      dogear.track('seen', { i: 0 });
      var kept = dogear;
    </script>`;
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', articlePage(3, stub + TAG)));
    await reader.page.evaluate("kept.push(['track', 'seen', { i: 1 }]); dogear.track('seen', { i: 2 })");
    await reader.waits(500);
    await stage.site.hearsAll(3);
    expect(stage.site.told('identify')[0]).toMatchObject({
      identifiers: [{ kind: 'user', value: 'u-7' }],
      attributes: { city: '杭州' },
    });
    expect(stage.site.batches.map(({ user }) => user)).toContain('u-7');
  });
});
