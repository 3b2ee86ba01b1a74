/** A person who reads the articles of the scene. */
import type { Page } from 'playwright';
import { vi } from 'vitest';
import type { Reader } from './reader.ts';

const PUSH = 'dogear-push section';
/** Where somebody who lingers on a paragraph has its beginning, px from the top of the window. */
const EYES = 120;
/** Until a page that was just opened has fetched what it sends with, ms. */
const SETTLED = 500;

export class SceneReader {
  /** Time spent on pages so far, ms. */
  spent = 0;

  constructor(
    readonly page: Page,
    private readonly reader: Reader,
    private readonly site: string,
  ) {}

  /** `slug` as in the scene: `waiting-period`. */
  async opens(slug: string): Promise<this> {
    await this.reader.opens(`${this.site}/examples/critical-illness/pages/${slug}.html`);
    return this;
  }

  /** Taps a link that somebody sent. */
  async opensLink(url: string): Promise<void> {
    await this.reader.opens(url);
    await this.waits(SETTLED);
  }

  /** Presses the page's button to pass it on; gives the link. */
  async shares(): Promise<string> {
    await this.page.evaluate(() => {
      const site = window as unknown as Site;
      site.dogear.share((link) => {
        site.given = link.url;
      });
    });
    const given = async () => {
      await this.waits(100);
      return this.page.evaluate(() => (window as unknown as Site).given);
    };
    return vi.waitUntil(given, { timeout: 30_000, interval: 20 });
  }

  /** Signs in to the site, as far as the page can tell. */
  async signsIn(user: string, name: string): Promise<void> {
    await this.page.evaluate(
      ([user, attributes]) => (window as unknown as Site).dogear.identify(user, attributes),
      [user, { name }] as const,
    );
    await this.waits(SETTLED);
  }

  /** Reads on evenly, with eyes and finger, for so many ms up to this share of the article. */
  async reads(ms: number, share = 1): Promise<void> {
    await this.reader.reads(ms, share);
    this.spent += ms;
  }

  /** Brings the paragraph into view and stays on it. */
  async lingersOn(paragraph: string, ms: number): Promise<void> {
    const top = await this.page.locator(paragraph).evaluate((one) => one.getBoundingClientRect().top);
    await this.reader.scrolls(top - EYES);
    await this.waits(ms);
  }

  /** The title of what the page offers, as soon as it is seen. */
  async isOffered(): Promise<string> {
    const push = this.page.locator(PUSH);
    const appears = async () => {
      await this.waits(100);
      return push.isVisible();
    };
    await vi.waitUntil(appears, { timeout: 30_000, interval: 20 });
    return push.getByRole('heading').innerText();
  }

  /** Taps what is offered; gives the slug of the article that opens. */
  async follows(): Promise<string | undefined> {
    await Promise.all([this.page.waitForEvent('load'), this.page.locator(`${PUSH} a`).tap()]);
    return /(\w[\w-]*)\.html$/.exec(this.page.url())?.[1];
  }

  /** Taps 预约顾问; gives what the page says to that. */
  async asksForAdvice(): Promise<string> {
    await this.page.getByRole('button', { name: '预约顾问' }).tap();
    await this.waits(SETTLED);
    return this.page.locator('.consult output').innerText();
  }

  /** Time passes, ms, with the page in view. */
  private async waits(ms: number): Promise<void> {
    await this.reader.waits(ms);
    this.spent += ms;
  }

  /** Goes elsewhere; what was read is told by then. */
  leaves(): Promise<void> {
    return this.reader.leaves();
  }
}

interface Site {
  dogear: {
    identify(user: string, attributes: Record<string, unknown>): void;
    share(told: (link: { url: string }) => void): void;
  };
  given?: string;
}
