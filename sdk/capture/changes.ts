/** Tells that the page's content changed. */
import { guard } from '../guard.ts';

export function onChanges(tell: () => void): void {
  const watched = { childList: true, characterData: true, subtree: true };
  new MutationObserver(guard(tell)).observe(document, watched);
}
