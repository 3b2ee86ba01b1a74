/** Tells that the page's content changed. */
export function onChanges(tell: () => void): void {
  const watched = { childList: true, characterData: true, subtree: true };
  new MutationObserver(tell).observe(document.documentElement, watched);
}
