import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveAssets } from '../../../runtime/http/assets.ts';
import type { App } from '../../../runtime/http/env.ts';

const FILES: Record<string, string> = {
  'dist/sdk/dogear.js': 'window.dogear = 1;',
  'dist/designer/index.html': '<!doctype html><title>designer</title>',
  'dist/designer/main-Ab3_x9-Z.js': `export const big = '${'x'.repeat(5_000)}';`,
  'dist/agent/index.html': '<!doctype html><title>agent</title>',
  'dist/runtime/main.js': 'secret',
  'examples/index.html': '<!doctype html><title>examples</title>',
  'examples/one/pages/index.html': '<!doctype html><title>one</title>',
  'examples/one/picture.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'examples/one/pages/button.js': 'press()',
  'examples/install.ts': 'secret',
  'secret.html': 'secret',
};

let folder: string;
const app: App = new Hono();
const get = async (address: string, headers: Record<string, string> = {}) => {
  const response = await app.request(address, { headers });
  return { response, body: Buffer.from(await response.arrayBuffer()) };
};

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dogear-assets-'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  serveAssets(
    app,
    { dist: path.join(folder, 'dist'), examples: path.join(folder, 'examples') },
    async () => undefined,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the pages', () => {
  it('begin at the designer', async () => {
    const { response } = await get('/');
    expect([response.status, response.headers.get('location')]).toEqual([302, '/designer/']);
    expect((await get('/agent')).response.headers.get('location')).toBe('/agent/');
  });

  it('are one document for every address that their own router knows', async () => {
    for (const address of ['/designer/', '/designer/journeys/01ABC', '/designer/people/x?tab=runs']) {
      expect((await get(address)).body.toString()).toBe(FILES['dist/designer/index.html']);
    }
    expect((await get('/agent/tasks/1')).body.toString()).toBe(FILES['dist/agent/index.html']);
  });

  it('let in no foreign script, no frame, and say nothing of their address', async () => {
    const { headers } = (await get('/designer/')).response;
    expect(headers.get('content-security-policy')).toMatch(/default-src 'self';.*frame-ancestors 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-cache');
  });

  it('keep files whose names change with their bytes for good, and miss the others', async () => {
    const { response } = await get('/designer/main-Ab3_x9-Z.js');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect((await get('/designer/gone-Ab3_x9-Z.js')).response.status).toBe(404);
  });
});

describe('the SDK', () => {
  it('may be loaded by any page', async () => {
    const { response, body } = await get('/dogear.js');
    expect(body.toString()).toBe(FILES['dist/sdk/dogear.js']);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });

  it('is missed with a problem where it was not built', async () => {
    const { response, body } = await get('/dogear-push.js');
    expect(response.status).toBe(404);
    expect(JSON.parse(body.toString())).toMatchObject({ code: 'not-found', status: 404 });
  });
});

describe('a file', () => {
  it('comes as brotli or gzip where the browser takes it, and is the same', async () => {
    const address = '/designer/main-Ab3_x9-Z.js';
    const text = FILES['dist/designer/main-Ab3_x9-Z.js'];
    const brotli = await get(address, { 'accept-encoding': 'gzip, deflate, br' });
    expect(brotli.response.headers.get('content-encoding')).toBe('br');
    expect(brotliDecompressSync(brotli.body).toString()).toBe(text);
    expect(brotli.body.length).toBeLessThan(500);
    const gzip = await get(address, { 'accept-encoding': 'gzip' });
    expect(gunzipSync(gzip.body).toString()).toBe(text);
    expect((await get(address)).body.toString()).toBe(text);
  });

  it('is not sent again while its tag stands, and is once it changed', async () => {
    const first = (await get('/examples/')).response;
    const tag = { 'if-none-match': first.headers.get('etag') as string };
    expect((await get('/examples/', tag)).response.status).toBe(304);
    writeFileSync(path.join(folder, 'examples/index.html'), '<!doctype html><title>changed</title>');
    const { response, body } = await get('/examples/', tag);
    expect([response.status, body.toString()]).toEqual([200, '<!doctype html><title>changed</title>']);
  });
});

describe('the examples', () => {
  it('are pages, their scripts, style sheets and pictures', async () => {
    expect((await get('/examples/one/pages/')).body.toString()).toBe(FILES['examples/one/pages/index.html']);
    expect((await get('/examples/one/picture.svg')).response.headers.get('content-type')).toBe(
      'image/svg+xml',
    );
    expect((await get('/examples/one/pages/button.js')).body.toString()).toBe('press()');
  });

  it('do not show their sources', async () => {
    expect((await get('/examples/install.ts')).response.status).toBe(404);
  });
});

describe('no way leads out of the folders', () => {
  it.each([
    '/examples/../secret.html',
    '/examples/%2e%2e/secret.html',
    '/examples/..%2fsecret.html',
    '/examples/one/..%2f..%2f..%2fsecret.html',
    '/examples/..%5csecret.html',
    '/examples//etc/passwd.html',
    '/designer/../runtime/main.js',
    '/designer/%2e%2e/runtime/main.js',
    '/designer/..%2fruntime/main.js',
    '/designer/%00.html',
    '/dogear.js/../../runtime/main.js',
  ])('%s', async (address) => {
    const { body } = await get(address);
    expect(body.toString()).not.toContain('secret');
  });
});
