/** How far and how well an article was read. */
import { completionOf } from '../../runtime/wire/bands.ts';
import type { MessageOf, State } from '../../runtime/wire/batch.ts';
import type { Reading } from './reading.ts';

export const COMPLETE = { read: 0.9, endMs: 1_000 } as const;
export const SKIM_BELOW = 0.6;
export const BOUNCE = { engagedMs: 10_000, ofExpected: 0.5, readBelow: 0.25 } as const;

/** The figures of a reading so far: times in ms, shares 0 to 1. `engaged` is the sum of `bands`. */
export type Figures = Pick<
  MessageOf<'reading'>,
  'engaged' | 'engaged5' | 'depth' | 'completion' | 'state' | 'bands'
>;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export function figuresOf(reading: Reading): Figures {
  const bands = reading.attention.map(Math.round);
  const engaged = sum(bands);
  const completion = completionOf(bands, reading.weights);
  while (bands.length && !bands[bands.length - 1]) bands.pop();
  return {
    engaged,
    engaged5: Math.min(engaged, Math.round(reading.engaged5)),
    depth: depthOf(reading),
    completion,
    state: stateOf(reading, engaged, completion),
    bands,
  };
}

function stateOf({ weights, endSeen, endTime }: Reading, engaged: number, completion: number): State {
  if (completion >= COMPLETE.read && endTime >= COMPLETE.endMs) return 'complete';
  if (endSeen && completion < SKIM_BELOW) return 'skim';
  const short = engaged < Math.min(BOUNCE.engagedMs, BOUNCE.ofExpected * sum(weights));
  return short && completion < BOUNCE.readBelow ? 'bounce' : 'partial';
}

/** Share of the weight down to the deepest point seen. */
function depthOf({ weights, furthest }: Reading): number {
  const down = weights.map((weight, band) => weight * Math.min(1, Math.max(0, furthest - band)));
  return sum(down) / sum(weights);
}
