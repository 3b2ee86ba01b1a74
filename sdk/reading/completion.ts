/** How far and how well an article was read. */
import { completionOf } from '../../runtime/wire/bands.ts';
import type { MessageOf } from '../../runtime/wire/batch.ts';
import { stateOf } from '../../runtime/wire/state.ts';
import type { Reading } from './reading.ts';

/** The figures of a reading so far: times in ms, shares 0 to 1. `engaged` is the sum of `bands`. */
export type Figures = Pick<
  MessageOf<'reading'>,
  'engaged' | 'engaged5' | 'depth' | 'completion' | 'state' | 'bands'
>;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export function figuresOf(reading: Reading): Figures {
  const { weights, endSeen, endTime } = reading;
  const bands = reading.attention.map(Math.round);
  const engaged = sum(bands);
  const completion = completionOf(bands, weights);
  while (bands.length && !bands[bands.length - 1]) bands.pop();
  return {
    engaged,
    engaged5: Math.min(engaged, Math.round(reading.engaged5)),
    depth: depthOf(reading),
    completion,
    state: stateOf({ completion, engaged, expected: sum(weights), endSeen, endTime }),
    bands,
  };
}

/** Share of the weight down to the deepest point seen. */
function depthOf({ weights, furthest }: Reading): number {
  const down = weights.map((weight, band) => weight * Math.min(1, Math.max(0, furthest - band)));
  return sum(down) / sum(weights);
}
