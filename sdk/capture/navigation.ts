/** Tells that a single-page app moved on. */
export function onNavigation(tell: () => void): void {
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name];
    history[name] = function (this: History, ...args) {
      original.apply(this, args);
      tell();
    };
  }
  addEventListener('popstate', tell);
}
