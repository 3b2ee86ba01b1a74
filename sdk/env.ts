/** What the SDK takes from its surroundings. */
import { guard } from './guard.ts';

/** Injected, so that tests turn the time and name the ids. */
export interface Env {
  /** Time that never jumps, in ms. */
  now(): number;
  /** Clock on the wall, ms UTC, whole. */
  wall(): number;
  /** A new id whose order is the order of its making; fits the wire's `Id`. */
  id(): string;
  /** From 0 up to but not including 1. */
  random(): number;
  /** Calls back once after `ms`; returns what cancels it. */
  after(ms: number, call: () => void): () => void;
}

export function browserEnv(): Env {
  let made = 0;
  // Pages and their test clocks put other clocks in place of this one, with fractions.
  const wall = () => Math.round(Date.now());
  return {
    now: () => performance.now(),
    wall,
    id: () => timeOrdered(wall(), made++, crypto.getRandomValues(new Uint32Array(2))),
    random: Math.random,
    after(ms, call) {
      const timer = setTimeout(guard(call), ms);
      return () => clearTimeout(timer);
    },
  };
}

/** Eight characters of time (until 2059), four of a counter for what is made in one millisecond, and randomness. */
export function timeOrdered(wall: number, made: number, random: Uint32Array): string {
  return wall.toString(36) + (46_656 + (made % 1_000_000)).toString(36) + random.join('');
}
