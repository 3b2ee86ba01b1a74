/**
 * The four states of a reading, by one rule on the page and in the store.
 * Pure and without dependencies: the SDK carries this file in its bytes.
 */
import type { State } from './batch.ts';

export const COMPLETE = { read: 0.9, endMs: 1_000 } as const;
export const SKIM_BELOW = 0.6;
export const BOUNCE = { engagedMs: 10_000, ofExpected: 0.5, readBelow: 0.25 } as const;

/** What a state follows from: times in ms, `completion` 0 to 1. */
export interface Read {
  completion: number;
  engaged: number;
  /** Reading time of the whole article. */
  expected: number;
  endSeen: boolean;
  /** Engaged time with the end in view. */
  endTime: number;
}

export function stateOf({ completion, engaged, expected, endSeen, endTime }: Read): State {
  if (completion >= COMPLETE.read && endTime >= COMPLETE.endMs) return 'complete';
  if (endSeen && completion < SKIM_BELOW) return 'skim';
  const short = engaged < Math.min(BOUNCE.engagedMs, BOUNCE.ofExpected * expected);
  return short && completion < BOUNCE.readBelow ? 'bounce' : 'partial';
}
