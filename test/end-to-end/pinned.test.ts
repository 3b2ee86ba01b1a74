/** A page of another origin that pinned the SDK with its fingerprints, in a real browser, against a real runtime. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ContentListed } from '../../runtime/wire/api/contents.ts';
import type { SdkAnswer } from '../../runtime/wire/api/sdk.ts';
import { type Dogear, startDogear } from '../support/dogear.ts';
import type { Reader } from '../support/reader.ts';
import { articlePage } from '../support/sdk-pages.ts';
import { sdkStage } from '../support/sdk-stage.ts';

const stage = sdkStage();
let dogear: Dogear;
beforeAll(async () => {
  dogear = await startDogear();
  await dogear.site('pk_pinned');
});
afterAll(() => dogear.close());

const sdkHere = () => dogear.api<SdkAnswer>('GET', `/api/sdk?origin=${dogear.url}&key=pk_pinned`);
const contents = async () =>
  (await dogear.api<{ items: ContentListed[] }>('GET', '/api/contents')).items.map(({ url }) => url);

/** Opens the page; instead of the named file of the SDK, somebody on the way gives another. */
async function opened(path: string, tampered?: string): Promise<Reader> {
  const { snippets } = await sdkHere();
  const reader = await stage.meets();
  const forged = {
    body: 'window.tampered = true;',
    contentType: 'text/javascript',
    headers: { 'access-control-allow-origin': '*' },
  };
  if (tampered) await reader.context.route(`**/${tampered}`, (route) => route.fulfill(forged));
  await reader.opens(stage.site.page(path, articlePage(6, snippets.pinned)));
  return reader;
}

const isTampered = (reader: Reader) => reader.page.evaluate('window.tampered');

describe('A page that pinned the SDK', () => {
  it('is read, and its chunks come from the same build, fingerprints checked', async () => {
    const { path } = await sdkHere();
    const reader = await opened('/pinned');
    const chunk = reader.page.waitForResponse('**/dogear-vitals.js');
    await reader.waits(6_000);
    expect(new URL((await chunk).url()).pathname).toBe(path.replace('dogear.js', 'dogear-vitals.js'));
    const checked = await reader.page.evaluate(
      () => document.querySelector<HTMLScriptElement>('script[src$="dogear-vitals.js"]')?.integrity,
    );
    expect(checked).toBe((await sdkHere()).integrity);
    await vi.waitUntil(async () => (await contents()).includes(`${stage.site.url}/pinned`), 10_000);
    expect(reader.console).toEqual([]);
  });

  it('runs no other core', async () => {
    const reader = await opened('/forged-core', 'dogear.js');
    await reader.waits(6_000);
    expect([await isTampered(reader), await reader.page.evaluate('window.dogear')]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('runs no other chunk, and is read without it', async () => {
    const reader = await opened('/forged-chunk', 'dogear-vitals.js');
    const refused = reader.page.waitForEvent('console', (message) => /integrity/.test(message.text()));
    await reader.waits(6_000);
    await refused;
    await vi.waitUntil(async () => (await contents()).includes(`${stage.site.url}/forged-chunk`), 10_000);
    expect(await isTampered(reader)).toBeUndefined();
  });
});
