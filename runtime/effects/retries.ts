/** When a delivery that failed is tried again. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Delays in ms between ten attempts over three days: the example schedule of Standard Webhooks 1.0. */
const DELAYS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];
/** A delay is stretched by up to this share, so that what failed together does not return together. */
const JITTER = 0.2;
/** Nobody may put us off for longer. */
const LONGEST = 24 * HOUR;

/**
 * ms UTC of the next attempt after attempt number `attempt` (from 1), or `undefined` after the last.
 * `asked` is what the other side wants us to wait in ms; `chance` is even in [0, 1).
 */
export function retryAt(
  now: number,
  attempt: number,
  chance: number,
  asked: number | undefined,
): number | undefined {
  const delay = DELAYS[attempt - 1];
  if (delay === undefined) return undefined;
  const wanted = Math.min(asked ?? 0, LONGEST);
  return now + Math.round(Math.max(delay * (1 + JITTER * chance), wanted));
}

/** `Retry-After` in ms from now: seconds or an HTTP date; `undefined` if it is neither. */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * SECOND;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
