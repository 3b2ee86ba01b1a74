/** Chance that is named: the same name gives the same throws in every run. */
import { seeded } from '../../support/random.ts';

export interface Chance {
  /** From `low` up to but not including `high`, evenly. */
  between(low: number, high: number): number;
  /** Whole, from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** 1 on average in the middle of the throws, mostly between exp(-spread) and exp(spread): human speeds are so. */
  around(spread: number): number;
  pick<T>(from: readonly T[]): T;
  /** True in this share of the throws. */
  happens(share: number): boolean;
}

export function chanceOf(...name: (string | number)[]): Chance {
  const random = seeded(seedOf(name.join('/')));
  for (let i = 0; i < 8; i++) random();
  const between = (low: number, high: number) => low + (high - low) * random();
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1));
  return {
    between,
    whole,
    // Three dice make a bell.
    around: (spread) => Math.exp(spread * (random() + random() + random() - 1.5) * 2),
    pick: (from) => from[whole(0, from.length - 1)] as (typeof from)[number],
    happens: (share) => random() < share,
  };
}

/** FNV-1a; never 0, where xorshift would stand still. */
function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash | 1;
}
