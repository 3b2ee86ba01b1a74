/** The browser of the tests: where it is found, and how it is started. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** A quiet browser; a container's root cannot have the sandbox. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** `DOGEAR_CHROMIUM`, else an installed Chromium or Chrome, else Playwright's own; undefined when there is none. */
export function chromiumPath(): string | undefined {
  const told = process.env.DOGEAR_CHROMIUM;
  if (told) return told;
  return [...USUAL_PLACES, chromium.executablePath()].find((path) => existsSync(path));
}

/** Throws when no Chromium is found: `npm test` installs one, a single test file does not. `more`: other arguments. */
export function launchChromium(...more: string[]): Promise<Browser> {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error('No Chromium found. Run `npm test` once, or set DOGEAR_CHROMIUM.');
  return chromium.launch({ executablePath, args: [...ARGUMENTS, ...more] });
}
