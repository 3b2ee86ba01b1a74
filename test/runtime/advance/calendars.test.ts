import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextCall } from '../../../runtime/advance/calls.ts';
import { returningOn } from '../../../runtime/advance/lunar.ts';
import { localTime } from '../../../runtime/condition/dates.ts';
import type { Sweep } from '../../../runtime/journey/vocabulary.ts';

const dayOf = (text: string) => Date.parse(text) / 86_400_000;
const returns = (born: string, on: string, calendar: 'solar' | 'lunar') =>
  returningOn(dayOf(on), calendar).includes(dayOf(born));

describe('a day comes round by the sun', () => {
  it('every year on its date, from the year itself on', () => {
    expect(returns('1990-05-01', '2026-05-01', 'solar')).toBe(true);
    expect(returns('2026-05-01', '2026-05-01', 'solar')).toBe(true);
    expect(returns('1990-05-02', '2026-05-01', 'solar')).toBe(false);
  });

  it('on 28 February in common years, if it is 29 February', () => {
    expect(returns('2000-02-29', '2024-02-29', 'solar')).toBe(true);
    expect(returns('2000-02-29', '2025-02-28', 'solar')).toBe(true);
    expect(returns('2000-02-29', '2024-02-28', 'solar')).toBe(false);
  });

  it('exactly once in each year', () => {
    const born = fc.integer({ min: dayOf('1920-01-01'), max: dayOf('2020-12-31') });
    fc.assert(
      fc.property(born, fc.integer({ min: 2021, max: 2050 }), (day, year) => {
        const days = Array.from({ length: 366 }, (_, more) => dayOf(`${year}-01-01`) + more);
        const inYear = days.filter((one) => new Date(one * 86_400_000).getUTCFullYear() === year);
        expect(inYear.filter((one) => returningOn(one, 'solar').includes(day))).toHaveLength(1);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a day comes round by the moon', () => {
  it.each([
    // New year's day, the fifteenth of the eighth month, and the last day of a year.
    ['1990-01-27', '2026-02-17'],
    ['1990-10-03', '2026-09-25'],
    ['1991-02-14', '2026-02-16'],
  ])('%s returns on %s', (born, on) => {
    expect(returns(born, on, 'lunar')).toBe(true);
    expect(returns(born, born, 'lunar')).toBe(true);
  });

  it('in the month itself where a leap month has none of its own', () => {
    // 2023 had a second second month; 2025 a second sixth.
    expect(returns('2023-03-22', '2023-03-22', 'lunar')).toBe(true);
    expect(returns('2023-03-22', '2024-03-10', 'lunar')).toBe(true);
    expect(returns('2024-03-10', '2023-03-22', 'lunar')).toBe(false);
  });

  it('exactly once in each year of the moon', () => {
    const born = fc.integer({ min: dayOf('1940-01-01'), max: dayOf('2010-12-31') });
    // From one lunar new year to the next.
    const years = [
      ['2024-02-10', '2025-01-28'],
      ['2025-01-29', '2026-02-16'],
      ['2026-02-17', '2027-02-05'],
    ] as const;
    const table = new Map<number, number[]>();
    const on = (day: number) => {
      const known = table.get(day) ?? returningOn(day, 'lunar');
      table.set(day, known);
      return known;
    };
    fc.assert(
      fc.property(born, fc.constantFrom(...years), (day, [first, last]) => {
        const days = Array.from({ length: dayOf(last) - dayOf(first) + 1 }, (_, more) => dayOf(first) + more);
        expect(days.filter((one) => on(one).includes(day))).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the next call', () => {
  const zones = ['America/New_York', 'Asia/Kathmandu', 'Asia/Shanghai', 'Europe/Berlin', 'Pacific/Apia'];
  const daily: Sweep = { days: 'every', minute: 150, who: { segment: 'all' } };

  it('comes in order over the zones, once a day in each, also where the clock jumps over it', () => {
    let after: { at: number; zone?: string } = { at: Date.parse('2026-03-01T00:00:00Z') };
    const calls = Array.from({ length: 40 * zones.length }, () => {
      const call = nextCall(daily, zones, after);
      if (!call) throw new Error('a daily call must come');
      expect(call.at).toBeGreaterThanOrEqual(after.at);
      after = call;
      return call;
    });
    for (const zone of zones) {
      const days = calls.filter((call) => call.zone === zone).map(({ at }) => localTime(at, zone)?.day ?? 0);
      expect(days).toEqual(days.map((_, more) => (days[0] ?? 0) + more));
    }
  });

  it('is on the last day of a month that is too short', () => {
    const monthly: Sweep = { ...daily, days: { date: 31 }, minute: 0, zone: 'UTC' };
    const days: string[] = [];
    for (let at = Date.parse('2026-01-31'); days.length < 4; ) {
      at = nextCall(monthly, ['UTC'], { at })?.at ?? 0;
      days.push(new Date(at).toISOString().slice(0, 10));
    }
    expect(days).toEqual(['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']);
  });

  it('is none after the only one', () => {
    const once: Sweep = { ...daily, days: { day: dayOf('2026-03-02') } };
    const first = nextCall(once, ['Asia/Shanghai'], { at: Date.parse('2026-03-01') });
    expect(first?.at).toBe(Date.parse('2026-03-01T18:30:00Z'));
    expect(first && nextCall(once, ['Asia/Shanghai'], first)).toBeUndefined();
  });
});
