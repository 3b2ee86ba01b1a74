/**
 * A person with a phone or a desktop: real touches and wheels on a real page, and a clock that the story turns, so that
 * minutes pass in moments.
 */
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';

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

/** A finger moves this far at most before it is lifted, px. */
const REACH = 500;
/** So little a finger may tremble without moving anything, px. */
const SLOP = 16;
/** So often a movement is tried again that the machine did not take for one. */
const TRIES = 40;
/** How long somebody who reads evenly stays before they look whether to scroll, ms. */
const PAUSE = 3_000;
/** Less than this is not worth a scroll, px; where the eyes rest, as a share of the window. */
const STEP = 120;
const EYES = 0.4;

const BEFORE = `
  window.errors = [];
  addEventListener('error', (event) => window.errors.push(String(event.error || event.message)));
  addEventListener('unhandledrejection', (event) => window.errors.push('rejected: ' + event.reason));
  Object.defineProperty(document, 'visibilityState', { get: () => (window.away ? 'hidden' : 'visible'), configurable: true });
`;

/** In the page: resolves once the browser has painted, by its own time and not by the story's. */
const PAINTED = 'document.documentElement.animate([], 40).finished.then(() => undefined)';

export class Reader {
  /** What the page wrote to its console. */
  readonly console: string[] = [];
  /** Batches on their way, and how they ended. */
  private readonly sent: Promise<unknown>[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly cdp: CDPSession,
    private readonly touch: boolean,
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
    return new Reader(context, page, await context.newCDPSession(page), screen === 'phone');
  }

  async opens(url: string): Promise<void> {
    await this.page.goto(url);
  }

  /** Time passes, ms; nothing is touched. */
  async waits(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= PAUSE) await this.page.clock.runFor(Math.min(left, PAUSE));
  }

  /** Moves the content of the page, or of the element, up by so many px: with the finger, or with the wheel. */
  async scrolls(px: number, inside?: string): Promise<void> {
    const goal = await this.reachable(px, inside);
    for (let tries = 0; tries < TRIES; tries++) {
      const left = goal - (await this.position(inside));
      if (Math.abs(left) < SLOP) return;
      const reach = Math.min(REACH, 0.7 * (await this.box(inside ?? 'html')).shown);
      const step = Math.max(-reach, Math.min(reach, left));
      await (this.touch ? this.swipes(step, inside) : this.wheels(step, inside));
      await this.settles(inside);
    }
    throw new Error(`${inside ?? 'The page'} does not scroll by ${px} px, however often one tries.`);
  }

  /**
   * Reads evenly: in `ms` the eyes go from where the window begins to `share` of the article, and the page is moved
   * so that they stay a little above the middle of the window.
   */
  async reads(ms: number, share = 1, selector = 'article'): Promise<void> {
    const { top, height } = await this.box(selector);
    const from = Math.max(0, -top);
    for (let spent = 0; spent < ms; ) {
      const pause = Math.min(ms - spent, PAUSE);
      await this.page.clock.runFor(pause);
      spent += pause;
      const eyes = from + (height * share - from) * (spent / ms);
      const { top, window } = await this.box(selector);
      const ahead = top + eyes - EYES * window;
      if (ahead > STEP) await this.scrolls(ahead);
    }
  }

  /** Goes to the end of the page at once, as a jump link does. */
  async jumpsToTheEnd(): Promise<void> {
    await this.page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
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

  /** The page calls the SDK, or whatever the script says. */
  async calls(script: string): Promise<void> {
    await this.page.evaluate(`${script}; undefined`);
  }

  /** The page tells of so many events, numbered by `i`, with a text of so many characters each. */
  async tracks(count: number, characters = 10): Promise<void> {
    const text = 'x'.repeat(characters);
    await this.calls(`for (let i = 0; i < ${count}; i++) dogear.track('seen', { i, text: '${text}' })`);
  }

  async taps(selector: string): Promise<void> {
    await (this.touch ? this.page.tap(selector) : this.page.click(selector));
  }

  /** Puts the phone away: the page is hidden, says its last words, and is gone once they were answered. */
  async leaves(): Promise<void> {
    await this.turns(true);
    await this.spoken();
    await this.page.goto('about:blank');
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

  private position(inside = 'html'): Promise<number> {
    return this.page.evaluate((selector) => (document.querySelector(selector) as Element).scrollTop, inside);
  }

  /** Where so many px from here end, or the content does. */
  private reachable(px: number, inside = 'html'): Promise<number> {
    return this.page.evaluate(
      ([selector, px]) => {
        const { scrollTop, scrollHeight, clientHeight } = document.querySelector(selector) as Element;
        return Math.max(0, Math.min(scrollHeight - clientHeight, scrollTop + px));
      },
      [inside, px] as const,
    );
  }

  /** Where the element is on the window, how high it and the window are, and how much of it shows at once, px. */
  private box(selector: string): Promise<{ top: number; height: number; window: number; shown: number }> {
    return this.page.evaluate((selector) => {
      const element = document.querySelector(selector) as Element;
      const { top, height } = element.getBoundingClientRect();
      return { top, height, window: innerHeight, shown: Math.min(innerHeight, element.clientHeight) };
    }, selector);
  }

  private async swipes(px: number, inside?: string): Promise<void> {
    const { x, y } = await this.middle(inside);
    const [from, to] = [y + px / 2, y - px / 2];
    // The finger rests before it is lifted, so that nothing is flung.
    const path = [from, (2 * from + to) / 3, (from + 2 * to) / 3, to, to, to];
    const start = Date.now() / 1_000;
    const send = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      touchPoints: { x: number; y: number }[],
      i: number,
    ) => this.cdp.send('Input.dispatchTouchEvent', { type, touchPoints, timestamp: start + i * 0.1 });
    for (const [i, at] of path.entries()) await send(i ? 'touchMove' : 'touchStart', [{ x, y: at }], i);
    await send('touchEnd', [], path.length);
  }

  /** Waits until the movement has come to its end. */
  private async settles(inside?: string): Promise<void> {
    for (let before = Number.NaN, now = 0; before !== now; ) {
      before = now;
      await this.page.evaluate(PAINTED);
      now = await this.position(inside);
    }
  }

  private async wheels(px: number, inside?: string): Promise<void> {
    const { x, y } = await this.middle(inside);
    await this.page.mouse.move(x, y);
    await this.page.mouse.wheel(0, px);
  }

  private middle(inside?: string): Promise<{ x: number; y: number }> {
    return this.page.evaluate((selector) => {
      const rect = selector && document.querySelector(selector)?.getBoundingClientRect();
      return rect
        ? { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 }
        : { x: innerWidth / 2, y: innerHeight / 2 };
    }, inside);
  }
}
