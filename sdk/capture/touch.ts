/** Tells that the reader did something. What was typed or tapped is never looked at. */
import { listen } from './listen.ts';

// Neither fingers nor wheels: who listens to these makes the browser hand every single one of their moves to the page's
// main thread, a third of a millisecond each on a slow phone. That the page moves shows in where it is.
export const TOUCHES = 'click mousemove keydown';

export function onTouch(tell: () => void): void {
  listen(TOUCHES, tell);
}
