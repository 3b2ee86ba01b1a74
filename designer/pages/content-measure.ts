/** What the bands of a heat map say about paragraphs: pure. */
import type { Heat } from '../../runtime/wire/api/contents.ts';

type Block = Pick<Heat['blocks'][number], 'bands'>;

export interface Measure {
  /** ms per reading that got to the block's start. */
  attention: number;
  /** Expected reading time in ms. */
  weight: number;
  /** Share of all readings that got to its start, and that read its bands (mean by weight); 0 to 1. */
  reached: number;
  read: number;
}

export function measureOf({ bands }: Block, readings: number): Measure {
  const weight = sum(bands, (band) => band.weight);
  const arrived = bands[0]?.reached ?? 0;
  return {
    attention: arrived ? sum(bands, (band) => band.attention) / arrived : 0,
    weight,
    reached: part(arrived, readings),
    read: part(
      sum(bands, (band) => band.read * band.weight),
      readings * weight,
    ),
  };
}

export interface CurvePoint {
  /** Where the band starts and ends along the article, and the shares of readings that got there and read it; 0 to 1. */
  from: number;
  to: number;
  reached: number;
  read: number;
  block: number;
}

/** One point per band, along the article by expected reading time. */
export function curveOf(heat: Pick<Heat, 'blocks' | 'readings'>): CurvePoint[] {
  const all = heat.blocks.flatMap(({ bands }, block) => bands.map((band) => ({ ...band, block })));
  const total = sum(all, (band) => band.weight);
  let before = 0;
  return all.map(({ weight, reached, read, block }) => {
    const from = part(before, total);
    before += weight;
    return {
      from,
      to: part(before, total),
      block,
      reached: part(reached, heat.readings),
      read: part(read, heat.readings),
    };
  });
}

/** A merge of versions can count more arrivals than readings of the newest one. */
const part = (count: number, of: number) => (of > 0 ? Math.min(1, count / of) : 0);

const sum = <T>(items: readonly T[], value: (item: T) => number) =>
  items.reduce((total, item) => total + value(item), 0);
