/** `npm start` (`--demo`) and `npm run serve`: builds what is stale, then runs the bundled runtime in this process. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { STAMP, sourceStamp } from './stamp.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
if (!existsSync('node_modules')) fail('The packages are not installed. Run "npm ci" first.');
if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== sourceStamp()) build();
if (process.argv.includes('--demo')) process.env.DOGEAR_DEMO = '1';
await import('../dist/runtime/main.js');

function build() {
  console.log('Building the pages and the runtime…');
  const rollup = 'node_modules/rollup/dist/bin/rollup';
  if (!existsSync(rollup)) fail('The build tools are not installed. Run "npm ci" with development packages.');
  const { status } = spawnSync(process.execPath, [rollup, '-c', '--silent'], { stdio: 'inherit' });
  if (status !== 0) fail('The build failed; the lines above say where. Nothing was started.');
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
