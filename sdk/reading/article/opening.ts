/** What the browser shows of this page: of one that was zoomed into, or stands in a frame of another, only a part. */
import { guard } from '../../guard.ts';
import { type Box, overlap } from './boxes.ts';

/** In px of the window. */
export type Opening = () => Box;

export function newOpening(): Opening {
  const framed = window.parent !== window && guard(frameOpening)();
  return framed ? () => overlap(windowBox(), framed()) : windowBox;
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
