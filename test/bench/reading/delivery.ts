/**
 * What arrives of what pages say, in real Chromium, with the real runtime, by the clock on the wall: during an outage that
 * the reader leaves in, before a navigation, from a page that is killed, and from two tabs that share what they could
 * not send. `Twice`: messages that were sent again although the runtime had them, the view that was asked for its blocks
 * among them; it counts each once. A page that is left hears no answer, so the next sends what was on its way again.
 */
import type { Browser, BrowserContext, Page } from 'playwright';
import type { Metrics } from '../../../runtime/wire/api/settings.ts';
import { LEASE } from '../../../sdk/delivery/spool.ts';
import type { Bench } from '../../support/bench.ts';
import { launchChromium } from '../../support/chromium.ts';
import { type Served, serve } from '../../support/process.ts';

const ARTICLE = '/examples/critical-illness/pages/waiting-period.html';
const NEXT = '/examples/critical-illness/pages/premium.html';
const COLLECTOR = '**/v1/batch';
const PATIENCE = 30_000;
const BLOCKED = 30_000;
/** What was sent twice may arrive later than what is waited for: nothing is counted before it was quiet so long, ms. */
const QUIET = 2_000;

const goals = {
  outageArrived: '20 of 20',
  navigateArrived: '100 of 100',
  navigateStoredTwice: '0',
  outageStoredTwice: '0',
  killedArrived: '20 of 20',
  tabsStoredTwice: '0',
  tabsArrived: '40 of 40',
  tabsTwice: '≤ 1: the view with its blocks',
  blockedRequestsInHalfAMinute: 'no flood: at most 8',
};

export default { name: 'delivery', run, goals } satisfies Bench;

async function run(): Promise<Record<string, number>> {
  const browser = await launchChromium();
  try {
    // Each has a runtime of its own, and most of its time it waits.
    const figures = await Promise.all([
      during(browser, 'outage', outage),
      during(browser, 'navigate', navigate),
      during(browser, 'killed', killed),
      during(browser, 'tabs', tabs),
      blocked(browser),
    ]);
    return Object.assign({}, ...figures);
  } finally {
    await browser.close();
  }
}

type Story = (context: BrowserContext, served: Served) => Promise<number>;

/** Lives through the story, which tells how many events there were, and counts what the runtime has. */
async function during(browser: Browser, name: string, story: Story): Promise<Record<string, number>> {
  const [served, context] = await Promise.all([fresh(), browser.newContext()]);
  try {
    const said = await story(context, served);
    await waitFor(() => eventsAt(served), said);
    await quiet(served);
    const arrived = await eventsAt(served);
    const figures = { [`${name}Said`]: said, [`${name}Arrived`]: Math.min(arrived, said) };
    return {
      ...figures,
      [`${name}StoredTwice`]: arrived - Math.min(arrived, said),
      [`${name}Twice`]: await duplicatesAt(served),
    };
  } finally {
    await context.close();
    await served.stop();
  }
}

async function outage(context: BrowserContext, { url }: Served): Promise<number> {
  const page = await opened(context, url);
  await context.route(COLLECTOR, (route) => route.abort('internetdisconnected'));
  await tracks(page, 20);
  await keepsInSpool(page, 20);
  await page.goto('about:blank');
  await context.unroute(COLLECTOR);
  await page.goto(url + ARTICLE);
  return 20;
}

async function navigate(context: BrowserContext, { url }: Served): Promise<number> {
  const page = await opened(context, url);
  await tracks(page, 100, 2_000);
  await page.goto(url + NEXT);
  return 100;
}

async function killed(context: BrowserContext, served: Served): Promise<number> {
  const page = await opened(context, served.url);
  await context.route(COLLECTOR, (route) => route.abort('internetdisconnected'));
  await tracks(page, 20);
  await keepsInSpool(page, 20);
  const crashed = page.waitForEvent('crash');
  page.goto('chrome://crash').catch(() => undefined);
  await crashed;
  await page.close();
  await context.unroute(COLLECTOR);
  const next = await context.newPage();
  await next.goto(served.url + ARTICLE);
  // Until the lease has run out nobody can know that the other page is dead.
  await keepsMoving(next, LEASE + PATIENCE, async () => (await eventsAt(served)) >= 20);
  return 20;
}

async function tabs(context: BrowserContext, { url }: Served): Promise<number> {
  const [one, other] = [await opened(context, url), await opened(context, url)];
  await context.route(COLLECTOR, (route) => route.abort('internetdisconnected'));
  await tracks(one, 20);
  await tracks(other, 20);
  await keepsInSpool(other, 40);
  await context.unroute(COLLECTOR);
  await opened(context, url);
  return 40;
}

async function blocked(browser: Browser): Promise<Record<string, number>> {
  const [served, context] = await Promise.all([fresh(), browser.newContext()]);
  let requests = 0;
  await context.route(COLLECTOR, (route) => {
    requests++;
    return route.abort('blockedbyclient');
  });
  try {
    const page = await opened(context, served.url);
    await tracks(page, 20);
    await keepsMoving(page, BLOCKED);
    return { blockedRequestsInHalfAMinute: requests };
  } finally {
    await context.close();
    await served.stop();
  }
}

async function fresh(): Promise<Served> {
  const served = await serve();
  await served.api('PUT', '/api/sites/bench', { name: 'Bench', key: 'pk_example' });
  return served;
}

/** The page, once everything of the SDK is there. */
async function opened(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url + ARTICLE);
  await page.waitForFunction('document.querySelector("script[src$=\'dogear-later.js\']")');
  await page.waitForTimeout(2_000);
  return page;
}

/** Somebody is there. */
async function keepsMoving(page: Page, ms: number, until = async () => false): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end && !(await until()); ) {
    await page.mouse.wheel(0, 10);
    await page.waitForTimeout(1_000);
  }
}

function tracks(page: Page, count: number, characters = 10): Promise<unknown> {
  const text = 'x'.repeat(characters);
  return page.evaluate(`for (let i = 0; i < ${count}; i++) dogear.track('seen', { i, text: '${text}' })`);
}

/** Waits until the spool of the site has so many events. */
const keepsInSpool = (page: Page, count: number): Promise<unknown> =>
  waitFor(() => page.evaluate(eventsInSpool), count);

/** In the page. */
async function eventsInSpool(): Promise<number> {
  const open = indexedDB.open('dogear-pk_example');
  const database = await new Promise<IDBDatabase>((resolve) => {
    open.onsuccess = () => resolve(open.result);
  });
  const all = database.transaction('messages').objectStore('messages').getAll();
  await new Promise((resolve) => {
    all.onsuccess = resolve;
  });
  database.close();
  return all.result.filter(({ json }) => json?.includes('"type":"event"')).length;
}

/** Waits until nothing more comes. */
async function quiet(served: Served): Promise<void> {
  const all = async () => (await eventsAt(served)) + (await duplicatesAt(served));
  for (let before = Number.NaN, now = await all(); before !== now; ) {
    await new Promise((resolve) => setTimeout(resolve, QUIET));
    [before, now] = [now, await all()];
  }
}

/** Asks until the answer is at least `enough`, or for as long as patience lasts. */
async function waitFor(ask: () => Promise<number>, enough: number): Promise<number> {
  for (const end = Date.now() + PATIENCE; ; ) {
    const answer = await ask();
    if (answer >= enough || Date.now() > end) return answer;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const eventsAt = async ({ api }: Served): Promise<number> =>
  (await api<Metrics>('GET', '/api/metrics?days=1')).totals.events ?? 0;

async function duplicatesAt({ url }: Served): Promise<number> {
  const figures = await (await fetch(`${url}/metrics`)).text();
  return Number(/^dogear_messages_total\{result="duplicate"\} (\d+)$/m.exec(figures)?.[1] ?? 0);
}
