/** Tells that a single-page app moved on. */

import { listen } from '../capture/listen.ts';
import { guard } from '../guard.ts';

export function onNavigation(tell: () => void): void {
  listen('popstate', tell);
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name];
    history[name] = function (this: History, ...args) {
      original.apply(this, args);
      guard(tell)();
    };
  }
}
