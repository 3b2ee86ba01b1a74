/** Tells when the page may have moved under the marks, and when it may be another page. */
import { guard } from '../guard.ts';

/** What the events below did not tell (an animation, a style sheet) is seen this soon, ms. */
const LOOK_AGAIN = 500;
/** After a change the article is searched again; no more often than this, and in no more than a twentieth of the time, ms. */
const SEARCH_GAP = 250;
const SEARCH_SHARE = 0.05;
/** Events that move things without scrolling or resizing the window. */
const MOVING = ['scroll', 'load', 'error', 'toggle', 'transitionend', 'animationend'];

export interface Followed {
  /** Places may have changed. */
  align(): void;
  /** Blocks may have changed. */
  search(): void;
}

/** Gives what ends it. */
export function follow({ align, search }: Followed): () => void {
  let frame = 0;
  let searching: ReturnType<typeof setTimeout> | undefined;
  let rest = SEARCH_GAP;
  const soon = guard(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(guard(align));
  });
  const changed = guard(() => {
    soon();
    if (searching) return;
    searching = setTimeout(
      guard(() => {
        const began = performance.now();
        searching = undefined;
        search();
        rest = Math.max(SEARCH_GAP, (performance.now() - began) / SEARCH_SHARE);
      }),
      rest,
    );
  });
  for (const name of MOVING) document.addEventListener(name, soon, { capture: true, passive: true });
  addEventListener('resize', soon);
  const timer = setInterval(soon, LOOK_AGAIN);
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  return () => {
    for (const name of MOVING) document.removeEventListener(name, soon, { capture: true });
    removeEventListener('resize', soon);
    clearInterval(timer);
    clearTimeout(searching);
    cancelAnimationFrame(frame);
    observer.disconnect();
  };
}
