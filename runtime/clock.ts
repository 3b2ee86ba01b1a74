/** Time and ids come from outside, so that tests decide both. */
import { monotonicFactory } from 'ulid';

export interface World {
  /** ms UTC */
  now(): number;
  /** A new time-ordered id: a ULID. */
  id(): string;
}

/** The world as it is. */
export function realWorld(): World {
  const next = monotonicFactory();
  return { now: Date.now, id: () => next() };
}

export const DAY_MS = 86_400_000;

/** Days since 1970 in UTC. */
export const dayOf = (at: number): number => Math.floor(at / DAY_MS);
