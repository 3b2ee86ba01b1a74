/**
 * A person with a phone or a desktop: real touches and wheels on a real page, and a clock that the story turns, so that
 * minutes pass in moments.
 */
import type { Browser, BrowserContext, Page } from 'playwright';
import { Hand } from './hand.ts';

export interface ReaderOptions {
  screen?: 'phone' | 'desktop';
  /** Runs in every page before anything of its own. */
  before?: string;
}

const SCREENS = {
  phone: {
    viewport: { width: 390, height: 844 },
    screen: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  },
  desktop: { viewport: { width: 1440, height: 900 }, screen: { width: 1440, height: 900 } },
} as const;

/** How long somebody who reads evenly stays before they look whether to scroll, ms. */
const PAUSE = 3_000;
/** Long enough for a page that was just opened to ask for what it needs next, ms. */
const FIRST_PAUSE = 200;
/** Less than this is not worth a scroll, px; where the eyes rest, as a share of the window. */
const STEP = 120;
const EYES = 0.4;

const BEFORE = `
  window.errors = [];
  addEventListener('error', (event) => window.errors.push(String(event.error || event.message)));
  for (const event of ['load', 'error']) document.addEventListener(event, ({ target }) => { target.arrived = true; }, true);
  addEventListener('unhandledrejection', (event) => window.errors.push('rejected: ' + event.reason));
  Object.defineProperty(document, 'visibilityState', { get: () => (window.away ? 'hidden' : 'visible'), configurable: true });
`;

/** In the page: resolves once every script that it asked for is here, or failed. */
const ARRIVED = `(async () => {
  while ([...document.scripts].some(({ src, arrived }) => src && !arrived))
    await document.documentElement.animate([], 5).finished;
})()`;

/** In the page: resolves once the browser has painted, by its own time and not by the story's. */
const PAINTED = 'document.documentElement.animate([], 40).finished.then(() => undefined)';

export class Reader {
  /** What the page wrote to its console. */
  readonly console: string[] = [];
  /** Batches on their way, and how they ended. */
  private readonly sent: Promise<unknown>[] = [];
  /** True until some time passed on the page. */
  private fresh = false;

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly hand: Hand,
  ) {
    page.on('console', (message) => this.console.push(message.text()));
    page.on('request', (request) => {
      if (request.url().endsWith('/v1/batch')) this.sent.push(request.response().catch(() => null));
    });
    page.on('pageerror', (error) => this.console.push(String(error)));
  }

  static async meet(
    browser: Browser,
    { screen = 'phone', before = '' }: ReaderOptions = {},
  ): Promise<Reader> {
    const context = await browser.newContext(SCREENS[screen]);
    await context.addInitScript(BEFORE + before);
    const now = Date.now();
    await context.clock.install({ time: now });
    // Time stands still but where the story says otherwise.
    await context.clock.pauseAt(now + 1_000);
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    return new Reader(context, page, new Hand(page, cdp, screen === 'phone'));
  }

  async opens(url: string): Promise<void> {
    await this.page.goto(url);
    this.fresh = true;
  }

  /** Time passes, ms, in steps between which the page's requests come back; nothing is touched. */
  async waits(ms: number, step = PAUSE): Promise<void> {
    const first = this.fresh ? Math.min(ms, FIRST_PAUSE) : 0;
    if (first) await this.page.clock.runFor(first);
    // What the page asks for comes in no time of the story.
    if (first === FIRST_PAUSE) await this.page.evaluate(ARRIVED);
    this.fresh &&= first < FIRST_PAUSE;
    for (let left = ms - first; left > 0; left -= step) await this.page.clock.runFor(Math.min(left, step));
  }

  /** Moves the content of the page, or of the element, up by so many px: with the finger, or with the wheel. */
  scrolls(px: number, inside?: string): Promise<void> {
    return this.hand.scrolls(px, inside);
  }

  /**
   * Reads evenly: in `ms` the eyes go from where the window begins to `share` of the article, and the page is moved
   * so that they stay a little above the middle of the window.
   */
  async reads(ms: number, share = 1, selector = 'article'): Promise<void> {
    const { top, height } = await this.hand.box(selector);
    const from = Math.max(0, -top);
    for (let spent = 0; spent < ms; ) {
      const pause = Math.min(ms - spent, PAUSE);
      await this.waits(pause);
      spent += pause;
      const eyes = from + (height * share - from) * (spent / ms);
      const { top, window } = await this.hand.box(selector);
      const ahead = top + eyes - EYES * window;
      if (ahead > STEP) await this.scrolls(ahead);
    }
  }

  /** Goes to the end of the page at once, as a jump link does. */
  async jumpsToTheEnd(inside = 'html'): Promise<void> {
    await this.page.evaluate((selector) => {
      const scroller = document.querySelector(selector) as Element;
      scroller.scrollTop = scroller.scrollHeight;
    }, inside);
  }

  /** Presses a key that moves the page, and waits until it has. */
  async presses(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    await this.hand.settles();
  }

  /** Looks at another tab for so long, and comes back. */
  async looksAway(ms: number): Promise<void> {
    await this.turns(true);
    await this.waits(ms);
    await this.turns(false);
  }

  /** Goes to another tab, or comes back. */
  async turns(away: boolean): Promise<void> {
    await this.page.evaluate((hidden) => {
      Object.assign(window, { away: hidden });
      document.dispatchEvent(new Event('visibilitychange'));
    }, away);
  }

  /** The page calls the SDK, or whatever the script says; events that follow from it, as of a new fragment, are heard. */
  async calls(script: string): Promise<void> {
    await this.page.evaluate(`${script}; undefined`);
    await this.page.evaluate(PAINTED);
  }

  /** Goes back to where the page was before. */
  async goesBack(): Promise<void> {
    await this.page.goBack();
    await this.page.evaluate(PAINTED);
  }

  /** The page tells of so many events, numbered by `i`, with a text of so many characters each. */
  async tracks(count: number, characters = 10): Promise<void> {
    const text = 'x'.repeat(characters);
    await this.calls(`for (let i = 0; i < ${count}; i++) dogear.track('seen', { i, text: '${text}' })`);
  }

  async taps(selector: string): Promise<void> {
    await (this.hand.touches ? this.page.tap(selector) : this.page.click(selector));
  }

  /** Puts the phone away: the page is hidden, says its last words, and is gone once they were answered. */
  async leaves(): Promise<void> {
    await this.turns(true);
    await this.spoken();
    await this.page.goto('about:blank');
  }

  /** Leaves for good: whoever takes the device next finds nothing that a site keeps on it. */
  async passesOn(): Promise<void> {
    const origin = new URL(this.page.url()).origin;
    await this.turns(true);
    await this.spoken();
    await this.page.evaluate('sessionStorage.clear()');
    await this.page.goto('about:blank');
    await this.hand.forgets(origin);
    await this.context.clearCookies();
    this.sent.length = this.console.length = 0;
  }

  /** Waits until everything that the page said was answered. */
  async spoken(): Promise<void> {
    for (let known = -1; known !== this.sent.length; ) {
      known = this.sent.length;
      await Promise.all(this.sent);
      await this.page.evaluate(PAINTED);
    }
  }

  /** Errors that reached the page. */
  errors(): Promise<string[]> {
    return this.page.evaluate(() => (window as unknown as { errors: string[] }).errors);
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
