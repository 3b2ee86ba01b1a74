/** The SDK as it was built: its files, their fingerprints, and the name of the build. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SdkShown } from '../wire/api/sdk.ts';

export interface SdkBuild extends SdkShown {
  /** The script of each file, by name. */
  scripts: ReadonlyMap<string, string>;
}

/** What a page may ask for: the core, and the chunks beside it. */
export const SDK_FILE = /^dogear(?:-[a-z]+)?\.js$/;
const CORE = 'dogear.js';
/** Characters of the name of a build; it tells builds apart, the fingerprints protect them. */
const NAME_LENGTH = 16;

/** `dist`: what `npm run build` writes. Nothing where the SDK was not built. */
export function readSdkBuild(dist: string): SdkBuild | undefined {
  const folder = join(dist, 'sdk');
  if (!existsSync(join(folder, CORE))) return undefined;
  const names = readdirSync(folder).filter((name) => SDK_FILE.test(name));
  // The core comes first, so that its fingerprint leads in the snippet.
  names.sort((a, b) => Number(b === CORE) - Number(a === CORE) || (a < b ? -1 : 1));
  const scripts = new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  const files = [...scripts].map(([name, script]) => describe(name, script));
  const build = digest(
    'sha256',
    files.map(({ name, integrity }) => `${name} ${integrity}`).join('\n'),
    'hex',
  );
  const path = `/sdk/${build.slice(0, NAME_LENGTH)}/${CORE}`;
  const integrity = files.map((file) => file.integrity).join(' ');
  return {
    version: versionBeside(dist),
    build: build.slice(0, NAME_LENGTH),
    path,
    integrity,
    files,
    scripts,
  };
}

const describe = (name: string, script: string) => ({
  name,
  integrity: `sha384-${digest('sha384', script, 'base64')}`,
});

const digest = (algorithm: string, text: string, encoding: 'hex' | 'base64'): string =>
  createHash(algorithm).update(text).digest(encoding);

function versionBeside(dist: string): string {
  const file = join(dist, '../package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : '0.0.0';
}
