/**
 * What reading along costs the main thread of a slow phone: a page of 10,000 words, loaded and then scrolled by swipes
 * for 60 s with the processor slowed four times; alone, with the SDK, with Plausible, and with PostHog. Told is the
 * processor time of all tasks of the page's main thread, the browser's own work for the page included, less that of
 * the page alone. The 60 s are pieces of 20 s in turn, a fresh page each, and the medians of the pieces are added up,
 * so that a moment in which the machine was busy decides nothing.
 */
import type { Browser } from 'playwright';
import type { Bench } from '../../support/bench.ts';
import { BenchSite } from '../../support/bench-site.ts';
import { launchChromium } from '../../support/chromium.ts';
import { PHONE, pause, swipesFor } from '../../support/swipes.ts';
import { type Busy, busyAround } from '../../support/trace.ts';
import { Prose } from '../../truth/pages/prose.ts';
import { median } from '../../truth/statistics.ts';
import { installTrackers, TrackerDesk } from '../trackers/desk.ts';

const SLOWER = 4;
const WORDS = 10_000;
const PIECES = 3;
const PIECE_MS = 20_000;
/** How long the eyes rest after a swipe, ms. */
const REST = 500;
/** From the load of the page until the scrolling begins: by then everything has been fetched, ms. */
const SETTLES = 4_000;
const MARK = 'scrolling begins';

const GUESTS = ['alone', 'dogear', 'plausible', 'posthog'] as const;
type Guest = (typeof GUESTS)[number];

const goals: Record<string, string> = {
  costDogearMs: 'at most Plausible + 20 %, under a tenth of PostHog',
  costOfPlausibleShare: '≤ 1.2',
  costOfPosthogShare: '< 0.1',
  costDogearLongTasks: '0',
};

export default { name: 'cost', run, goals } satisfies Bench;

async function run(): Promise<Record<string, number>> {
  await installTrackers();
  const [site, browser] = await Promise.all([openSite(), launchChromium()]);
  const visits: Record<Guest, [loading: Busy, scrolling: Busy][]> = {
    ...{ alone: [], dogear: [], plausible: [], posthog: [] },
  };
  try {
    for (let piece = 0; piece < PIECES; piece++)
      for (const guest of GUESTS) visits[guest].push(await visit(browser, `${site.url}/${guest}`));
  } finally {
    await browser.close();
    await site.close();
  }
  const cost = (guest: Guest, part: 0 | 1, of: (busy: Busy) => number) =>
    median(visits[guest].map((one) => of(one[part]))) - median(visits.alone.map((one) => of(one[part])));
  const scrolling = (guest: Guest) => PIECES * cost(guest, 1, ({ tasks }) => tasks);
  const told = GUESTS.slice(1).flatMap((guest) => [
    [nameOf(guest, 'Ms'), scrolling(guest)],
    [nameOf(guest, 'ScriptMs'), PIECES * cost(guest, 1, ({ scripts }) => scripts)],
    [nameOf(guest, 'LoadMs'), cost(guest, 0, ({ tasks }) => tasks)],
    [nameOf(guest, 'LongTasks'), Math.max(0, ...visits[guest].flat().map((busy) => busy.longScriptTasks))],
    [nameOf(guest, 'LongestScriptMs'), Math.max(...visits[guest].flat().map((busy) => busy.longestScript))],
  ]);
  return {
    costAloneMs: PIECES * median(visits.alone.map(([, { tasks }]) => tasks)),
    ...Object.fromEntries(told),
    costOfPlausibleShare: scrolling('dogear') / scrolling('plausible'),
    costOfPosthogShare: scrolling('dogear') / scrolling('posthog'),
  };
}

const nameOf = (guest: Guest, what: string) => `cost${guest[0]?.toUpperCase()}${guest.slice(1)}${what}`;

async function visit(browser: Browser, url: string): Promise<[loading: Busy, scrolling: Busy]> {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const busy = await busyAround(MARK, browser, page, url, async () => {
    await page.goto(url);
    await pause(SETTLES);
    await page.evaluate((name) => performance.mark(name), MARK);
    await swipesFor(cdp, PIECE_MS, REST);
  });
  await context.close();
  return busy;
}

/** A page for each guest. */
async function openSite(): Promise<BenchSite> {
  const site = await BenchSite.open();
  const desk = new TrackerDesk();
  site.besides = (request, response) => desk.serves(request, response);
  const text = article();
  const tags: Record<Guest, string> = {
    alone: '',
    dogear: '<script async src="/dogear.js" data-key="pk_cost"></script>',
    plausible: desk.tags('plausible', 'cost'),
    posthog: desk.tags('posthog', 'cost'),
  };
  for (const guest of GUESTS) {
    const head = `<meta name="viewport" content="width=device-width"><title>Long</title>${tags[guest]}`;
    const html = `<!doctype html><html lang="en"><head>${head}</head><body><article>${text}</article></body></html>`;
    site.page(`/${guest}`, html);
  }
  return site;
}

function article(): string {
  const prose = new Prose('en', 'cost');
  const paragraphs: string[] = [];
  for (let words = 0; words < WORDS; words += paragraphs.at(-1)?.split(' ').length ?? 0)
    paragraphs.push(prose.paragraph());
  return `<h1>${prose.heading()}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}`;
}
