/** Chance that can be repeated: the same seed gives the same readers. */
export interface Chance {
  /** Even in [low, high). */
  between(low: number, high: number): number;
  /** True with this probability, 0 to 1. */
  hits(probability: number): boolean;
  /** One of the entries, by weight. */
  choose<T>(weighted: readonly (readonly [T, number])[]): T;
  pick<T>(list: readonly T[]): T;
}

/** mulberry32 by Tommy Ettinger, public domain. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T;
  return {
    between: (low, high) => low + next() * (high - low),
    hits: (probability) => next() < probability,
    pick,
    choose<T>(weighted: readonly (readonly [T, number])[]) {
      let left = next() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
      const found = weighted.find(([, weight]) => {
        left -= weight;
        return left < 0;
      });
      return (found ?? pick(weighted))[0];
    },
  };
}
