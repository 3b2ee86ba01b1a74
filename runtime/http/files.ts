/** Files in memory, each with its ETag and compressed once; a file that changed on disk is read again. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

export interface Served {
  type: string;
  /** With quotes, the same for every encoding. */
  etag: string;
  body(encoding: Encoding): Promise<Uint8Array<ArrayBuffer>>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.map': 'application/json',
};

/** Bytes up to which brotli squeezes as hard as it can, once: 6 % less of `dogear.js`. What is larger only operators load. */
const SMALL = 65_536;

const compress: Record<Encoding, (raw: Buffer) => Promise<Uint8Array>> = {
  br: (raw) =>
    promisify(brotliCompress)(raw, {
      params: { [constants.BROTLI_PARAM_QUALITY]: raw.length < SMALL ? 11 : 6 },
    }),
  gzip: (raw) => promisify(gzip)(raw),
  identity: async (raw) => raw,
};

/** `undefined` where there is no such file, or none of a kind that is served. */
export function createFiles(): (file: string) => Promise<Served | undefined> {
  const known = new Map<string, { stamp: string; served: Served }>();
  return async (file) => {
    const type = TYPES[extname(file)];
    const found = type === undefined ? undefined : await stat(file).catch(() => undefined);
    if (type === undefined || !found?.isFile()) return undefined;
    const stamp = `${found.mtimeMs} ${found.size}`;
    const old = known.get(file);
    if (old?.stamp === stamp) return old.served;
    const served = servedFrom(type, await readFile(file));
    known.set(file, { stamp, served });
    return served;
  };
}

export const servedScript = (script: string): Served =>
  servedFrom(TYPES['.js'] as string, Buffer.from(script));

function servedFrom(type: string, raw: Buffer): Served {
  const bodies = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>();
  const make = async (encoding: Encoding) => new Uint8Array(await compress[encoding](raw));
  return {
    type,
    etag: `"${createHash('sha256').update(raw).digest('base64url').slice(0, 22)}"`,
    body(encoding) {
      const body = bodies.get(encoding) ?? make(encoding);
      bodies.set(encoding, body);
      return body;
    },
  };
}
