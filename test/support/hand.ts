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

/** What is moved; all in px. */
interface Hold {
  at: number;
  most: number;
  shown: number;
  x: number;
  y: number;
}

export class Hand {
  constructor(
    private readonly page: Page,
    private readonly cdp: CDPSession,
    /** A finger, not a mouse. */
    readonly touches: boolean,
  ) {}

  /** Moves the content of the page, or of the element, up by so many px: with the finger, or with the wheel. */
  async scrolls(px: number, inside?: string): Promise<void> {
    const hold = await this.holds(inside);
    const goal = Math.max(0, Math.min(hold.most, hold.at + px));
    for (let tries = 0, { at } = hold; tries < TRIES; tries++) {
      const left = goal - at;
      if (Math.abs(left) < SLOP) return;
      const reach = Math.min(REACH, 0.7 * hold.shown);
      const step = Math.max(-reach, Math.min(reach, left));
      await (this.touches ? this.swipes(step, hold) : this.wheels(step, hold));
      at = await this.settles(inside);
    }
    throw new Error(`${inside ?? 'The page'} does not scroll by ${px} px, however often one tries.`);
  }

  /** What is moved: how far it is scrolled, and at most can be; how much of it shows; and its middle on the window, px. */
  private holds(inside?: string): Promise<Hold> {
    return this.page.evaluate((selector) => {
      const scroller = document.querySelector(selector ?? 'html') as Element;
      const { scrollTop, scrollHeight, clientHeight } = scroller;
      const rect = selector ? scroller.getBoundingClientRect() : new DOMRect(0, 0, innerWidth, innerHeight);
      return {
        at: scrollTop,
        most: scrollHeight - clientHeight,
        shown: Math.min(innerHeight, clientHeight),
        x: rect.left + rect.width / 2,
        y: rect.top + rect.height / 2,
      };
    }, inside);
  }

  /** Where the element is on the window, how high it and the window are, and how much of it shows at once, px. */
  box(selector: string): Promise<{ top: number; height: number; window: number; shown: number }> {
    return this.page.evaluate((selector) => {
      const element = document.querySelector(selector) as Element;
      const { top, height } = element.getBoundingClientRect();
      return { top, height, window: innerHeight, shown: Math.min(innerHeight, element.clientHeight) };
    }, selector);
  }

  /** Every event is on its way before the first is answered: the browser takes them in their order. */
  private async swipes(px: number, { x, y }: Hold): Promise<void> {
    const [from, to] = [y + px / 2, y - px / 2];
    // The finger rests before it is lifted, so that nothing is flung.
    const path = [from, (2 * from + to) / 3, (from + 2 * to) / 3, to, to, to];
    const start = Date.now() / 1_000;
    const send = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      touchPoints: { x: number; y: number }[],
      i: number,
    ) => this.cdp.send('Input.dispatchTouchEvent', { type, touchPoints, timestamp: start + i * 0.1 });
    const sent = path.map((at, i) => send(i ? 'touchMove' : 'touchStart', [{ x, y: at }], i));
    await Promise.all([...sent, send('touchEnd', [], path.length)]);
  }

  /**
   * Waits until the movement has come to its end: for some frames, by the browser's own time, nothing moved. Gives how
   * far it is scrolled then, px.
   */
  settles(inside = 'html'): Promise<number> {
    return this.page.evaluate(
      async ([selector, frames]) => {
        const { documentElement: root } = document;
        const scroller = document.querySelector(selector) as Element;
        let before = Number.NaN;
        for (let still = 0; still < frames; ) {
          await root.animate([], 16).finished;
          still = before === scroller.scrollTop ? still + 1 : 0;
          before = scroller.scrollTop;
        }
        return before;
      },
      [inside, STILL] as const,
    );
  }

  /** Empties what the device keeps for this origin. */
  async forgets(origin: string): Promise<void> {
    await this.cdp.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  }

  private async wheels(px: number, { x, y }: Hold): Promise<void> {
    await this.page.mouse.move(x, y);
    await this.page.mouse.wheel(0, px);
  }
}
