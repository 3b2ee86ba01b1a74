/** A reading goes on when its reader comes back. What it had come to is kept on the device, by the part that comes later. */
import { hashText } from '../../runtime/wire/bands.ts';
import { guard } from '../guard.ts';
import type { Reading } from '../reading/reading.ts';

/** ms; so long a reading may rest. */
export const KEPT_FOR = 604_800_000;
/** A page that has not let go of a reading reads on, unless nothing was heard of it for so long, ms: then it crashed. */
export const HELD_FOR = 300_000;
/** Who comes back sooner has not been away, ms: webviews run a page anew when somebody goes one page back. */
export const VISIT_GAP = 1_800_000;
/** Reports that may have been made after the last was kept. */
const LEAP = 1_000;

/** In this order, because a list is short and its places do not change their names. Times in ms, `at` UTC. */
export type Kept = [
  at: number,
  /** The page that reads on; '' when none does. */
  holder: string,
  seq: number,
  visits: number,
  id: string,
  startedAt: number,
  engaged5: number,
  quality: string,
  furthest: number,
  endSeen: boolean,
  endTime: number,
  attention: number[],
];

/** By the device's id, so that a new person finds nothing of the former one's. */
export const keyOf = (device: string, { content, version }: Pick<Reading, 'content' | 'version'>): string =>
  `dogear.${hashText(device + content)}.${version}`;

/** Whether another page reads on. */
export const isHeld = ([at, holder]: Kept, wall: number): boolean => !!holder && wall - at < HELD_FOR;

/** Lets the reading go on where it was kept; gives the number of its last report, or nothing if it begins. */
export const resume = guard((reading: Reading, device: string, wall: number): number | undefined => {
  const kept: Kept = JSON.parse(localStorage[keyOf(device, reading)]);
  return wall - kept[0] < KEPT_FOR && !isHeld(kept, wall) ? goOn(reading, kept, wall) : undefined;
});

export function goOn(reading: Reading, kept: Kept, wall: number): number {
  const [at, , seq, visits, id, startedAt, engaged5, quality, furthest, endSeen, endTime, attention] = kept;
  Object.assign(reading, { id, startedAt, engaged5, quality, furthest, endSeen, endTime, attention });
  reading.visits = visits + (wall - at < VISIT_GAP ? 0 : 1);
  return seq + LEAP;
}
