/** Listens to the whole page: first, without holding it up, and without ever harming it. */
import { guard } from '../guard.ts';

/** `names`: of events, one or several with spaces between. */
export function listen<E extends Event>(names: string, tell: (event: E) => void): void {
  const listener = guard(tell) as (event: Event) => void;
  // Captured, so that a page that stops an event on its way up hides nothing from us.
  for (const name of names.split(' ')) addEventListener(name, listener, { passive: true, capture: true });
}
