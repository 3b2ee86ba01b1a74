/** Listens to the whole page: first, without holding it up, and without ever harming it. */
import { guard } from '../guard.ts';

type Listener = (event: Event) => void;

const listeners: [name: string, listener: Listener][] = [];

/** `names`: of events, one or several with spaces between. */
export function listen<E extends Event>(names: string, tell: (event: E) => void): void {
  for (const name of names.split(' ')) listeners.push([name, guard(tell) as Listener]);
  listenAgain();
}

/** Whoever writes the document anew takes every listener away; where it is still there, nothing happens. */
export function listenAgain(): void {
  // Captured, so that a page that stops an event on its way up hides nothing from us.
  for (const listener of listeners) addEventListener(...listener, { passive: true, capture: true });
}
