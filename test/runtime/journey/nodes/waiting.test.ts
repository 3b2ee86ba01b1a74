import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTime } from '../../../../runtime/condition/dates.ts';
import {
  momentAt,
  nextClock,
  nextOpen,
  OFFICE_HOURS,
  WEEKDAYS,
  weekdayOf,
} from '../../../../runtime/journey/local.ts';
import { DAY, HOUR, journey, MINUTE, MONDAY, reader } from '../../../support/journey.ts';

const ZONES = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];
const zone = fc.constantFrom(...ZONES);
const minute = fc.integer({ min: 0, max: 1_439 });
const moment = fc.integer({ min: Date.parse('2005-01-01'), max: Date.parse('2035-01-01') });

describe('the clock of a place', () => {
  it('shows the minute at the moment that is found, or jumped over it just then', () => {
    fc.assert(
      fc.property(moment, minute, zone, (near, wanted, place) => {
        const day = localTime(near, place)?.day ?? 0;
        const at = momentAt(day, wanted, place);
        const [shown, before] = [localTime(at, place), localTime(at - MINUTE, place)];
        const wall = (one: typeof shown) => (one ? one.day * 1_440 + one.minute : Number.NaN);
        const target = day * 1_440 + wanted;
        expect(wall(shown)).toBeGreaterThanOrEqual(target);
        if (wall(shown) > target) expect(wall(before)).toBeLessThan(target);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    // The clock goes from 02:00 to 03:00, and back from 03:00 to 02:00.
    ['Europe/Berlin', '2025-03-30', 150, '2025-03-30T01:00:00.000Z'],
    ['Europe/Berlin', '2025-10-26', 150, '2025-10-26T00:30:00.000Z'],
    ['Australia/Lord_Howe', '2025-10-05', 135, '2025-10-04T15:30:00.000Z'],
    ['Asia/Shanghai', '2025-03-30', 150, '2025-03-29T18:30:00.000Z'],
  ])('in %s on %s finds minute %i at %s', (place, day, wanted, at) => {
    expect(new Date(momentAt(Date.parse(day) / DAY, wanted, place)).toISOString()).toBe(at);
  });

  it('never goes back, and is there within a day and the jump of a clock', () => {
    fc.assert(
      fc.property(moment, minute, zone, (now, wanted, place) => {
        const at = nextClock(now, wanted, place);
        expect(at).toBeGreaterThanOrEqual(now);
        expect(at - now).toBeLessThanOrEqual(2 * DAY + 2 * HOUR);
      }),
      { numRuns: 500 },
    );
  });

  it('opens within the hours of a weekday that was asked for, also over midnight', () => {
    const days = fc.subarray([...WEEKDAYS], { minLength: 1 });
    fc.assert(
      fc.property(moment, days, minute, minute, zone, (now, chosen, from, to, place) => {
        if (from === to) return;
        const at = nextOpen(now, { days: chosen, from, to }, place);
        expect(at).toBeGreaterThanOrEqual(now);
        expect(at - now).toBeLessThanOrEqual(9 * DAY);
        // Once it is open, it is open.
        expect(nextOpen(at, { days: chosen, from, to }, place)).toBe(at);
      }),
      { numRuns: 500 },
    );
  });

  it('opens the office on Monday morning for whoever comes on Saturday', () => {
    const saturday = Date.parse('2025-03-08T04:00:00Z');
    expect(new Date(nextOpen(saturday, OFFICE_HOURS, 'Asia/Shanghai')).toISOString()).toBe(
      '2025-03-10T01:00:00.000Z',
    );
    expect(weekdayOf(Math.floor(MONDAY / DAY))).toBe('mon');
  });
});

describe('a wait', () => {
  const zhang = (fields: Record<string, unknown>, person = {}) =>
    reader('张女士', { zone: 'Europe/Berlin', ...person })
      .on(journey().next('wait', fields).by('next').next('exit'))
      .does('start');
  const until = (fields: Record<string, unknown>, person = {}) => {
    const at = zhang(fields, person).run?.wait?.until;
    return at === undefined ? 'goes on' : new Date(at).toISOString();
  };

  // In Berlin it is Monday, 3 March 2025, two in the morning.
  it.each([
    ['a local time', { until: 'clock', time: 540 }, '2025-03-03T08:00:00.000Z'],
    ['a local time after a while', { until: 'clock', after: DAY, time: 0 }, '2025-03-04T23:00:00.000Z'],
    ['the local time that it is', { until: 'clock', time: 120 }, 'goes on'],
    [
      'a date by the clock of the person',
      { until: 'moment', moment: '2025-04-01T10:00' },
      '2025-04-01T08:00:00.000Z',
    ],
    [
      'a date by another clock',
      { until: 'moment', moment: '2025-04-01T10:00', zone: 'Asia/Shanghai' },
      '2025-04-01T02:00:00.000Z',
    ],
    ['a date that is past', { until: 'moment', moment: '2024-04-01T10:00' }, 'goes on'],
    [
      'a time of the week',
      { until: 'window', days: ['wed'], from: 600, to: 660 },
      '2025-03-05T09:00:00.000Z',
    ],
    ['a time of the week that is on', { until: 'window', days: ['sun'], from: 1_380, to: 180 }, 'goes on'],
    ['the owner to work', { until: 'hours' }, '2025-03-03T08:00:00.000Z'],
  ])('until %s', (_, fields, at) => {
    expect(until(fields)).toBe(at);
  });

  it('goes by the clock of the journey for a person whose zone nobody knows', () => {
    expect(until({ until: 'clock', time: 600 }, { zone: undefined })).toBe('2025-03-03T02:00:00.000Z');
  });

  it('until some days before a date of the person, or by another exit if there is none', () => {
    const renewal = { until: 'attribute', attribute: 'renewal', offset: -7, time: 540 };
    expect(until(renewal, { attributes: { renewal: '2025-04-07' } })).toBe('2025-03-31T07:00:00.000Z');
    expect(until(renewal, { attributes: { renewal: '2025-03-05' } })).toBe('goes on');
    expect(zhang(renewal, { attributes: { renewal: 'soon' } }).trace.at(-1)?.why?.detail).toContain(
      'missing',
    );
  });

  describe('that a pause made late', () => {
    const late = (overdue: string, more = {}) =>
      zhang({ until: 'clock', time: 540, overdue, ...more }).waits(11 * HOUR);

    it('goes on, unless told otherwise', () => {
      expect(late('go-on').path).toContain('wait > next');
    });

    it('leaves by an exit of its own', () => {
      expect(late('skip').trace.at(-1)).toMatchObject({
        what: 'end',
        exit: 'overdue',
        why: { late: 4 * HOUR },
      });
    });

    it('waits for the next such time', () => {
      const again = late('again');
      expect(again.run?.wait?.until).toBe(Date.parse('2025-03-04T08:00:00Z'));
      expect(again.waits(20 * HOUR).path).toContain('wait > next');
    });

    it('is not late within what is allowed', () => {
      expect(late('skip', { late: 6 * HOUR }).path).toContain('wait > next');
    });
  });
});
