/** What a browser must load, in bytes, beside what it may be. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export interface Bundle {
  name: string;
  /** Paths from the project's root. */
  files: string[];
  /** Bytes at brotli 11, over all files. */
  limit?: number;
  /** Bytes that it aims at. */
  goal?: number;
}

/** Bytes, over all files of the bundle, each compressed alone. */
export interface Size {
  raw: number;
  gzip: number;
  brotli: number;
}

/** Throws when the build is missing. */
export function bundles(): Bundle[] {
  const designer = firstLoad('dist/designer', '/designer/');
  return [
    { name: 'sdk', files: ['dist/sdk/dogear.js'], limit: 8_000, goal: 6_000 },
    { name: 'sdk later', files: ['dist/sdk/dogear-later.js'], limit: 13_350 },
    { name: 'sdk push', files: ['dist/sdk/dogear-push.js'], limit: 8_000 },
    { name: 'sdk debug', files: ['dist/sdk/dogear-debug.js'], limit: 6_000 },
    { name: 'sdk vitals', files: ['dist/sdk/dogear-vitals.js'] },
    { name: 'sdk share', files: ['dist/sdk/dogear-share.js'], limit: 1_000 },
    { name: 'sdk overlay', files: ['dist/sdk/dogear-overlay.js'], limit: 10_250 },
    { name: 'designer first load', files: designer, limit: 120_000 },
    { name: 'designer later', files: filesIn('dist/designer').filter((file) => !designer.includes(file)) },
    { name: 'agent first load', files: firstLoad('dist/agent', '/agent/') },
  ];
}

/** Throws when a file is missing, and says what to do. */
export function sizeOf({ files }: Bundle): Size {
  const sizes = files.map((file) => measure(readBuilt(file)));
  const total = (by: keyof Size) => sizes.reduce((sum, size) => sum + size[by], 0);
  return { raw: total('raw'), gzip: total('gzip'), brotli: total('brotli') };
}

function measure(content: Buffer): Size {
  const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  return { raw: content.length, gzip: gzipSync(content, { level: 9 }).length, brotli: brotli.length };
}

/** The page itself and everything it names: script, preloaded chunks, style sheet. */
function firstLoad(folder: string, base: string): string[] {
  const html = readBuilt(`${folder}/index.html`).toString();
  const named = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(
    ([, address]) => address as string,
  );
  return [`${folder}/index.html`, ...named.map((address) => `${folder}/${address.replace(base, '')}`)];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).map((name) => `${folder}/${name}`);
}

function readBuilt(file: string): Buffer {
  if (!existsSync(file)) throw new Error(`${file} is missing: run \`npm run build\` first.`);
  return readFileSync(file);
}
