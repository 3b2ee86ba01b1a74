/** Tells that the reader did something. What was typed or tapped is never looked at. */
import { listen } from './listen.ts';

export function onTouch(tell: () => void): void {
  listen('wheel touchstart touchmove pointerdown mousemove keydown', tell);
}
