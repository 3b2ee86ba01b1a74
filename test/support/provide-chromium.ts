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

/** With the system's libraries too where that asks nobody for a password; without them where they are there. */
function fromPlaywright(): string | undefined {
  console.log('No Chromium found; installing Playwright’s.');
  const canInstallLibraries = process.platform === 'linux' && (isRoot() || canBecomeRoot());
  const installed = (canInstallLibraries && playwrightInstall('--with-deps')) || playwrightInstall();
  return installed ? chromiumPath() : undefined;
}

function playwrightInstall(...options: string[]): boolean {
  const command = ['node_modules/playwright/cli.js', 'install', ...options, 'chromium'];
  return spawnSync(process.execPath, command, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

function fromPackages(): string | undefined {
  return installPackage('chromium') ? chromiumPath() : undefined;
}
