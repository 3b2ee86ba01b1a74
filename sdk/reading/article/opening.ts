/** What the browser shows of this page: of one that was zoomed into, or stands in a frame of another, only a part. */
import { listen } from '../../capture/listen.ts';
import { guard } from '../../guard.ts';
import { type Box, overlap } from './boxes.ts';

/** In px of the window; the same object for as long as nothing says that something may have moved without scrolling. */
export type Opening = () => Box;

/** What moves, shows and hides parts of a page. */
const MOVES = { attributes: true, attributeFilter: ['class', 'hidden', 'open', 'style'], subtree: true };

export function newOpening(): Opening {
  const framed = window.parent !== window && guard(frameOpening)();
  let known: Box | undefined;
  const forget = guard(() => {
    known = undefined;
    // Once is enough until the next look: some pages move something all the time.
    if (changes) changes.disconnect();
  });
  const changes = guard(() => new MutationObserver(forget))();
  const { visualViewport } = window;
  listen('resize transitionend animationend change', forget);
  for (const sign of ['resize', 'scroll']) visualViewport?.addEventListener(sign, forget);
  function whole(): Box {
    if (known && changes) return known;
    if (changes) changes.observe(document, MOVES);
    known = windowBox();
    return known;
  }
  return framed ? () => overlap(whole(), framed()) : whole;
}

function windowBox(): Box {
  const whole = { offsetTop: 0, offsetLeft: 0, height: innerHeight, width: innerWidth };
  const { offsetTop: top, offsetLeft: left, height, width } = window.visualViewport || whole;
  return { top, bottom: top + height, left, right: left + width };
}

/** Only the browser knows, for the page around it may be of another origin; it answers until the next look. */
function frameOpening(): Opening {
  let opening: Box = { top: 0, bottom: 0, left: 0, right: 0 };
  const observer = new IntersectionObserver((entries) => {
    opening = (entries[entries.length - 1] as IntersectionObserverEntry).intersectionRect;
  });
  return () => {
    observer.disconnect();
    observer.observe(document.documentElement);
    return opening;
  };
}
