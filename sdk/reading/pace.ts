/** Tells reading from flinging: nothing is read above one viewport per second. */

/** Viewports per second. */
export const MAX_PACE = 1;

/** A bucket of one viewport that drains at the pace of the fastest reading. */
export interface Pace {
  at: number;
  /** Where the window stood in the article, px; and how far it had moved there, in viewports; up is negative. */
  position: number;
  moved: number;
  /** How full the bucket is, in viewports. */
  load: number;
}

export const newPace = (): Pace => ({ at: 0, position: 0 / 0, moved: 0, load: 0 });

/**
 * Says whether the interval that ends now was flung through: the bucket ran over. A single swipe of up to one
 * viewport, and the rest after a jump, are reading. `viewport`: height in px.
 */
export function flung(pace: Pace, now: number, position: number, viewport: number): boolean {
  const moved = (position - pace.position) / viewport || 0;
  const load = Math.max(0, pace.load - (MAX_PACE / 1_000) * (now - pace.at)) + Math.abs(moved);
  Object.assign(pace, { at: now, position, moved, load: Math.min(1, load) });
  return load > 1;
}
