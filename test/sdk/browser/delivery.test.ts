import { describe, expect, it } from 'vitest';
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

describe('What a page says', () => {
  it('goes out in one batch at the end of the turn, with the reading it belongs to', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', LONG));
    await reader.tracks(3);
    await reader.waits(1);
    await stage.site.hearsAll(3);
    const isEvent = (message: unknown) => (message as { type: string }).type === 'event';
    expect(stage.site.batches.map(({ messages }) => messages.filter(isEvent).length)[0]).toBe(3);
    const [view] = stage.site.told('view');
    expect(stage.site.told('event')[0]).toMatchObject({
      name: 'seen',
      reading: view?.reading,
      content: view?.content,
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
    await stage.site.hearsAll(20);
    expect(stage.site.duplicates).toBe(0);
  });

  it('arrives when the runtime was out of reach for a while, without the page being left', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', LONG));
    await reader.waits(100);
    stage.site.behaviour = { status: 503, headers: { 'retry-after': '30' } };
    await reader.tracks(20);
    await reader.waits(1);
    await reader.spoken();
    const before = stage.site.attempts;
    await reader.waits(25_000);
    expect(stage.site.attempts).toBe(before);
    stage.site.behaviour = 'well';
    await reader.waits(6_000);
    await stage.site.hearsAll(20);
  });

  it('is kept by the stub until the script has come, in order', async () => {
    const stub = `<script>
      window.dogear = window.dogear || [];
      ['track', 'identify', 'reset', 'consent', 'page', 'on'].forEach(function (name) {
        dogear[name] = function () { dogear.push([name].concat([].slice.call(arguments))); };
      });
      dogear.identify('u-7', { city: '杭州' });
      dogear.track('seen', { i: 0 });
      var kept = dogear;
    </script>`;
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', articlePage(3, stub + TAG)));
    await reader.page.evaluate("kept.push(['track', 'seen', { i: 1 }]); dogear.track('seen', { i: 2 })");
    await reader.waits(1);
    await stage.site.hearsAll(3);
    expect(stage.site.told('identify')[0]).toMatchObject({
      identifiers: [{ kind: 'user', value: 'u-7' }],
      attributes: { city: '杭州' },
    });
    expect(stage.site.batches.map(({ user }) => user)).toContain('u-7');
  });
});
