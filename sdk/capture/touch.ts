/** Tells that the reader did something. What was typed or tapped is never looked at. */
export function onTouch(tell: () => void): void {
  for (const name of ['scroll', 'wheel', 'touchstart', 'touchmove', 'pointerdown', 'mousemove', 'keydown']) {
    // Captured, because the scrolling of a nested scroller does not bubble.
    addEventListener(name, tell, { passive: true, capture: true });
  }
}
