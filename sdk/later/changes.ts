/** Tells that the page's content changed; its document may even be a new one. */
import { guard } from '../guard.ts';

export function onChanges(tell: () => void): void {
  const watched = { childList: true, characterData: true, subtree: true };
  new MutationObserver(guard(tell)).observe(document, watched);
  // What a frame has loaded is no change of this document.
  document.addEventListener('load', guard(tell), true);
}
