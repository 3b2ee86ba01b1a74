import { describe, expect, it } from 'vitest';
import { articlePage, TAG } from '../../support/sdk-pages.ts';
import { sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();
const LONG = articlePage(10);

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
    await reader.tracks(1);
    await reader.waits(6_500);
    await stage.site.hearsAll(1);
    await reader.turns(true);
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
    await reader.tracks(3);
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
    await reader.waits(6_500);
    expect(await reader.errors()).toEqual([]);
    expect(reader.console).toEqual([]);
  });
});

describe('A guest', () => {
  it('does not insist when the runtime asks for the same blocks again and again', async () => {
    stage.site.forgetful = true;
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', LONG));
    await reader.waits(20_000);
    await reader.spoken();
    expect(stage.site.told('view').length).toBe(1);
    expect(stage.site.batches.flatMap(({ messages }) => messages).filter(isDescribed).length).toBe(1);
  });

  it('tells how the page loaded, once, when it is left', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', LONG));
    const chunk = reader.page.waitForResponse('**/dogear-vitals.js');
    await reader.waits(5_000);
    await (await chunk).finished();
    await reader.leaves();
    const { cls } = await stage.site.hears('vitals');
    expect(cls).toBe(0);
    expect(stage.site.told('vitals').length).toBe(1);
  });

  it('carries the tag twice and is still one guest', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', articlePage(10, TAG + TAG)));
    await reader.waits(6_500);
    await reader.leaves();
    expect(stage.site.told('view').length).toBe(1);
  });
});

const isDescribed = (message: unknown) => !!(message as { blocks?: unknown }).blocks;
