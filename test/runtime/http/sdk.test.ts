/** The versioned files of the SDK: they never change, and never vanish. */
import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SdkAnswer } from '../../../runtime/wire/api/sdk.ts';
import { DATABASES } from '../../support/databases.ts';
import { type Dogear, startDogear } from '../../support/dogear.ts';

const fingerprint = (body: string): string => `sha384-${createHash('sha384').update(body).digest('base64')}`;

describe('the SDK that a runtime serves', () => {
  let dogear: Dogear;
  let sdk: SdkAnswer;
  const get = (address: string) => fetch(dogear.url + address);
  const beside = (name: string) => sdk.path.replace('dogear.js', name);
  beforeAll(async () => {
    dogear = await startDogear();
    sdk = await dogear.api<SdkAnswer>('GET', '/api/sdk?origin=https://read.example.com&key=pk_shop');
  });
  afterAll(() => dogear.close());

  it('is told with its version, and every file with its fingerprint', async () => {
    expect(sdk.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(sdk.path).toBe(`/sdk/${sdk.build}/dogear.js`);
    expect(sdk.files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['dogear.js', 'dogear-push.js', 'dogear-vitals.js']),
    );
    for (const { name, integrity } of sdk.files) {
      expect(fingerprint(await (await get(beside(name))).text()), name).toBe(integrity);
    }
  });

  it('may be kept for a year by any page, and its fingerprint checked', async () => {
    const { headers } = await get(sdk.path);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it('is the same at the address that follows every update, which is asked for again after ten minutes', async () => {
    const response = await get('/dogear.js');
    expect(response.headers.get('cache-control')).toBe('public, max-age=600');
    expect(await response.text()).toBe(await (await get(sdk.path)).text());
  });

  it('comes with both lines to paste', () => {
    const all = sdk.files.map(({ integrity }) => integrity).join(' ');
    expect(sdk.snippets).toEqual({
      simple: '<script async src="https://read.example.com/dogear.js" data-key="pk_shop"></script>',
      pinned: `<script async src="https://read.example.com${sdk.path}" integrity="${all}" crossorigin="anonymous" data-key="pk_shop"></script>`,
    });
  });

  it.each([
    'origin=https://a.com"><script>',
    'origin=javascript:alert(1)',
    'key=pk_"onload="x',
    'key=secret',
  ])('writes no line for %s', async (query) => {
    expect((await dogear.call('GET', `/api/sdk?${query}`)).status).toBe(400);
  });

  it.each(['/sdk/0000000000000000/dogear.js', '/sdk/../dogear.js/x', '/sdk/none/dogear.js'])(
    'is missed with a problem that a page of another origin can read: %s',
    async (address) => {
      const response = await get(address);
      expect([response.status, (await response.json()).code]).toEqual([404, 'not-found']);
    },
  );

  it('has nothing else at that address', async () => {
    for (const name of ['index.js', 'dogear-.js', 'dogear-push.js.map', '..%2fruntime%2fmain.js']) {
      expect((await get(beside(name))).status, name).toBe(404);
    }
  });
});

describe.each(DATABASES)('after an update of the runtime, on $name', ({ open }) => {
  it('the build that a page pinned is there as before, beside the new one', async () => {
    const { url, drop } = await open();
    const folder = mkdtempSync(path.join(tmpdir(), 'dogear-update-'));
    const file = path.join(folder, 'dogear.sqlite');
    const sdkOf = (dogear: Dogear) => dogear.api<SdkAnswer>('GET', '/api/sdk');
    const text = async (dogear: Dogear, address: string) => (await fetch(dogear.url + address)).text();

    const before = await startDogear({ url, file });
    const pinned = await sdkOf(before);
    const script = await text(before, pinned.path);
    await before.close();
    cpSync('dist/sdk', path.join(folder, 'dist/sdk'), { recursive: true });
    appendFileSync(path.join(folder, 'dist/sdk/dogear-push.js'), '/* newer */');
    const after = await startDogear({ url, file, dist: path.join(folder, 'dist') });
    const newer = await sdkOf(after);

    expect(newer.path).not.toBe(pinned.path);
    expect(await text(after, pinned.path)).toBe(script);
    const push = (sdk: SdkAnswer) => text(after, sdk.path.replace('dogear.js', 'dogear-push.js'));
    expect(await push(newer)).toBe(`${await push(pinned)}/* newer */`);
    await after.close();
    await drop();
    rmSync(folder, { recursive: true });
  });
});
