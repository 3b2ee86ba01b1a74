import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  goOn,
  HELD_FOR,
  isHeld,
  KEPT_FOR,
  type Kept,
  keyOf,
  resume,
  VISIT_GAP,
} from '../../sdk/later/resume.ts';
import { gather, newReading } from '../../sdk/reading/reading.ts';

const BLOCKS = [{ key: '0-a', kind: 'text' as const, text: '等待期', weight: 8_000, bands: 2 }];
const NOW = 1_800_000_000_000;
const fresh = () => newReading('new', '/a', NOW, BLOCKS);
const kept = (at: number, holder = ''): Kept => [
  ...([at, holder, 7, 2, 'old', 5, 900, 'ok', 1.5, false, 0] as const),
  [4_000, 1_000],
];

describe('a reading that was kept', () => {
  let stored: Record<string, string>;
  beforeEach(() => {
    stored = {};
    vi.stubGlobal('localStorage', stored);
  });
  afterEach(() => vi.unstubAllGlobals());

  const later = (away: number, holder = '', device = 'device-1') => {
    stored[keyOf('device-1', fresh())] = JSON.stringify(kept(NOW - away, holder));
    const reading = fresh();
    return { reading, seq: resume(reading, device, NOW) };
  };

  it('goes on where it was, and its reports count on', () => {
    const { reading, seq } = later(VISIT_GAP);
    expect(reading).toEqual({
      ...{ id: 'old', content: '/a', startedAt: 5, visits: 3, engaged5: 900, quality: 'ok' },
      ...gather(BLOCKS),
      ...{ attention: [4_000, 1_000], furthest: 1.5, endSeen: false, endTime: 0 },
    });
    expect(seq).toBeGreaterThan(7);
  });

  it('is the same visit within half an hour', () => {
    expect(later(VISIT_GAP - 1).reading.visits).toBe(2);
  });

  it('is not found after a week, nor by another person', () => {
    expect(later(KEPT_FOR).seq).toBeUndefined();
    expect(later(1, '', 'device-2').seq).toBeUndefined();
    expect(later(1, '', 'device-2').reading).toEqual(fresh());
  });

  it('is left to the page that holds it, until nothing was heard of that for long', () => {
    expect(later(HELD_FOR - 1, 'other').seq).toBeUndefined();
    expect(later(HELD_FOR, 'other').seq).toBeDefined();
    expect(isHeld(kept(NOW), NOW)).toBe(false);
  });

  it('begins anew where the device keeps something else, or nothing', () => {
    for (const text of ['', 'null', '{}', '7', '[']) {
      stored[keyOf('device-1', fresh())] = text;
      const reading = fresh();
      expect(resume(reading, 'device-1', NOW)).toBeUndefined();
      expect(reading).toEqual(fresh());
    }
    vi.unstubAllGlobals();
    expect(resume(fresh(), 'device-1', NOW)).toBeUndefined();
  });

  it('may be handed on by another page, which came further', () => {
    const reading = fresh();
    expect(goOn(reading, kept(NOW), NOW)).toBe(1_007);
    expect(reading.attention).toEqual([4_000, 1_000]);
  });
});
