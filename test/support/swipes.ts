/** A phone in the hand: scrolls by swipes of a finger, with rests for the eyes. */
import type { CDPSession } from 'playwright';

export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** A swipe: px, in so many moves, one each frame; then the finger rests so that nothing is flung, ms. */
const SWIPE = { px: 320, moves: 10, frame: 16, still: 160 };

/** Swipes upwards for so long; after each the eyes rest, ms. */
export async function swipesFor(cdp: CDPSession, ms: number, rest: number): Promise<void> {
  const end = performance.now() + ms;
  while (performance.now() < end) {
    await swipe(cdp);
    await pause(rest);
  }
}

export async function swipe(cdp: CDPSession): Promise<void> {
  const { px, moves, frame, still } = SWIPE;
  const [x, y] = [195, 600];
  const touch = (type: 'touchStart' | 'touchMove', up: number) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x, y: y - up }] });
  await touch('touchStart', 0);
  for (let move = 1; move <= moves; move++) {
    await pause(frame);
    await touch('touchMove', (px * move) / moves);
  }
  await pause(still);
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
