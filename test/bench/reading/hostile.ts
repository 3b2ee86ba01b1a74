/**
 * The SDK on pages that break their guests, and under a load that no page has: is anything thrown, written or held up?
 * A task is ours as far as it runs the SDK's files; what a call of the page takes is measured around the call.
 */
import type { Browser, Page } from 'playwright';
import type { Bench } from '../../support/bench.ts';
import { BenchSite } from '../../support/bench-site.ts';
import { launchChromium } from '../../support/chromium.ts';
import { HOSTILE_PAGES, type HostilePage } from '../../support/hostile-pages.ts';
import { articlePage } from '../../support/sdk-pages.ts';
import { PHONE, pause, swipesFor } from '../../support/swipes.ts';
import { busyDuring, longestOf } from '../../support/trace.ts';

/** How long each page is read, ms; and how long the eyes rest after a swipe. */
const READS = 3_000;
const REST = 300;
/** Until everything of the SDK is there, and until it is at rest again, ms. */
const SETTLES = 3_000;
/** What a page says last is on its way no longer than that, ms. */
const ARRIVES = 2_000;
/** A task over this is long, ms. */
const LONG = 50;
const MESSAGES = 100_000;
/** So many calls of the page in one turn. */
const CALLS = 100;

const goals: Record<string, string> = {
  hostilePages: '≥ 20',
  hostileUncaughtErrors: '0',
  hostileConsoleLines: '0',
  hostileTasksOver50Ms: '0',
  queuedHeapMb: '≤ 5',
  queuedTasksOver50Ms: '0',
};

export default { name: 'hostile', run, goals } satisfies Bench;

async function run(): Promise<Record<string, number>> {
  const [site, browser] = await Promise.all([BenchSite.open(), launchChromium()]);
  try {
    const visits: Visit[] = [];
    for (const [i, hostile] of HOSTILE_PAGES.entries()) visits.push(await visit(browser, site, hostile, i));
    const total = (of: (visit: Visit) => number) => visits.reduce((sum, one) => sum + of(one), 0);
    return {
      hostilePages: visits.length,
      hostileRead: total(({ read }) => Number(read)),
      hostileUncaughtErrors: total(({ errors }) => errors),
      hostileConsoleLines: total(({ lines }) => lines),
      hostileTasksOver50Ms: visits.filter(({ longest }) => longest > LONG).length,
      hostileLongestTaskMs: Math.max(...visits.map(({ longest }) => longest)),
      ...(await queue(browser, site)),
    };
  } finally {
    await browser.close();
    await site.close();
  }
}

interface Visit {
  errors: number;
  lines: number;
  /** ms of the longest task of ours. */
  longest: number;
  /** The runtime heard how it was read. */
  read: boolean;
}

async function visit(browser: Browser, site: BenchSite, hostile: HostilePage, i: number): Promise<Visit> {
  const { html, before, headers, name } = hostile;
  const context = await browser.newContext(PHONE);
  if (before) await context.addInitScript(before);
  const page = await context.newPage();
  const heard = listen(page);
  const cdp = await context.newCDPSession(page);
  const url = site.page(`/hostile-${i}`, html, headers);
  const from = site.heard.length;
  const longest = await longestOf(browser, page, url, /\/dogear[a-z-]*\.js/, async () => {
    await page.goto(url);
    await swipesFor(cdp, READS, REST);
    await page.goto('about:blank');
    await pause(200);
  });
  const isRead = () => site.heard.slice(from).some(({ type }) => type === 'reading');
  for (const end = Date.now() + ARRIVES; !isRead() && Date.now() < end; ) await pause(50);
  const read = isRead();
  await context.close();
  if (heard.errors.length + heard.lines.length || longest > LONG || read === !!hostile.mute)
    console.error(`    ${name}:`, { ...heard, longest, read });
  return { errors: heard.errors.length, lines: heard.lines.length, longest, read };
}

function listen(page: Page): { errors: string[]; lines: string[] } {
  const heard = { errors: [] as string[], lines: [] as string[] };
  page.on('pageerror', (error) => heard.errors.push(String(error)));
  page.on('console', (message) => heard.lines.push(message.text()));
  return heard;
}

/** As many messages as nobody sends, while the runtime is out of reach: what they take of time and memory. */
async function queue(browser: Browser, site: BenchSite): Promise<Record<string, number>> {
  const page = await browser.newPage();
  const url = site.page('/queue', articlePage(10));
  await page.route('**/v1/batch', () => undefined);
  const cdp = await page.context().newCDPSession(page);
  const heap = async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    return (await cdp.send('Runtime.getHeapUsage')).usedSize;
  };
  let taken = 0;
  const { longScriptTasks, longestScript } = await busyDuring(browser, page, url, async () => {
    await page.goto(url);
    await pause(SETTLES);
    const before = await heap();
    await page.evaluate(trackAll, { messages: MESSAGES, calls: CALLS });
    await pause(SETTLES);
    taken = (await heap()) - before;
  });
  await page.close();
  return {
    queuedMessages: MESSAGES,
    queuedHeapMb: taken / 1_000_000,
    queuedTasksOver50Ms: longScriptTasks,
    queuedLongestTaskMs: longestScript,
  };
}

/** In the page: so many calls in each turn. */
async function trackAll({ messages, calls }: { messages: number; calls: number }): Promise<void> {
  const { dogear } = window as unknown as { dogear: { track(name: string, properties: object): void } };
  for (let i = 0; i < messages; i += calls) {
    for (let j = i; j < i + calls; j++) dogear.track('seen', { i: j, text: 'a text of some words' });
    await new Promise((resolve) => setTimeout(resolve));
  }
}
