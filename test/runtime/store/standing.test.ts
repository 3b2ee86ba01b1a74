import { describe, expect, it } from 'vitest';
import { attentionTo } from '../../../runtime/condition/attention.ts';
import { cutOf } from '../../../runtime/store/cuts.ts';
import type { VersionSums } from '../../../runtime/store/personContents.ts';
import { attentionOver, standingOf } from '../../../runtime/store/standing.ts';
import { foldVitals, thirdQuartileOf, type VitalsChanges } from '../../../runtime/store/vitals.ts';
import { BLOCKS } from '../../support/collector.ts';

const sums = (version: string, told: Partial<VersionSums> = {}): VersionSums => ({
  ...{ version, readings: 1, engaged: 0, states: { bounce: 1 }, bands: [], depth: 0, completion: 0 },
  ...{ firstAt: 0, lastAt: 0, standing: 0, standingState: 'bounce', ...told },
});
const versions = (...all: VersionSums[]) => new Map(all.map((one) => [one.version, one]));
const EDITED = [BLOCKS[2], BLOCKS[3]].map((block, i) => ({
  ...(block as (typeof BLOCKS)[0]),
  key: `${i}-${block?.key.slice(2)}`,
}));
const cuts: Record<string, ReturnType<typeof cutOf>> = { old: cutOf(BLOCKS), new: cutOf(EDITED) };
const cutFor = (version: string) => cuts[version];

describe('how a person stands with a version', () => {
  it('is as their only reading says', () => {
    const read = versions(sums('old', { states: { skim: 1 }, engaged: 900, depth: 1, completion: 0.1 }));
    expect(standingOf(read, 'old', cutFor)).toEqual({
      engaged: 900,
      depth: 1,
      completion: 0.1,
      state: 'skim',
    });
  });

  it('is nothing where they read nothing', () => {
    expect(standingOf(new Map(), 'old', cutFor)).toEqual({
      engaged: 0,
      depth: 0,
      completion: 0,
      state: 'bounce',
    });
  });

  it('is the best that their readings say while the blocks are unknown', () => {
    const read = versions(sums('unknown', { readings: 3, states: { skim: 2, partial: 1 } }));
    expect(standingOf(read, 'unknown', cutFor).state).toBe('partial');
  });

  it('follows from all their readings together', () => {
    const bands = [4_000, 4_000, 4_000, 4_000, 4_000, 4_000, 4_000, 1_300];
    const read = { readings: 2, states: { partial: 2 }, bands, engaged: 29_300 };
    expect(standingOf(versions(sums('old', { ...read, depth: 1 })), 'old', cutFor)).toMatchObject({
      completion: 1,
      state: 'complete',
    });
    expect(standingOf(versions(sums('old', { ...read, depth: 0.98 })), 'old', cutFor).state).toBe('partial');
  });

  it('has what stayed of the versions before', () => {
    const bands = [0, 0, 0, 4_000, 4_000, 4_000, 4_000, 4_000];
    const read = versions(sums('old', { bands, depth: 1, states: { partial: 1 } }));
    expect(standingOf(read, 'new', cutFor)).toEqual({
      engaged: 20_000,
      depth: 0,
      completion: 1,
      state: 'complete',
    });
  });
});

describe('attention to a paragraph', () => {
  const read = versions(sums('old', { bands: [1, 2, 3, 4, 5, 6] }), sums('new', { bands: [10, 0, 0, 20] }));

  it('adds up over the versions, under each of its keys', () => {
    expect(attentionOver(read, cutFor)).toEqual({
      ...{ '0-title': 1, '1-intro': 5, '2-history': 25, '3-end': 20 },
      ...{ '0-history': 25, '1-end': 20 },
    });
  });

  it('is found by its words where its place is unknown, and nowhere else', () => {
    const attention = attentionOver(read, cutFor);
    expect(attentionTo(attention, '7-history')).toBe(25);
    expect(attentionTo(attention, '2-unread')).toBe(0);
    expect(attentionTo(attention, '__proto__')).toBe(0);
  });
});

describe('web vitals', () => {
  it('tell what three quarters of the page views stayed under, within a twentieth', () => {
    const changes: VitalsChanges = new Map();
    const place = { siteId: 's', contentId: 'c', day: 1 };
    for (let i = 1; i <= 100; i++) foldVitals(changes, place, { lcp: 40 * i, cls: i / 1_000 });
    foldVitals(changes, place, { inp: 0 });
    const [told] = changes.values();
    const lcp = thirdQuartileOf(told?.lcp ?? [], 'lcp');
    expect(lcp?.count).toBe(100);
    expect(Math.abs((lcp?.value ?? 0) / 3_000 - 1)).toBeLessThan(0.05);
    expect(Math.abs((thirdQuartileOf(told?.cls ?? [], 'cls')?.value ?? 0) / 0.075 - 1)).toBeLessThan(0.05);
    expect(thirdQuartileOf(told?.inp ?? [], 'inp')).toEqual({ value: 0, count: 1 });
    expect(thirdQuartileOf([], 'inp')).toBeNull();
  });
});
