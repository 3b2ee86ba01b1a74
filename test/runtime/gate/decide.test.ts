import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterSpan, afterWork, nextWorkday } from '../../../runtime/gate/hours.ts';
import { type ContactRules, decide, type GateFacts, type Reason } from '../../../runtime/gate/index.ts';
import { DEFAULT_RULES } from '../../../runtime/gate/rules.ts';
import { DAY, HOUR, MONDAY } from '../../support/journey.ts';

const SHANGHAI = 'Asia/Shanghai';
const at = (iso: string) => Date.parse(iso);

/** Somebody who may be contacted by anything. */
const facts = (told: Partial<GateFacts> = {}): GateFacts => ({
  now: MONDAY,
  contact: 'webhook',
  personId: '张女士',
  zone: SHANGHAI,
  blocked: false,
  reachable: true,
  contacts: 0,
  candidates: [],
  until: MONDAY + 7 * DAY,
  ...told,
});
const rules = (told: Partial<ContactRules> = {}): ContactRules => ({ ...DEFAULT_RULES, ...told });
const full = { id: 'li', today: 50, capacity: 50, last: 0 };

/** What each check objects to. */
const OBJECTIONS: Record<Reason, [Partial<GateFacts>, Partial<ContactRules>]> = {
  consent: [{ consent: 'denied' }, {}],
  blocked: [{ blocked: true }, {}],
  unreachable: [{ reachable: false }, {}],
  'hold-out': [{}, { holdOut: 0.999 }],
  'quiet-hours': [{}, { quiet: { from: 0, to: 1_439, holds: ['webhook'] } }],
  budget: [{ contacts: 20 }, {}],
  capacity: [{ candidates: [full] }, {}],
};
const REASONS = Object.keys(OBJECTIONS) as Reason[];

describe('the gate', () => {
  it('lets everybody pass to whom nothing is objected', () => {
    expect(decide(facts(), rules())).toEqual({ outcome: 'passed' });
  });

  it.each(REASONS)('objects by reason of %s', (reason) => {
    const [told, ruled] = OBJECTIONS[reason];
    expect(decide(facts(told), rules(ruled))).toMatchObject({ reason });
  });

  it('looks in this order, whatever else there is to object', () => {
    fc.assert(
      fc.property(fc.subarray(REASONS, { minLength: 1 }), (objected) => {
        const told = Object.assign({}, ...objected.map((reason) => OBJECTIONS[reason][0]));
        const ruled = Object.assign({}, ...objected.map((reason) => OBJECTIONS[reason][1]));
        expect(decide(facts(told), rules(ruled))).toMatchObject({ reason: objected[0] });
      }),
    );
  });

  it('takes silence for consent, or does not, as the site settles it', () => {
    expect(decide(facts(), rules({ consent: 'required' }))).toMatchObject({ reason: 'consent' });
    expect(decide(facts({ consent: 'granted' }), rules({ consent: 'required' })).outcome).toBe('passed');
  });

  it('keeps the same share of people out, whatever they are asked for', () => {
    const people = Array.from({ length: 2_000 }, (_, place) => `person-${place}`);
    const out = people.filter(
      (personId) => decide(facts({ personId }), rules({ holdOut: 0.1 })).outcome === 'refused',
    );
    expect(out.length / people.length).toBeCloseTo(0.1, 1);
    const again = people.filter(
      (personId) =>
        decide(facts({ personId, contact: 'page' }), rules({ holdOut: 0.1 })).outcome === 'refused',
    );
    expect(again).toEqual(out);
  });

  it('gives a task in turn to who got the last one longest ago and has room', () => {
    const candidates = [
      { id: 'chen', today: 3, capacity: 5, last: MONDAY - HOUR },
      { id: 'li', today: 1, capacity: 5, last: MONDAY - 2 * HOUR },
      { id: 'zhou', today: 5, capacity: 5, last: 0 },
    ];
    expect(decide(facts({ contact: 'task', candidates }), rules())).toEqual({
      outcome: 'passed',
      agent: 'li',
    });
  });

  it('counts no question to an agent against the budget of the person', () => {
    expect(decide(facts({ contact: 'ask', contacts: 99 }), rules()).outcome).toBe('passed');
  });

  it('says what decided', () => {
    expect(decide(facts({ contacts: 20 }), rules())).toEqual({
      outcome: 'refused',
      reason: 'budget',
      seen: { contacts: 20, of: 20, days: 7 },
    });
  });
});

describe('quiet hours', () => {
  const night = at('2025-03-03T15:30:00Z');

  it('put a contact off to their end, by the clock of the person', () => {
    const decision = decide(facts({ now: night }), rules());
    expect(decision).toMatchObject({ outcome: 'later', reason: 'quiet-hours', seen: { zone: SHANGHAI } });
    expect(decision).toMatchObject({ until: at('2025-03-04T00:00:00Z') });
    expect(decide(facts({ now: night, zone: 'Europe/London' }), rules()).outcome).toBe('passed');
  });

  it('go by the zone of the site where that of the person is unknown', () => {
    expect(decide(facts({ now: night, zone: undefined }), rules()).outcome).toBe('later');
    expect(decide(facts({ now: night, zone: 'Nowhere/At-all' }), rules()).outcome).toBe('later');
  });

  it('hold back what reaches people who are away, and nothing else', () => {
    for (const contact of ['page', 'task', 'ask'] as const) {
      expect(decide(facts({ now: night, contact }), rules()).outcome).toBe('passed');
    }
  });

  it('refuse what cannot wait for their end', () => {
    expect(decide(facts({ now: night, until: night + HOUR }), rules())).toMatchObject({ outcome: 'refused' });
  });

  it('end at the right moment on every day of the year, whatever the clock does', () => {
    const span = { from: 22 * 60, to: 8 * 60 };
    fc.assert(
      fc.property(
        fc.integer({ min: at('2025-01-01T00:00:00Z'), max: at('2026-01-01T00:00:00Z') }),
        fc.constantFrom('Europe/Berlin', 'America/New_York', SHANGHAI, 'Australia/Lord_Howe'),
        (now, zone) => {
          const end = afterSpan(now, zone, span);
          expect(end).toBeGreaterThanOrEqual(now);
          expect(end - now).toBeLessThanOrEqual(11.5 * HOUR);
          expect(afterSpan(end, zone, span)).toBe(end);
        },
      ),
    );
  });
});

describe('working hours', () => {
  const usual = { work: { from: 9 * 60, to: 18 * 60 }, zone: SHANGHAI };

  it('count no night and no weekend', () => {
    // A Friday, an hour before the end.
    const friday = at('2025-03-07T09:00:00Z');
    expect(afterWork(friday, 2 * HOUR, usual)).toBe(at('2025-03-10T02:00:00Z'));
    expect(afterWork(friday, HOUR, usual)).toBe(at('2025-03-07T10:00:00Z'));
  });

  it('count no holiday, but the weekend day on which one works for it', () => {
    // 2025-10-01 to 10-08 are holidays; Saturday 10-11 is worked.
    const before = at('2025-09-30T10:00:00Z');
    expect(afterWork(before, HOUR, usual)).toBe(at('2025-10-09T02:00:00Z'));
    expect(nextWorkday(at('2025-10-10T09:00:00Z'), usual)).toBe(at('2025-10-11T01:00:00Z'));
  });

  it('are plain time where nobody ever works', () => {
    expect(afterWork(MONDAY, HOUR, { work: { from: 0, to: 0 }, zone: SHANGHAI })).toBe(MONDAY + HOUR);
  });
});
