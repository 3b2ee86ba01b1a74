/** Tells that the reader did something. What was typed or tapped is never looked at. */
import { listen } from './listen.ts';

// One event a touch: each costs a slow phone a third of a millisecond. That a finger moves shows in where the page is.
export function onTouch(tell: () => void): void {
  listen('wheel touchstart mousemove keydown', tell);
}
