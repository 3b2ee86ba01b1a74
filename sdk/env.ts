/** What the SDK takes from its surroundings. */
import { guard } from './guard.ts';

/** Injected, so that tests turn the time and name the ids. */
export interface Env {
  /** Time that never jumps, in ms. */
  now(): number;
  /** Clock on the wall, ms UTC, whole; it never goes back. */
  wall(): number;
  /** By how much the clock on the wall, as it is, is ahead of `now`, ms. */
  apart(): number;
  /** A new id whose order is the order of its making; fits the wire's `Id`. */
  id(): string;
  /** Calls back once after `ms`. */
  after(ms: number, call: () => void): void;
}

export function browserEnv(): Env {
  let made = 0;
  const now = () => performance.now();
  const apart = () => Date.now() - now();
  let most = apart();
  /** Follows the clock when it was set forward or the machine has slept, and goes on by itself when it was set back. */
  const wall = () => {
    most = Math.max(most, apart());
    return Math.round(most + now());
  };
  return {
    now,
    wall,
    apart,
    id: () => timeOrdered(wall(), made++, crypto.getRandomValues(new Uint32Array(2))),
    after: (ms, call) => setTimeout(guard(call), ms),
  };
}

/** Eight characters of time (until 2059), four of a counter for what is made in one millisecond, and randomness. */
export function timeOrdered(wall: number, made: number, random: Uint32Array): string {
  return wall.toString(36) + (46_656 + (made % 1_000_000)).toString(36) + random.join('');
}
