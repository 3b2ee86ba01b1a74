/** The SDK, the pages and the examples as files. */
import { join } from 'node:path';
import type { Context } from 'hono';
import type { App, Env } from './env.ts';
import { createFiles, type Encoding, type Served } from './files.ts';
import { notFound, problemResponse } from './problem.ts';

/** Folders as they lie on disk. */
export interface Assets {
  /** What `npm run build` writes. */
  dist: string;
  examples: string;
}

type Headers = Record<string, string>;

const NOSNIFF = { 'x-content-type-options': 'nosniff' };
/** Any page may load the SDK, and its chunks as modules. */
const SDK: Headers = {
  ...NOSNIFF,
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'public, max-age=600',
};
/** Pages with figures about people: no foreign script, no frame around them, no address given away. */
const PAGE: Headers = {
  ...NOSNIFF,
  'content-security-policy':
    "default-src 'self'; img-src 'self' data: https: http:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
};
const SCRIPTS = ['dogear.js', 'dogear-push.js', 'dogear-vitals.js'];
const HASHED = /-[\w-]{8}\.(?:js|css)(?:\.map)?$/;

const EXAMPLE = /\.(?:html|css|js|svg)$/;
const FOREVER = 'public, max-age=31536000, immutable';

export function serveAssets(app: App, { dist, examples }: Assets): void {
  const files = createFiles();
  const serve = async (c: Context<Env>, file: string | undefined, headers: Headers) => {
    const served = file === undefined ? undefined : await files(file);
    return served ? respond(c, served, headers) : problemResponse(notFound('page'));
  };
  for (const name of SCRIPTS) app.get(`/${name}`, (c) => serve(c, join(dist, 'sdk', name), SDK));
  for (const page of ['designer', 'agent', 'examples']) {
    app.get(`/${page}`, (c) => c.redirect(`/${page}/`, 308));
  }
  for (const page of ['designer', 'agent']) {
    app.get(`/${page}/*`, (c) => {
      const file = within(join(dist, page), c.req.path.slice(page.length + 2), 'index.html');
      const cached = HASHED.test(c.req.path) ? FOREVER : 'no-cache';
      return serve(c, file, { ...PAGE, 'cache-control': cached });
    });
  }
  app.get('/examples/*', (c) => {
    const file = within(examples, c.req.path.slice('/examples/'.length));
    return serve(c, EXAMPLE.test(file ?? '') ? file : undefined, { ...NOSNIFF, 'cache-control': 'no-cache' });
  });
  app.get('/', (c) => c.redirect('/designer/', 302));
}

/**
 * The file that a path names; a folder is its index. Any path without a file's ending is the page `all`, if given:
 * its own router shows what the address names. Only plain names: no way leads out of the folder.
 */
function within(folder: string, path: string, all?: string): string | undefined {
  const parts = path.split('/');
  if (all !== undefined && !/\.\w+$/.test(path)) return join(folder, all);
  if (parts.at(-1) === '') parts.splice(-1, 1, 'index.html');
  return parts.every((part) => /^[\w-][\w.-]*$/.test(part)) ? join(folder, ...parts) : undefined;
}

async function respond(c: Context<Env>, served: Served, headers: Headers): Promise<Response> {
  const { type, etag } = served;
  const all = { ...headers, etag, vary: 'Accept-Encoding' };
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, all);
  const encoding = encodingFor(c.req.header('accept-encoding') ?? '');
  const body = await served.body(encoding);
  return c.body(body, 200, {
    ...all,
    'content-type': type,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  });
}

function encodingFor(accepted: string): Encoding {
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
}
