/** The SDK, the pages and the examples as files. */
import { join } from 'node:path';
import type { Context } from 'hono';
import type { App, Env } from './env.ts';
import { createFiles, type Encoding, type Served, servedScript } from './files.ts';
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
};
/** `dogear.js` follows the runtime; a page that wants neither surprises nor questions pins a build. */
const FRESH = 'public, max-age=600';
/** Pages with figures about people: no foreign script, no frame around them, no address given away. */
const PAGE: Headers = {
  ...NOSNIFF,
  'content-security-policy':
    "default-src 'self'; img-src 'self' data: https: http:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
};
const HASHED = /-[\w-]{8}\.(?:js|css)(?:\.map)?$/;

const EXAMPLE = /\.(?:html|css|js|svg)$/;
const FOREVER = 'public, max-age=31536000, immutable';

/** The script of a build that was ever served. */
export type KeptScript = (build: string, name: string) => Promise<string | undefined>;

export function serveAssets(app: App, { dist, examples }: Assets, kept: KeptScript): void {
  const files = createFiles();
  const serve = async (c: Context<Env>, file: string | undefined, headers: Headers) => {
    const served = file === undefined ? undefined : await files(file);
    return served ? respond(c, served, headers) : problemResponse(notFound('page'));
  };
  app.get('/:script{dogear(?:-[a-z]+)?\\.js}', (c) => {
    return serve(c, join(dist, 'sdk', c.req.param('script')), { ...SDK, 'cache-control': FRESH });
  });
  servePinned(app, kept);
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

/** Files that never change: the name of their build follows from their bytes. */
function servePinned(app: App, kept: KeptScript): void {
  const known = new Map<string, Served>();
  app.get('/sdk/:build{[0-9a-f]{16}}/:script{dogear(?:-[a-z]+)?\\.js}', async (c) => {
    const { build, script } = c.req.param();
    const served =
      known.get(c.req.path) ?? (await kept(build, script).then((text) => text && servedScript(text)));
    if (!served) return problemResponse(notFound('build of the SDK'), SDK);
    known.set(c.req.path, served);
    return respond(c, served, { ...SDK, 'cache-control': FOREVER });
  });
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
