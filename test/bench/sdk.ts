/**
 * What the SDK costs the reader's phone: bytes, and time on the main thread while an article is scrolled through for 30 s
 * with the processor slowed four times. The same page without the SDK, scrolled the same way in the same run, is taken off.
 */
import type { Browser } from 'playwright';
import type { Bench } from '../support/bench.ts';
import { launchChromium } from '../support/chromium.ts';
import { type Served, serve } from '../support/process.ts';
import { bundles, sizeOf } from '../support/sizes.ts';
import { PHONE, swipesFor } from '../support/swipes.ts';
import { type Busy, busyDuring } from '../support/trace.ts';

const SECONDS = 30;
const SLOWER = 4;
const ARTICLE = '/examples/critical-illness/pages/waiting-period.html';
/** How long the eyes rest after a swipe, ms. */
const REST = 1_200;

export default { name: 'sdk', run } satisfies Bench;

async function run(): Promise<Record<string, number>> {
  const served = await serve();
  const browser = await launchChromium();
  try {
    await served.api('PUT', '/api/sites/bench', { name: 'Bench', key: 'pk_example' });
    await scroll(browser, served, true, 2);
    const without = await scroll(browser, served, false, SECONDS);
    const { requests, sentBytes, ...busy } = await scroll(browser, served, true, SECONDS);
    return { ...bytes(), ...costs(busy, without), requests, sentBytes };
  } finally {
    await browser.close();
    await served.stop();
  }
}

/** Brotli 11; the SDK first, then what it fetches when it is needed. */
function bytes(): Record<string, number> {
  const [sdk = 0, later = 0, push = 0, vitals = 0] = ['sdk', 'sdk later', 'sdk push', 'sdk vitals'].map(
    (name) => {
      const bundle = bundles().find((one) => one.name === name);
      return bundle ? sizeOf(bundle).brotli : 0;
    },
  );
  return { brotliBytes: sdk, laterBrotliBytes: later, pushBrotliBytes: push, vitalsBrotliBytes: vitals };
}

function costs(busy: Busy, without: Busy): Record<string, number> {
  const scriptMs = busy.scripts - without.scripts;
  return {
    seconds: SECONDS,
    slower: SLOWER,
    scriptMs,
    scriptMsPerSecond: scriptMs / SECONDS,
    longestScriptMs: busy.longestScript,
    longTasks: busy.longScriptTasks - without.longScriptTasks,
    mainThreadMs: busy.tasks,
    mainThreadWithoutMs: without.tasks,
  };
}

interface Scrolled extends Busy {
  /** Batches, and the bytes of their bodies. */
  requests: number;
  sentBytes: number;
}

async function scroll(browser: Browser, { url }: Served, sdk: boolean, seconds: number): Promise<Scrolled> {
  const context = await browser.newContext(PHONE);
  if (!sdk) await context.route('**/dogear*.js', (route) => route.abort());
  const page = await context.newPage();
  const bodies: number[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/v1/batch')) bodies.push(request.postDataBuffer()?.length ?? 0);
  });
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const busy = await busyDuring(browser, page, url, async () => {
    await page.goto(url + ARTICLE);
    await swipesFor(cdp, seconds * 1_000, REST);
  });
  await context.close();
  return { ...busy, requests: bodies.length, sentBytes: bodies.reduce((sum, size) => sum + size, 0) };
}
