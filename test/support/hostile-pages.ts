/** Pages that break their guests: each takes away, patches, throws or moves something that a tracker leans on. */
import { deepIn, largePages } from './large-pages.ts';
import { articlePage, pageOf, paragraphs, TAG } from './sdk-pages.ts';

export interface HostilePage {
  name: string;
  html: string;
  /** Runs before anything else of the page. */
  before?: string;
  headers?: Record<string, string>;
  /** True if nothing can reach the runtime from here, or there is nothing to read. */
  mute?: true;
}

const THROWS = `throw new DOMException('denied', 'SecurityError');`;
const denied = (owner: string, name: string) =>
  `Object.defineProperty(${owner}, '${name}', { configurable: true, get() { ${THROWS} }, set() { ${THROWS} } });`;

/** The article is longer than any window. */
const LONG = articlePage(40);
const after = (script: string) => pageOf(`<article>${paragraphs(40)}</article><script>${script}</script>`);

const BUILTINS = 'Array Object Function String Promise Map Set RegExp Date EventTarget Node Element Document';

export const HOSTILE_PAGES: readonly HostilePage[] = [
  {
    name: 'freezes every prototype',
    before: `for (const name of '${BUILTINS}'.split(' ')) { Object.freeze(window[name].prototype); Object.freeze(window[name]); }`,
    html: LONG,
  },
  {
    name: 'freezes its history',
    before: 'Object.freeze(History.prototype); Object.freeze(history);',
    html: LONG,
  },
  { name: 'throws on cookies', before: denied('Document.prototype', 'cookie'), html: LONG },
  {
    name: 'denies every storage',
    before: `${denied('window', 'localStorage')}${denied('window', 'indexedDB')}${denied('Document.prototype', 'cookie')}`,
    html: LONG,
  },
  {
    name: 'has no room left',
    before: `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
      IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };`,
    html: LONG,
  },
  {
    name: 'has no observers',
    before:
      'delete window.MutationObserver; delete window.ResizeObserver; delete window.IntersectionObserver;',
    html: LONG,
  },
  {
    name: 'patched fetch so that it throws',
    before: `window.fetch = () => { ${THROWS} };`,
    html: LONG,
  },
  {
    name: 'patched fetch so that it never answers',
    before: 'window.fetch = () => new Promise(() => undefined);',
    html: LONG,
    mute: true,
  },
  {
    name: 'patched JSON by an old library',
    before: `Array.prototype.toJSON = function () { return [].map.call(this, String).join(); };
      String.prototype.toJSON = function () { return this.valueOf(); };`,
    html: LONG,
  },
  {
    name: 'put another Promise in place of the real one',
    before: `const Real = Promise; window.Promise = class Zoned extends Real {
      then(...calls) { return super.then(...calls); } }; window.Promise.race = Real.race.bind(Real);`,
    html: LONG,
  },
  {
    name: 'added to every prototype, enumerably',
    before: `Object.prototype.extra = function () {}; Array.prototype.contains = function () {}; String.prototype.also = 1;`,
    html: LONG,
  },
  {
    name: 'clobbers the document by names',
    html: pageOf(`<form name="querySelector"><input name="childNodes"></form><form name="documentElement"></form>
      <img name="body" alt=""><article><form><input name="children"><input name="matches"></form>${paragraphs(40)}</article>`),
  },
  {
    name: 'throws from getters of the window',
    before: ['doNotTrack', 'screen', 'requestIdleCallback'].map((name) => denied('window', name)).join(''),
    html: LONG,
  },
  {
    name: 'took the timers of frames away',
    before: 'delete window.requestIdleCallback; delete window.cancelIdleCallback;',
    html: LONG,
  },
  {
    name: 'writes itself anew',
    html: after(`addEventListener('load', () => setTimeout(() => {
      document.open(); document.write(${JSON.stringify(`<article>${paragraphs(40, 7)}</article>`)}); document.close(); }, 500));`),
  },
  {
    name: 'forbids all but the script and the endpoint',
    // Without a style of its own, which its policy would complain of.
    html: LONG.replace(/<style>.*<\/style>/s, ''),
    headers: { 'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'" },
  },
  {
    name: 'has 50,000 elements',
    html: pageOf(
      `${'<div><i></i><b></b><span>x</span><u></u></div>'.repeat(10_000)}<article>${paragraphs(40)}</article>`,
    ),
  },
  {
    name: 'changes its text a hundred times a second',
    html: after(`const clock = document.body.appendChild(document.createElement('p'));
      setInterval(() => { clock.textContent = String(performance.now()); }, 10);`),
  },
  {
    name: 'takes its article away and puts it back',
    html: after(`const article = document.querySelector('article');
      setInterval(() => { article.isConnected ? article.remove() : document.body.prepend(article); }, 150);`),
  },
  {
    name: 'makes its article anew all the time',
    html: after(`setInterval(() => { const { outerHTML, parentNode } = document.querySelector('article');
      parentNode.innerHTML = outerHTML; }, 200);`),
  },
  {
    name: 'carries the tag three times, and the stub',
    html: articlePage(40, `<script>window.dogear = [];</script>${TAG}${TAG}${TAG}`),
  },
  ...Object.entries(largePages(50_000)).map(
    ([name, html]): HostilePage => ({
      name: `has 50,000 elements: ${name}`,
      html,
      ...(!/endless|with a table|feed/.test(name) && { mute: true }),
    }),
  ),
  {
    name: 'draws a line of 100,000 signs, and shows a log of half a million in one part',
    html: pageOf(
      `<article>${paragraphs(20)}<p>${'—'.repeat(100_000)}</p><pre>${'12:00:00 INFO ready\n'.repeat(25_000)}</pre></article>`,
    ),
  },
  {
    name: 'has 3,900 elements, and changes its text a hundred times a second',
    html: deepIn(
      3_900,
      '',
      `<script>const clock = document.body.appendChild(document.createElement('p'));
      setInterval(() => { clock.textContent = String(performance.now()); }, 10);</script>`,
    ),
  },
];
