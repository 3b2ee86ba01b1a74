/** What the bands of a heat map say: of each band for a picture, of each paragraph in figures. Pure. */
import type { Heat } from '../api/contents.ts';
import { heatOf } from './ramp.ts';

export type HeatBlock = Pick<Heat['blocks'][number], 'bands' | 'clicks' | 'dead' | 'rage' | 'readings'>;
export type HeatPicture = { blocks: readonly HeatBlock[] };

/** What a picture of heat shows. */
export type Measure = 'attention' | 'reached' | 'read' | 'clicks';
export const MEASURES: readonly Measure[] = ['attention', 'reached', 'read', 'clicks'];

/**
 * 0 to 1 for every band, block by block. Attention: the time of those who got there, along the ramp; reached and read: shares
 * of the readings that could meet the block, which an edit may have brought; clicks: of those who got there, against the block that was clicked `most`, the same for the whole block.
 */
export function bandHeat({ blocks }: HeatPicture, measure: Measure, most: number): number[][] {
  return blocks.map((block) =>
    block.bands.map(({ attention, weight, reached, read }) => {
      if (measure === 'attention') return heatOf(attention, weight * reached);
      if (measure === 'clicks') return part(clickShare(block), most);
      return part(measure === 'read' ? read : reached, block.readings);
    }),
  );
}

/** The most clicks that a block got from each reader who came to it, over all pictures. */
export function mostClicks(...pictures: readonly HeatPicture[]): number {
  return Math.max(0, ...pictures.map(({ blocks }) => Math.max(0, ...blocks.map(clickShare))));
}

const clickShare = ({ clicks, bands }: HeatBlock): number => {
  const arrived = bands[0]?.reached ?? 0;
  return arrived ? clicks / arrived : 0;
};

/** How much hotter every band is than in the picture it is compared with: -1 to 1. */
export function differenceOf(heat: readonly number[][], against: readonly number[][]): number[][] {
  return heat.map((bands, block) => bands.map((value, band) => value - (against[block]?.[band] ?? 0)));
}

export interface Figures {
  /** ms per reading that got to the block's start. */
  attention: number;
  /** Expected reading time in ms. */
  weight: number;
  /** Share of the readings that could meet it that got to its start, and that read its bands (mean by weight); 0 to 1. */
  reached: number;
  read: number;
  /** All, those that nothing answered, and those in quick succession. */
  clicks: number;
  dead: number;
  rage: number;
}

export function figuresOf({ bands, clicks, dead, rage, readings }: HeatBlock): Figures {
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
    clicks,
    dead,
    rage,
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
export function curveOf({ blocks }: HeatPicture): CurvePoint[] {
  const points: CurvePoint[] = [];
  const total = sum(blocks, ({ bands }) => sum(bands, ({ weight }) => weight));
  let before = 0;
  blocks.forEach(({ bands, readings }, block) => {
    for (const { weight, reached, read } of bands) {
      const from = part(before, total);
      before += weight;
      const shares = { reached: part(reached, readings), read: part(read, readings) };
      points.push({ from, to: part(before, total), ...shares, block });
    }
  });
  return points;
}

/** Fewer readings than this are a hint, not a finding. */
export const FEW = 20;

const part = (count: number, of: number) => (of > 0 ? Math.min(1, count / of) : 0);

const sum = <T>(items: readonly T[], value: (item: T) => number) =>
  items.reduce((total, item) => total + value(item), 0);
