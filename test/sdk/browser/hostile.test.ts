import { describe, expect, it } from 'vitest';
import { articlePage, pageOf, paragraphs, TAG } from '../../support/sdk-pages.ts';
import { near, sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();
const hostile = (script: string) => articlePage(20, `<script>${script}</script>${TAG}`);

describe('A hostile page', () => {
  const FROZEN = `for (const one of [Object, Array, String, Number, RegExp, Date, Promise, Map, Set, Function, Error, JSON, Math,
    Node, Element, Event, History, Document, Range, Storage, Request, Response, Headers, URL, Crypto, Performance])
    { Object.freeze(one); if (one.prototype) Object.freeze(one.prototype); }
    Object.freeze(history); Object.freeze(navigator); Object.freeze(screen); Object.freeze(performance);`;
  const POLLUTED = `Array.prototype.each = Object.prototype.extra = String.prototype.foo = function () { return 'mine'; };`;

  it.each([
    ['froze what everybody builds on', FROZEN],
    ['gave everything a further property', POLLUTED],
    ['replaced fetch by one that throws', 'window.fetch = () => { throw new Error("mine"); };'],
    ['replaced fetch by one that answers nonsense', 'window.fetch = () => 7;'],
    ['replaced fetch by one that never answers', 'window.fetch = () => new Promise(() => {});'],
    [
      'replaced fetch and the beacon',
      'window.fetch = undefined; navigator.sendBeacon = () => { throw new Error("mine"); };',
    ],
    [
      'replaced its timers',
      'const own = setTimeout; window.setTimeout = function (call, ms, ...rest) { return own.call(this, call, ms, ...rest); };',
    ],
    ['lies about its history', 'History.prototype.pushState = () => { throw new Error("mine"); };'],
    ['gives no computed styles', 'window.getComputedStyle = () => null;'],
    [
      'measures nonsense',
      'Element.prototype.getBoundingClientRect = () => ({ top: NaN, bottom: NaN, left: NaN, right: NaN, width: NaN, height: NaN });',
    ],
  ])('that %s notices nothing', async (_, script) => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', hostile(script)));
    await reader.tracks(1);
    await reader.calls("try { history.pushState({}, '', '/a?tab=2'); } catch (error) {}");
    await reader.waits(12_000);
    await reader.turns(true);
    await reader.waits(2_000);
    expect([await reader.errors(), reader.console, stage.site.faults]).toEqual([[], [], []]);
  });

  it.each([
    ['froze what everybody builds on', FROZEN],
    ['gave everything a further property', POLLUTED],
    [
      'wraps fetch',
      'const own = fetch; window.fetch = function (...args) { return own.apply(this, args).then((answer) => answer); };',
    ],
    [
      'throws at who asks its window',
      `for (const name of ['screen', 'doNotTrack']) Object.defineProperty(window, name, { get() { throw new Error('mine'); } });`,
    ],
  ])('that %s is read all the same', async (_, script) => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/a', hostile(script)));
    await reader.tracks(1);
    await reader.waits(10_000);
    await stage.site.hearsAll(1);
    expect((await stage.toldOnce(reader)).engaged).toEqual(near(10_000));
  });
});

it('A page whose fields have the names of methods is read', async () => {
  const body = `<form name="querySelector"><input name="childNodes"></form><img name="body" alt="">
    <article><form><input name="children"><input name="matches"></form>${paragraphs(10)}</article>`;
  const reader = await stage.meets();
  await reader.opens(stage.site.page('/a', pageOf(body)));
  await reader.waits(10_000);
  expect((await stage.toldOnce(reader)).engaged).toEqual(near(10_000));
});

describe('A page that trusts few', () => {
  /** What a strict page has to allow: the script and its chunks by a nonce, and the way to the runtime. */
  const STRICT = {
    'content-security-policy':
      "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; connect-src 'self'; style-src 'nonce-abc'",
  };
  const nonced = (body: string, head: string) => pageOf(body, head).replace('<style>', '<style nonce="abc">');
  const NONCED = '<script nonce="abc" async src="/dogear.js" data-key="pk_test"></script>';
  const body = `<article>${paragraphs(3)}</article>`;

  it('allows the tag by its nonce, and the runtime: then it is read, and nothing is refused', async () => {
    stage.site.offers({ id: 'push-0001', form: 'card', title: '下一篇', url: '/next' });
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/strict', nonced(body, NONCED), STRICT));
    await reader.waits(10_000);
    await reader.page.waitForSelector('dogear-push section');
    expect((await stage.toldOnce(reader)).engaged).toEqual(near(10_000));
    expect(await reader.errors()).toEqual([]);
  });

  it('may allow only trusted types, if the policy of Dogear is among them', async () => {
    const policy = `${STRICT['content-security-policy']}; require-trusted-types-for 'script'; trusted-types dogear`;
    const reader = await stage.meets();
    await reader.opens(
      stage.site.page('/typed', nonced(body, NONCED), { 'content-security-policy': policy }),
    );
    await reader.waits(10_000);
    expect((await stage.toldOnce(reader)).engaged).toEqual(near(10_000));
  });

  it('that lets nothing of the chunks in is measured all the same', async () => {
    const policy = `default-src 'none'; script-src 'self' ; connect-src 'self'; style-src 'unsafe-inline'`;
    const reader = await stage.meets();
    await reader.page.route('**/dogear-*.js', (route) => route.abort());
    await reader.opens(stage.site.page('/closed', pageOf(body), { 'content-security-policy': policy }));
    await reader.waits(10_000);
    await reader.leaves();
    expect(stage.site.readings()).toMatchObject([{ engaged: near(10_000) }]);
  });
});
