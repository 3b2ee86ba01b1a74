/**
 * Engaged time of the page, in ms. Runs only while the page is visible; a gap between ticks counts one second at
 * the most; stops once nothing was touched for the idle limit.
 */

/** A timer that was throttled or asleep for longer than this proves nothing about the reader. */
export const MAX_GAP = 1_000;
/**
 * Idle after twice the time that this person needs for what is unread in view, since who reads a full screen does not
 * touch it, and slow readers of large screens need minutes. People also linger: 45 s at least. What a silence that
 * reached the limit had too much is taken back (`later/eyes.ts`), so a generous limit costs nothing.
 */
export const IDLE = { factor: 2, min: 45_000, max: 180_000 } as const;
/** The rule that others use (Chartbeat and its followers). */
export const IDLE_OF_OTHERS = 5_000;

/** Time earned, by our idle rule and by the 5 s rule that others use. */
export interface Credit {
  engaged: number;
  engaged5: number;
}

export interface Clock extends Credit {
  /** Up to when time is settled. */
  at: number;
  touchedAt: number;
  limit: number;
  /** True from a touch until the limit that belongs to it is known. */
  unsure: boolean;
  running: boolean;
}

export const newClock = (now: number): Clock => ({
  engaged: 0,
  engaged5: 0,
  at: now,
  touchedAt: now,
  limit: IDLE.min,
  unsure: true,
  running: false,
});

/** The reader scrolled, tapped, typed, or came back; time before this moment is settled by the old limit. */
export function touch(clock: Clock, now: number): void {
  advance(clock, now);
  clock.touchedAt = now;
  clock.unsure = true;
}

/** The page was shown, which counts as a touch, or hidden, which freezes the clock. */
export function show(clock: Clock, visible: boolean, now: number): void {
  if (visible && !clock.running) touch(clock, now);
  advance(clock, now);
  clock.running = visible;
}

/** Sets the idle limit by the time that what is unread in view needs: once a touch, so that reading on does not shrink it. */
export function expect(clock: Clock, unreadInView: number): void {
  if (clock.unsure) clock.limit = Math.min(IDLE.max, Math.max(IDLE.min, IDLE.factor * unreadInView));
  clock.unsure = false;
}

/** Hands out what was earned up to `now` since this was last asked. */
export function take(clock: Clock, now: number): Credit {
  advance(clock, now);
  const { engaged, engaged5 } = clock;
  clock.engaged = clock.engaged5 = 0;
  return { engaged, engaged5 };
}

/** True if nothing was touched for as long as the limit. */
export const idle = (clock: Clock, now: number): boolean =>
  clock.running && !clock.unsure && now >= clock.touchedAt + clock.limit;

/** True while time may still be earned without another touch. */
export const awake = (clock: Clock, now: number): boolean =>
  clock.running && now < clock.touchedAt + clock.limit;

/** Earns what may be earned up to `now`. */
export function advance(clock: Clock, now: number): void {
  const { at, touchedAt, limit } = clock;
  const until = (idle: number) => Math.max(0, Math.min(now, at + MAX_GAP, touchedAt + idle) - at);
  if (clock.running) {
    clock.engaged += until(limit);
    clock.engaged5 += until(IDLE_OF_OTHERS);
  }
  clock.at = now;
}
