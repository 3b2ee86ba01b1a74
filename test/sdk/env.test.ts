import { describe, expect, it } from 'vitest';
import { timeOrdered } from '../../sdk/env.ts';

const random = new Uint32Array([4_294_967_295, 4_294_967_295]);
const NOW = Date.UTC(2026, 0, 1);

describe('An id', () => {
  it('sorts by the time of its making, and within a millisecond by the order of it', () => {
    const ids = [
      timeOrdered(NOW, 7, random),
      timeOrdered(NOW, 8, random),
      timeOrdered(NOW, 999_999, random),
      timeOrdered(NOW + 1, 0, random),
      timeOrdered(Date.UTC(2058, 0, 1), 0, random),
    ];
    expect([...ids].sort()).toEqual(ids);
  });

  it('fits the wire', () => {
    expect(timeOrdered(NOW, 999_999, random)).toMatch(/^[0-9A-Za-z_-]{8,64}$/);
    expect(timeOrdered(NOW, 0, new Uint32Array(2))).toMatch(/^[0-9A-Za-z_-]{8,64}$/);
  });
});
