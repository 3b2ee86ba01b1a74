/** What colour every band gets: pure. */
import { bandHeat, differenceOf, type HeatPicture, type Measure, mostClicks } from './measure.ts';
import { divergingStep, stepOf } from './ramp.ts';

/** How two selections are shown at once. */
export type Compared = 'side' | 'difference';

/** One colour in a lane of the gutter, and how far it reaches there: 0 to 1. */
export interface Stroke {
  color: string | undefined;
  from: number;
  to: number;
}

/** For every block, every band: one stroke, or of two pictures one each side by side. */
export function strokesOf(
  pictures: readonly HeatPicture[],
  measure: Measure,
  compared: Compared,
): Stroke[][][] {
  const most = mostClicks(...pictures);
  const [heat = [], other] = pictures.map((picture) => bandHeat(picture, measure, most));
  if (!other) return eachBand(heat, (value) => [along(value)]);
  if (compared === 'side')
    return eachBand(heat, (value, block, band) => [along(value), along(other[block]?.[band] ?? 0)]);
  return eachBand(differenceOf(heat, other), (value) => [apart(value)]);
}

const eachBand = <T>(
  heat: readonly number[][],
  paint: (value: number, block: number, band: number) => T,
): T[][] => heat.map((bands, block) => bands.map((value, band) => paint(value, block, band)));

/** From the text outwards, as far as it is hot. */
function along(heat: number): Stroke {
  const step = stepOf(heat);
  return { color: step === undefined ? undefined : `var(--heat-${step})`, from: 1 - heat, to: 1 };
}

/** From the middle: to the left for less, to the right for more. */
function apart(difference: number): Stroke {
  const [from, to] = [0.5 + Math.min(0, difference), 0.5 + Math.max(0, difference)];
  return {
    color: `var(--differs-${divergingStep(difference)})`,
    from: Math.max(0, from),
    to: Math.min(1, to),
  };
}
