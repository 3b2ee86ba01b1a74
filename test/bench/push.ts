/**
 * From an event on the page to the push that it causes, seen by the reader: `dogear.track(…)` → batch → journey → answer →
 * card painted. Everybody is new, on a page of their own, before a runtime in a process of its own. The first push of a page
 * also fetches the chunk that shows pushes; the second finds it there. Beside it, in the same pages: a bare request.
 */
import type { Browser, Page } from 'playwright';
import type { Bench } from '../support/bench.ts';
import { launchChromium } from '../support/chromium.ts';
import { journey } from '../support/journey.ts';
import { type Served, serve } from '../support/process.ts';

const READERS = 50;
const BARE_REQUESTS = 5;
const EVENT = 'bench_asks';
const ARTICLE = '/examples/critical-illness/pages/premium.html';
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
/** tsx keeps the names of functions by a helper, which they need wherever they run. */
const HELPER = 'globalThis.__name = (named) => named';

/** ms from the event to: the request, its answer, the card in the page, the card painted. */
interface Timing {
  asked: number;
  answered: number;
  rendered: number;
  seen: number;
}

interface Measured {
  first: Timing;
  second: Timing;
  /** ms of bare requests. */
  bare: number[];
}

export default { name: 'push', run } satisfies Bench;

async function run(): Promise<Record<string, number>> {
  const served = await serve();
  const browser = await launchChromium();
  try {
    await publish(served);
    await read(browser, served.url);
    const readers: Measured[] = [];
    while (readers.length < READERS) readers.push(await read(browser, served.url));
    return figuresOf(readers);
  } finally {
    await browser.close();
    await served.stop();
  }
}

async function publish({ api }: Served): Promise<void> {
  await api('PUT', '/api/sites/bench', { name: 'Bench', key: 'pk_example' });
  const content = { title: '保费怎么算', text: '为什么有的贵、有的便宜？', label: '接着读' };
  const draft = journey('entry-event', { event: EVENT, reentry: 'always' })
    .next('push', { form: 'card', ...content, link: 'url', url: 'https://example.com/premium' })
    .next('exit').graph;
  const { id } = await api<{ id: string }>('POST', '/api/journeys', { name: 'Bench', draft });
  await api('POST', `/api/journeys/${id}/publish`);
}

/** One new reader: opens the article, and once it is settled does twice what causes a push. */
async function read(browser: Browser, url: string): Promise<Measured> {
  const context = await browser.newContext(PHONE);
  await context.addInitScript(HELPER);
  const page = await context.newPage();
  const told = () => page.waitForResponse('**/v1/batch');
  await Promise.all([told(), page.goto(url + ARTICLE)]);
  const bare = await page.evaluate(timeRequests, BARE_REQUESTS);
  const first = await timePush(page);
  await Promise.all([told(), page.locator('dogear-push button').tap()]);
  await page.locator('dogear-push section').waitFor({ state: 'detached' });
  const second = await timePush(page);
  await context.close();
  return { first, second, bare };
}

/** Ends when the card is reported as shown, so that nothing is under way when the next one is timed. */
async function timePush(page: Page): Promise<Timing> {
  const reported = page.waitForResponse(
    (response) => response.request().postData()?.includes('"action":"shown"') ?? false,
  );
  const timing = await page.evaluate(timeEvent, EVENT);
  await reported;
  return timing;
}

/** In the page: ms of each request. */
async function timeRequests(count: number): Promise<number[]> {
  const times: number[] = [];
  while (times.length < count) {
    const began = performance.now();
    await (await fetch('/healthz')).text();
    times.push(performance.now() - began);
  }
  return times;
}

/** In the page. The task after the frame in which the card is drawn begins when it is painted. */
async function timeEvent(event: string): Promise<Timing> {
  const stage = () => document.querySelector('dogear-push')?.shadowRoot;
  const began = performance.now();
  const rendered = new Promise<number>((resolve, reject) => {
    setTimeout(() => reject(new Error('No push came within 10 s.')), 10_000);
    const watch = new MutationObserver(() => stage()?.querySelector('section') && resolve(performance.now()));
    watch.observe(stage() ?? document.body, { childList: true, subtree: true });
  });
  (window as unknown as { dogear: { track(name: string): void } }).dogear.track(event);
  const renderedAt = await rendered;
  await new Promise(requestAnimationFrame);
  await new Promise((resolve) => setTimeout(resolve));
  const seenAt = performance.now();
  const requests = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  const batch = requests.find(({ name, startTime }) => name.includes('/v1/batch') && startTime >= began);
  const [askedAt, answeredAt] = [batch?.startTime ?? Number.NaN, batch?.responseEnd ?? Number.NaN];
  const [asked, answered, drawn, seen] = [askedAt, answeredAt, renderedAt, seenAt].map((at) => at - began);
  return { asked, answered, rendered: drawn, seen } as Timing;
}

function figuresOf(readers: readonly Measured[]): Record<string, number> {
  const bare = readers.flatMap((reader) => reader.bare);
  const first = timesOf(readers.map((reader) => reader.first));
  const second = timesOf(readers.map((reader) => reader.second));
  const warm = Object.entries(second).map(([key, value]) => [
    `second${key[0]?.toUpperCase()}${key.slice(1)}`,
    value,
  ]);
  return {
    readers: readers.length,
    ...first,
    ...Object.fromEntries(warm),
    bareP50Ms: percentile(bare, 0.5),
    bareP95Ms: percentile(bare, 0.95),
    ratio: (first.p50Ms as number) / percentile(bare, 0.5),
  };
}

/** The whole, and its parts: until the request goes out, until its answer is there, until the card is in the page, until it is painted. */
function timesOf(timings: readonly Timing[]): Record<string, number> {
  const median = (part: (timing: Timing) => number) => percentile(timings.map(part), 0.5);
  return {
    p50Ms: median(({ seen }) => seen),
    p95Ms: percentile(
      timings.map(({ seen }) => seen),
      0.95,
    ),
    batchingP50Ms: median(({ asked }) => asked),
    roundTripP50Ms: median(({ asked, answered }) => answered - asked),
    renderingP50Ms: median(({ answered, rendered }) => rendered - answered),
    paintingP50Ms: median(({ rendered, seen }) => seen - rendered),
  };
}

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] as number;
