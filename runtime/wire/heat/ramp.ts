/** From attention to colours: pure, the same in the designer, on the agent's phone and over the live page. */

/** Steps of the ramp: `--heat-0` to `--heat-8`. */
export const STEPS = 9;
/** Density (attention over expected reading time) at which the ramp ends. */
const FULL = 4;

/**
 * 0 to 1 along the ramp: log₂(1 + density) / log₂(1 + 4). Reading skips and lingers by factors, so steps are factors:
 * skimming (0.1) stays near the start, normal reading (1) lies at 0.43, four times as long is the end.
 */
export function heatOf(attention: number, weight: number): number {
  if (weight <= 0 || attention <= 0) return 0;
  return Math.min(1, Math.log2(1 + attention / weight) / Math.log2(1 + FULL));
}

/** Undefined where there is nothing at all: that is the ground's colour, not the ramp's. */
export function stepOf(heat: number): number | undefined {
  return heat <= 0.01 ? undefined : Math.min(STEPS - 1, Math.floor(heat * STEPS));
}

/** Steps to either side of "the same": `--differs-0` to `--differs-8`, with 4 in the middle. */
export const SIDE = 4;
/** The difference of heat at which the diverging ramp ends. */
const FAR = 0.5;

/** The step of a difference of heat (-1 to 1) on the diverging ramp. */
export function divergingStep(difference: number): number {
  const side = Math.round((difference / FAR) * SIDE);
  return SIDE + Math.max(-SIDE, Math.min(SIDE, side));
}

/** Even steps of OKLab, lightness moving one way all along; on light and on dark ground. */
export const RAMP = {
  light: ['#fff2ac', '#fcd57a', '#f7b64c', '#ef9720', '#e17800', '#ce5c02', '#b4451b', '#973427', '#78292c'],
  dark: ['#4e1b1c', '#70271e', '#903718', '#ad4d08', '#c66900', '#d88818', '#e5aa44', '#eeca71', '#f8e9a3'],
} as const;

/** Blue for less, orange for more: told apart with every deficiency of colour sight, and by lightness from "the same". */
export const DIVERGING = {
  light: ['#1e539e', '#5078b3', '#819dc7', '#b2c2da', '#e9e8e5', '#d2bcaf', '#b8927b', '#9e6949', '#83410e'],
  dark: ['#a1c9ff', '#84a2cd', '#687c98', '#4d5766', '#363533', '#655247', '#96715b', '#ca916f', '#ffb384'],
} as const;
