/** The hand of a reader: moves the page by real touches, or by the wheel, and waits until it has come to rest. */
import type { CDPSession, Page } from 'playwright';

/** A finger moves this far at most before it is lifted, px. */
const REACH = 500;
/** So little a finger may tremble without moving anything, px. */
const SLOP = 16;
/** So often a movement is tried again that the machine did not take for one. */
const TRIES = 40;
/** After so many frames of 16 ms without a change a movement is over. */
const STILL = 3;

export class Hand {
  constructor(
    private readonly page: Page,
    private readonly cdp: CDPSession,
    /** A finger, not a mouse. */
    readonly touches: boolean,
  ) {}

  /** Moves the content of the page, or of the element, up by so many px: with the finger, or with the wheel. */
  async scrolls(px: number, inside?: string): Promise<void> {
    const goal = await this.reachable(px, inside);
    for (let tries = 0; tries < TRIES; tries++) {
      const left = goal - (await this.position(inside));
      if (Math.abs(left) < SLOP) return;
      const reach = Math.min(REACH, 0.7 * (await this.box(inside ?? 'html')).shown);
      const step = Math.max(-reach, Math.min(reach, left));
      await (this.touches ? this.swipes(step, inside) : this.wheels(step, inside));
      await this.settles(inside);
    }
    throw new Error(`${inside ?? 'The page'} does not scroll by ${px} px, however often one tries.`);
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
  box(selector: string): Promise<{ top: number; height: number; window: number; shown: number }> {
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

  /** Waits until the movement has come to its end: for some frames, by the browser's own time, nothing moved. */
  async settles(inside = 'html'): Promise<void> {
    await this.page.evaluate(
      async ([selector, frames]) => {
        const { documentElement: root } = document;
        const scroller = document.querySelector(selector) as Element;
        for (let still = 0, before = Number.NaN; still < frames; ) {
          await root.animate([], 16).finished;
          still = before === scroller.scrollTop ? still + 1 : 0;
          before = scroller.scrollTop;
        }
      },
      [inside, STILL] as const,
    );
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
