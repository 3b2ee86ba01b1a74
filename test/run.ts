/**
 * `npm test`: checks, builds, provides a browser and a database, runs every test, and ends with one line that counts.
 * In CI a skipped test is a failure. Arguments go to vitest.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { provideChromium } from './support/provide-chromium.ts';
import { providePostgres, type Server } from './support/provide-postgres.ts';

const RESULTS = 'test/.artifacts/results.json';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const checked = npmRun('check');
if (!npmRun('build')) fail('The build failed; nothing was tested.');
const faults = checked ? [] : ['The checks failed; see the top of this output.'];

const { chromium, postgres } = await provide().catch((error: Error) => fail(error.message));
if (!postgres) warnAboutPostgres();
const exitCode = await vitest({
  DOGEAR_CHROMIUM: chromium,
  ...(postgres && { DOGEAR_TEST_DATABASE_URL: postgres.url }),
}).finally(() => postgres?.stop());

const counts = countResults();
if (exitCode !== 0 || counts.failed > 0) faults.push('Tests failed.');
if (process.env.CI && counts.skipped > 0) faults.push('Tests were skipped, which CI does not allow.');
for (const fault of faults) console.error(fault);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = faults.length > 0 ? 1 : 0;

function npmRun(script: string): boolean {
  return (
    spawnSync(`npm run --silent ${script}`, { shell: true, stdio: ['ignore', 'inherit', 'inherit'] })
      .status === 0
  );
}

async function provide(): Promise<{ chromium: string; postgres: Server | undefined }> {
  return { chromium: provideChromium(), postgres: await providePostgres() };
}

async function vitest(env: Record<string, string>): Promise<number> {
  rmSync(RESULTS, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`];
  const child = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...process.argv.slice(2)],
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } },
  );
  const [code] = await once(child, 'exit');
  return code ?? 1;
}

/** A test file that could not even be loaded counts as one failed test. */
function countResults(): Counts {
  if (!existsSync(RESULTS)) return { passed: 0, failed: 1, skipped: 0 };
  const results = JSON.parse(readFileSync(RESULTS, 'utf8'));
  const unloaded = results.testResults.filter(
    (file: { status: string; assertionResults: unknown[] }) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + unloaded.length,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}

function warnAboutPostgres(): void {
  console.error(
    '\n*** No PostgreSQL: its tests are SKIPPED. Install PostgreSQL, or set DOGEAR_TEST_DATABASE_URL ' +
      'to a server where databases may be created. ***\n',
  );
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
