/**
 * What reading along costs the main thread of a slow phone: a page of 10,000 words, loaded and then scrolled by swipes
 * for 60 s with a processor four times as slow; alone, with the SDK, with Plausible, and with PostHog. Told is the
 * processor time of all tasks of the page's main thread, the browser's own work for the page included, less that of
 * the page alone.
 *
 * All pages are read at the same moment, several of each, swipe by swipe together, so that a machine on which others
 * work does to all of them the same; time that the thread waited for the processor does not count. What a slow
 * processor needs is what this one needs, times four: a browser that slows itself down keeps a processor busy for each
 * page, and counts by the clock on the wall. A guest's cost is a small difference of large figures, so all is done
 * several times over, in a browser of its own, and each figure is the one in the middle.
 */
import type { Browser, CDPSession } from 'playwright';
import type { Bench } from '../../support/bench.ts';
import { BenchSite } from '../../support/bench-site.ts';
import { launchChromium } from '../../support/chromium.ts';
import { PHONE, pause, swipe } from '../../support/swipes.ts';
import { Prose } from '../../truth/pages/prose.ts';
import { median } from '../../truth/statistics.ts';
import { installTrackers, TrackerDesk } from '../trackers/desk.ts';

const SLOWER = 4;
const WORDS = 10_000;
const SWIPES = 60;
const SWIPE_EVERY = 1_000;
/** Pages of each guest that are read at the same moment. */
const COPIES = 3;
const ROUNDS = 3;
/** From the load of the page until the scrolling begins: by then everything has been fetched, ms. */
const SETTLES = 6_000;

const GUESTS = ['alone', 'dogear', 'plausible', 'posthog'] as const;
type Guest = (typeof GUESTS)[number];

const goals: Record<string, string> = {
  costDogearMs: 'at most Plausible + 20 %, under a tenth of PostHog',
  costOfPlausibleShare: '≤ 1.2',
  costOfPosthogShare: '< 0.1',
};

export default { name: 'cost', run, goals } satisfies Bench;

/** Processor time of the page's main thread since the page was opened, ms. */
interface Spent {
  tasks: number;
  scripts: number;
}

interface Visit {
  guest: Guest;
  loading: Spent;
  scrolling: Spent;
}

async function run(): Promise<Record<string, number>> {
  await installTrackers();
  const site = await openSite();
  try {
    const rounds: Record<string, number>[] = [];
    for (let i = 0; i < ROUNDS; i++) rounds.push(await round(site));
    const middle = (name: string) => median(rounds.map((figures) => figures[name] as number));
    const named = Object.keys(rounds[0] ?? {}).map((name) => [name, middle(name)]);
    const shares = rounds.map(({ costOfPlausibleShare }) => costOfPlausibleShare as number);
    return {
      ...Object.fromEntries(named),
      costOfPlausibleShareLeast: Math.min(...shares),
      costOfPlausibleShareMost: Math.max(...shares),
    };
  } finally {
    await site.close();
  }
}

async function round(site: BenchSite): Promise<Record<string, number>> {
  const browser = await launchChromium();
  try {
    const all = Array.from({ length: COPIES }, () => GUESTS).flat();
    return figuresOf(await Promise.all(all.map((guest) => visit(browser, guest, `${site.url}/${guest}`))));
  } finally {
    await browser.close();
  }
}

function figuresOf(visits: readonly Visit[]): Record<string, number> {
  const spent = (guest: Guest, of: (visit: Visit) => number) =>
    SLOWER * median(visits.filter((visit) => visit.guest === guest).map(of));
  const cost = (guest: Guest, of: (visit: Visit) => number) => spent(guest, of) - spent('alone', of);
  const scrolling = (guest: Guest) => cost(guest, (visit) => visit.scrolling.tasks);
  const told = GUESTS.slice(1).flatMap((guest) => [
    [nameOf(guest, 'Ms'), scrolling(guest)],
    [nameOf(guest, 'ScriptMs'), cost(guest, (visit) => visit.scrolling.scripts)],
    [nameOf(guest, 'LoadMs'), cost(guest, (visit) => visit.loading.tasks)],
  ]);
  return {
    costAloneMs: spent('alone', (visit) => visit.scrolling.tasks),
    ...Object.fromEntries(told),
    costOfPlausibleShare: scrolling('dogear') / scrolling('plausible'),
    costOfPosthogShare: scrolling('dogear') / scrolling('posthog'),
    costPlausibleOfPosthogShare: scrolling('plausible') / scrolling('posthog'),
  };
}

const nameOf = (guest: Guest, what: string) => `cost${guest[0]?.toUpperCase()}${guest.slice(1)}${what}`;

async function visit(browser: Browser, guest: Guest, url: string): Promise<Visit> {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url);
  await pause(SETTLES);
  const loading = await spentOn(cdp);
  for (let i = 0; i < SWIPES; i++) await Promise.all([swipe(cdp), pause(SWIPE_EVERY)]);
  const { tasks, scripts } = await spentOn(cdp);
  await context.close();
  return { guest, loading, scrolling: { tasks: tasks - loading.tasks, scripts: scripts - loading.scripts } };
}

async function spentOn(cdp: CDPSession): Promise<Spent> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (wanted: string) => 1_000 * (metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN);
  return { tasks: of('TaskDuration'), scripts: of('ScriptDuration') };
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
