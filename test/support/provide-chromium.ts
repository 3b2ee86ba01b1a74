/** Makes sure that a Chromium is there, by whatever the machine offers. */
import { spawnSync } from 'node:child_process';
import { chromiumPath } from './chromium.ts';
import { canBecomeRoot, installPackage, isRoot } from './machine.ts';

/** The path of a Chromium that is there now; throws when none could be installed. */
export function provideChromium(): string {
  const path = chromiumPath() ?? fromPlaywright() ?? fromPackages();
  if (path) return path;
  throw new Error(
    'No Chromium for the browser tests: none is installed, and neither Playwright nor apt-get could install one. ' +
      'Install Chromium or Chrome, or set DOGEAR_CHROMIUM to its path.',
  );
}

/** With the system's libraries too where that asks nobody for a password. */
function fromPlaywright(): string | undefined {
  console.log('No Chromium found; installing Playwright’s.');
  const libraries = process.platform === 'linux' && (isRoot() || canBecomeRoot()) ? ['--with-deps'] : [];
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/playwright/cli.js', 'install', ...libraries, 'chromium'],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  return status === 0 ? chromiumPath() : undefined;
}

function fromPackages(): string | undefined {
  return installPackage('chromium') ? chromiumPath() : undefined;
}
