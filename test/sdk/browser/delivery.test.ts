import { describe, expect, it } from 'vitest';
import type { Reader } from '../../support/reader.ts';
import { articlePage, TAG } from '../../support/sdk-pages.ts';
import { sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();
const LONG = articlePage(10);

/** Has the page say so many things, of so many characters each. */
const tracks = (reader: Reader, count: number, characters = 10) =>
  reader.page.evaluate(
    ([count, characters]) => {
      const { dogear } = window as unknown as { dogear: { track(name: string, properties: object): void } };
      for (let i = 0; i < count; i++) dogear.track('seen', { i, text: 'x'.repeat(characters) });
    },
    [count, characters] as const,
  );

const arrived = () => stage.site.told('event').map(({ properties }) => Number(properties?.i));
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

/** Everything arrived, each once, in order. */
async function allArrive(count: number): Promise<void> {
  await stage.site.hears('event', () => new Set(arrived()).size === count);
  expect(arrived().sort((a, b) => a - b)).toEqual(upTo(count));
}

describe('What a page says', () => {
  it('goes out in one batch at the end of the turn, with the reading it belongs to', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', LONG));
    await tracks(reader, 3);
    await reader.waits(1);
    await allArrive(3);
    expect(stage.site.batches.length).toBe(1);
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
    await reader.waits(100);
    await tracks(reader, 100, 2_000);
    await reader.opens(next);
    await reader.waits(100);
    await allArrive(100);
    expect(stage.site.faults).toEqual([]);
  });

  it('arrives after an outage, though the page was left during it', async () => {
    const reader = await stage.meets();
    const url = stage.site.page('/a', LONG);
    await reader.opens(url);
    await reader.waits(100);
    stage.site.behaviour = 'unreachable';
    await tracks(reader, 20);
    await reader.waits(3_000);
    await reader.opens(stage.site.page('/b', '<p>elsewhere'));
    stage.site.behaviour = 'well';
    await reader.opens(url);
    await allArrive(20);
    expect(stage.site.duplicates).toBe(0);
  });

  it('arrives when the runtime was out of reach for a while, without the page being left', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', LONG));
    await reader.waits(100);
    stage.site.behaviour = { status: 503, headers: { 'retry-after': '30' } };
    await tracks(reader, 20);
    await reader.waits(1);
    await reader.spoken();
    const before = stage.site.attempts;
    await reader.waits(25_000);
    expect(stage.site.attempts).toBe(before);
    stage.site.behaviour = 'well';
    await reader.waits(6_000);
    await allArrive(20);
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
    await allArrive(3);
    expect(stage.site.told('identify')[0]).toMatchObject({
      identifiers: [{ kind: 'user', value: 'u-7' }],
      attributes: { city: '杭州' },
    });
    expect(stage.site.batches.map(({ user }) => user)).toContain('u-7');
  });
});

describe('A page that denies', () => {
  const denied = (name: string) =>
    `Object.defineProperty(window, '${name}', { get() { throw new DOMException('denied', 'SecurityError'); } });`;
  const NO_COOKIES = `Object.defineProperty(Document.prototype, 'cookie', {
    get() { throw new DOMException('denied', 'SecurityError'); }, set() { throw new DOMException('denied', 'SecurityError'); } });`;

  it.each([
    ['IndexedDB', denied('indexedDB')],
    ['localStorage', denied('localStorage')],
    ['cookies', NO_COOKIES],
    ['every storage', denied('indexedDB') + denied('localStorage') + NO_COOKIES],
    ['changing its history', 'Object.freeze(History.prototype); Object.freeze(history);'],
    ['observing itself', 'delete window.MutationObserver;'],
    ['an id of crypto', 'delete Crypto.prototype.randomUUID;'],
  ])('%s is read all the same, and notices nothing', async (_, before) => {
    const reader = await stage.meets({ before });
    await reader.opens(stage.site.page('/a', LONG));
    await tracks(reader, 1);
    await reader.waits(6_000);
    await allArrive(1);
    await stage.site.hears('reading', ({ engaged }) => engaged >= 4_000);
    expect(await reader.errors()).toEqual([]);
    expect(reader.console).toEqual([]);
  });

  it.each([
    ['an unknown key', { status: 401 }],
    ['a broken runtime', { status: 400 }],
    ['no runtime at all', { status: 404 }],
  ])('a page with %s notices nothing', async (_, behaviour) => {
    stage.site.behaviour = behaviour;
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', LONG));
    await tracks(reader, 3);
    await reader.waits(20_000);
    await reader.spoken();
    expect(await reader.errors()).toEqual([]);
  });

  it('a page that calls with nonsense notices nothing', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', LONG));
    await reader.page.evaluate(`
      var knot = {}; knot.knot = knot;
      dogear.track(); dogear.track(Symbol('a')); dogear.track('seen', knot); dogear.track('seen', { n: 1n });
      dogear.track('x'.repeat(5000)); dogear.track('seen', { get bad() { throw new Error('mine'); } });
      dogear.identify(); dogear.identify(null, null, null); dogear.identify(7, 'x'); dogear.consent('maybe');
      dogear.on('nothing', null); dogear.on('reading', () => { throw new Error('of the listener'); });
      dogear.push('x'); dogear.push(['nothing']); dogear.page(1);
    `);
    await reader.waits(6_000);
    expect(await reader.errors()).toEqual([]);
    expect(reader.console).toEqual([]);
  });
});

describe('Who is reading', () => {
  const devices = () => stage.site.batches.map(({ device }) => device);
  const call = (reader: Reader, script: string) => reader.page.evaluate(`${script}; undefined`);

  it('is the same device on the next page', async () => {
    const reader = await stage.meets();
    for (const path of ['/a', '/b']) {
      await reader.opens(stage.site.page(path, LONG));
      await reader.waits(1_500);
      await reader.spoken();
    }
    expect(devices().length).toBeGreaterThanOrEqual(2);
    expect(new Set(devices()).size).toBe(1);
  });

  it('is remembered in a cookie where localStorage is denied', async () => {
    const before = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } });";
    const reader = await stage.meets({ before });
    for (const path of ['/a', '/b']) {
      await reader.opens(stage.site.page(path, LONG));
      await reader.waits(1_500);
      await reader.spoken();
    }
    expect(new Set(devices()).size).toBe(1);
    const [cookie] = await reader.context.cookies();
    expect(cookie).toMatchObject({ name: 'dogear', sameSite: 'Lax', path: '/' });
  });

  it('is somebody else after reset, and when another user signs in, even on a later page', async () => {
    const reader = await stage.meets();
    const url = stage.site.page('/a', LONG);
    await reader.opens(url);
    await call(reader, "dogear.identify('u-1')");
    await reader.waits(1);
    await reader.spoken();
    await reader.opens(url);
    await call(reader, "dogear.identify('u-1')");
    await reader.waits(1);
    await reader.spoken();
    await call(reader, "dogear.identify('u-2')");
    await reader.waits(1);
    await reader.spoken();
    await call(reader, "dogear.reset(); dogear.track('seen', { i: 0 })");
    await reader.waits(1);
    await allArrive(1);
    const people = new Map(stage.site.batches.map(({ device, user }) => [device, user]));
    expect([...people.values()]).toEqual(['u-1', 'u-2', undefined]);
    const readings = stage.site.told('view').map(({ reading }) => reading);
    expect(new Set(readings).size).toBe(readings.length);
  });

  it('is known by further identifiers of other kinds', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', LONG));
    await call(reader, "dogear.identify('u-1', { vip: true }, { openid: 'o-1', phone: 13800000000 })");
    await reader.waits(1);
    expect(await stage.site.hears('identify')).toMatchObject({
      attributes: { vip: true },
      identifiers: [
        { kind: 'user', value: 'u-1' },
        { kind: 'openid', value: 'o-1' },
        { kind: 'phone', value: '13800000000' },
      ],
    });
  });
});

describe('Consent', () => {
  const consentTag = (choice: string) => TAG.replace('data-key', `data-consent="${choice}" data-key`);
  const call = (reader: Reader, script: string) => reader.page.evaluate(`${script}; undefined`);
  const stored = (reader: Reader) =>
    reader.page.evaluate(async () => [
      localStorage.length,
      document.cookie,
      (await indexedDB.databases()).map(({ name }) => name),
    ]);

  it('denied: nothing is sent, nothing is stored', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', articlePage(10, consentTag('denied'))));
    await tracks(reader, 5);
    await reader.waits(20_000);
    await reader.turns(true);
    await reader.spoken();
    expect(stage.site.attempts).toBe(0);
    expect(await stored(reader)).toEqual([0, '', []]);
  });

  it('pending: kept in memory, and sent once it is granted, with what was read meanwhile', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', articlePage(10, consentTag('pending'))));
    await tracks(reader, 5);
    await reader.waits(20_000);
    expect(stage.site.attempts).toBe(0);
    expect(await stored(reader)).toEqual([0, '', []]);
    await call(reader, "dogear.consent('granted')");
    await reader.waits(5_000);
    await allArrive(5);
    const { engaged } = await stage.site.hears('reading', ({ engaged }) => engaged > 20_000);
    expect(engaged).toBeGreaterThan(20_000);
  });

  it('pending for more than ten minutes: dropped', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', articlePage(10, consentTag('pending'))));
    await tracks(reader, 5);
    await reader.page.clock.fastForward(601_000);
    await call(reader, "dogear.consent('granted'); dogear.track('seen', { i: 99 })");
    await reader.waits(2_000);
    await stage.site.hears('event', ({ properties }) => properties?.i === 99);
    await reader.spoken();
    expect(arrived()).toEqual([99]);
  });

  it('withdrawn: what was kept is gone, and the person is somebody else should they grant it again', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', LONG));
    await reader.waits(1_500);
    await reader.spoken();
    stage.site.behaviour = { status: 503 };
    await tracks(reader, 5);
    await reader.waits(1);
    await reader.spoken();
    await call(reader, "dogear.consent('denied')");
    await reader.page.waitForFunction(async () => (await indexedDB.databases()).length === 0);
    expect(await stored(reader)).toEqual([0, '', []]);
    stage.site.behaviour = 'well';
    await call(reader, "dogear.consent('granted'); dogear.track('seen', { i: 99 })");
    await reader.waits(61_000);
    await stage.site.hears('event', ({ properties }) => properties?.i === 99);
    expect(arrived()).toEqual([99]);
    expect(new Set(stage.site.batches.map(({ device }) => device)).size).toBe(2);
  });
});
