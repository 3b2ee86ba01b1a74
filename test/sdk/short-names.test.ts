import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Batch, BatchAnswer, MESSAGES } from '../../runtime/wire/batch.ts';
import { SHORT_NAMES } from '../../sdk/short-names.mjs';
import { launchChromium } from '../support/chromium.ts';
import { sourcesOf } from '../support/sources.ts';

const LONG = Object.keys(SHORT_NAMES);
const SHORT = Object.values(SHORT_NAMES);
const TOLD = Object.values(MESSAGES).flatMap((message) => keysOf(message));
const HEARD = keysOf(BatchAnswer);
/** What the chunks may read of other answers of the runtime. */
const API = sourcesOf('runtime/wire').flatMap(({ text }) =>
  [...text.matchAll(/\b([a-z]\w*)\??: /gi)].map(([, name]) => name as string),
);
/** What the page calls, gives and gets besides. */
const PUBLIC = [
  ...['track', 'identify', 'reset', 'consent', 'page', 'share', 'on', 'push', 'reading', 'complete'],
  ...['key', 'endpoint', 'article', 'consent', 'sample', 'gpc', 'dogear', 'dogearChunk'],
];
const CHUNKS = ['join', 'deliver', 'show', 'watch'];
const SPOOLED = [
  'id',
  'sender',
  'json',
  'bytes',
  'slot',
  'sending',
  'spooled',
  'device',
  'user',
  'holder',
  'until',
];

interface Schema {
  properties?: object;
  required?: string[];
  items?: object;
}

/** Names of all fields of a schema, however deep. */
function keysOf({ properties = {}, items }: Schema): string[] {
  const inside: Schema[] = [...(items ? [items] : []), ...Object.values(properties)];
  return [...Object.keys(properties), ...inside.flatMap((one) => keysOf(one))];
}

describe('Fields that the build gives short names', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  const taken = new Set([...TOLD, ...HEARD, ...keysOf(Batch), ...API, ...PUBLIC, ...CHUNKS, ...SPOOLED]);

  it('are not of the wire, the spool, the chunks or the public API', () => {
    expect([...LONG, ...SHORT].filter((name) => taken.has(name))).toEqual([]);
  });

  it('have a short name each', () => {
    expect(new Set(SHORT).size).toBe(LONG.length);
  });

  it('are none of the browser', async () => {
    const page = await browser.newPage();
    const known = await page.evaluate(`(() => {
      const names = new Set();
      const seen = new Set();
      // A page without an address may not have its storage; its prototype is there all the same.
      const valueOf = (name) => { try { return window[name]; } catch { return undefined; } };
      const note = (object) => {
        if (!object || !/object|function/.test(typeof object) || seen.has(object)) return;
        seen.add(object);
        Object.getOwnPropertyNames(object).forEach((name) => names.add(name));
        note(Object.getPrototypeOf(object));
        note(object.prototype);
      };
      [document, document.body.style, ...Object.getOwnPropertyNames(window).map(valueOf)].forEach(note);
      return [...names];
    })()`);
    expect((known as string[]).length).toBeGreaterThan(5_000);
    expect(LONG.filter((name) => (known as string[]).includes(name))).toEqual([]);
  });
});

describe('The bundles', () => {
  const core = readFileSync('dist/sdk/dogear.js', 'utf8');
  const later = readFileSync('dist/sdk/dogear-later.js', 'utf8');
  const has = (bundle: string, name: string) => new RegExp(`[{,."'\`]${name}\\b`).test(bundle);
  const missing = (bundle: string, names: readonly string[]) => names.filter((name) => !has(bundle, name));

  it('write every field of what is sent as the wire has it', () => {
    for (const { required } of [
      MESSAGES.view,
      MESSAGES.reading,
      MESSAGES.event,
      MESSAGES.identify,
    ] as Schema[])
      expect(missing(core, required ?? [])).toEqual([]);
    expect(missing(core, ['identifiers', 'kind', 'value', 'attributes', 'properties'])).toEqual([]);
    expect(missing(later, ['block', 'x', 'y', 'blocks', 'url', 'action', 'zone'])).toEqual([]);
    expect(missing(core, ['key', 'sentAt', 'device', 'user', 'language', 'messages'])).toEqual([]);
  });

  it('read every field of the answer as the wire has it', () => {
    expect(missing(later, ['wants', 'pushes'])).toEqual([]);
  });

  it('have the doors and options that the page knows', () => {
    expect(missing(core, [...PUBLIC, 'dogearChunk'])).toEqual([]);
    expect(
      missing(
        later,
        SPOOLED.filter((name) => name !== 'user'),
      ),
    ).toEqual([]);
  });

  it('have no long name left', () => {
    expect(LONG.filter((name) => new RegExp(`\\.${name}\\b`).test(core + later))).toEqual([]);
  });
});
