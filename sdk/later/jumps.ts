/** Says of a reading that the clock jumped under it. */
import { onVisibility } from '../capture/visibility.ts';
import type { Core } from '../core.ts';
import { guard } from '../guard.ts';
import { MAX_GAP } from '../reading/clock.ts';

/** Clocks that are put right little by little never differ so much from look to look, ms. */
const JUMP = 2_000;

/**
 * Two clocks go side by side: if they disagree after two looks in a row, one of them was set, or the machine slept in
 * between. While nobody looked, nothing was measured, and a jump spoils nothing.
 */
export function onJumps(core: Core): void {
  const { env } = core;
  const find = core.find;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let apart = 0;

  guard(onVisibility)(() => {
    lookedAt = Number.NEGATIVE_INFINITY;
  });
  core.find = (now) => {
    const before = apart;
    apart = env.apart();
    if (now - lookedAt <= MAX_GAP && Math.abs(apart - before) > JUMP) core.articles.forEach(mark);
    lookedAt = now;
    find(now);
  };
}

/** The first reason stays. */
function mark({ reading }: Core['articles'][number]): void {
  if (reading.quality === 'ok') reading.quality = 'clock-jumped';
}
