import { describe, expect, it } from 'vitest';
import { flung, newPace } from '../../../sdk/reading/pace.ts';

const VIEWPORT = 800;

/** Looks every 250 ms at these positions; gives which intervals were flung through. */
function follows(positions: number[]): boolean[] {
  const pace = newPace();
  return positions.map((position, i) => flung(pace, i * 250, position, VIEWPORT));
}

describe('The pace', () => {
  it('takes slow scrolling for reading', () => {
    expect(follows([0, 40, 80, 120, 160, 200])).not.toContain(true);
  });

  it('takes a single swipe of almost a screen for reading', () => {
    expect(follows([0, 0, 0, 0, 400, 750, 750, 750])).not.toContain(true);
  });

  it('gives no credit above one viewport per second', () => {
    expect(follows([0, 400, 800, 1_200, 1_600, 2_000, 2_400]).slice(-3)).toEqual([true, true, true]);
  });

  it('denies only the moment of a jump, not the rest after it', () => {
    expect(follows([0, 20_000, 20_000, 20_000])).toEqual([false, true, false, false]);
  });

  it('counts upwards as well', () => {
    expect(follows([9_000, 9_000, 0, 0])).toEqual([false, false, true, false]);
  });
});
