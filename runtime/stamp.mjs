/** Says whether dist/ was built from the sources that are here now. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const STAMP = 'dist/.stamp';

const FOLDERS = ['sdk', 'designer', 'runtime', 'examples'];
const FILES = ['package-lock.json', 'rollup.config.mjs', 'tsconfig.json'];
const SOURCE = /\.(m?[jt]sx?|css|json)$|^designer.*\.html$/;

/** A hash over names and contents of everything that a bundle is made from; paths are relative to the project. */
export function sourceStamp() {
  const hash = createHash('sha256');
  for (const file of [...FOLDERS.flatMap(sources), ...FILES].sort()) {
    hash.update(`${file}\n`).update(readFileSync(file)).update('\n');
  }
  return hash.digest('hex');
}

function sources(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
    .filter((file) => SOURCE.test(file));
}
