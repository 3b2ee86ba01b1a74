import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  awake,
  type Clock,
  expect as expectUnread,
  idle,
  newClock,
  show,
  take,
  touch,
} from '../../../sdk/reading/clock.ts';

/** A visible page, touched at 0, with so much unread text before the reader. */
function started(unread: number): Clock {
  const clock = newClock(0);
  show(clock, true, 0);
  expectUnread(clock, unread);
  return clock;
}

/** Looks every 250 ms until `to`. */
function runs(clock: Clock, from: number, to: number): number {
  let engaged = 0;
  for (let now = from + 250; now <= to; now += 250) engaged += take(clock, now).engaged;
  return engaged;
}

describe('The clock', () => {
  it('lets who reads a full screen rest: 50 s of unread text are read without a touch', () => {
    expect(runs(started(50_000), 0, 50_000)).toBe(50_000);
  });

  it('stops twice the time that the unread needs after the last touch', () => {
    const clock = started(30_000);
    expect(runs(clock, 0, 90_000)).toBe(60_000);
    expect([idle(clock, 59_999), idle(clock, 60_000)]).toEqual([false, true]);
  });

  it('waits 45 s at the least and 3 minutes at the most', () => {
    expect(runs(started(0), 0, 300_000)).toBe(45_000);
    expect(runs(started(500_000), 0, 300_000)).toBe(180_000);
  });

  it('counts 5 s after a touch by the rule that others use', () => {
    const clock = started(50_000);
    let engaged5 = 0;
    for (let now = 250; now <= 50_000; now += 250) engaged5 += take(clock, now).engaged5;
    expect(engaged5).toBe(5_000);
  });

  it('does not shrink its patience while the reader reads on without a touch', () => {
    const clock = started(40_000);
    for (let now = 250; now <= 30_000; now += 250) {
      take(clock, now);
      expectUnread(clock, 40_000 - now);
    }
    expect(awake(clock, 79_999)).toBe(true);
  });

  it('takes new patience with the next touch, and gives nothing for the time spent idle before it', () => {
    const clock = started(0);
    expect(runs(clock, 0, 90_000)).toBe(45_000);
    touch(clock, 90_100);
    expectUnread(clock, 24_000);
    expect(runs(clock, 90_100, 190_100)).toBe(48_000);
  });

  it('is frozen while the page is hidden, and takes coming back for a touch', () => {
    const clock = started(20_000);
    expect(runs(clock, 0, 4_000)).toBe(4_000);
    show(clock, false, 4_000);
    expect(runs(clock, 4_000, 12_000)).toBe(0);
    show(clock, true, 12_000);
    expectUnread(clock, 16_000);
    expect(runs(clock, 12_000, 15_000)).toBe(3_000);
  });

  it('counts one second at the most for a gap between ticks', () => {
    const clock = started(60_000);
    expect(take(clock, 30_000).engaged).toBe(1_000);
  });

  it('never earns more than the time that passed, nor more by the 5 s rule than by its own', () => {
    const step = fc.record({
      ms: fc.integer({ min: 0, max: 20_000 }),
      act: fc.constantFrom('tick', 'touch', 'hide', 'show'),
      unread: fc.integer({ min: 0, max: 100_000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const clock = newClock(0);
        let [now, engaged, engaged5] = [0, 0, 0];
        for (const { ms, act, unread } of steps) {
          now += ms;
          if (act === 'touch') touch(clock, now);
          if (act === 'hide' || act === 'show') show(clock, act === 'show', now);
          expectUnread(clock, unread);
          const credit = take(clock, now);
          engaged += credit.engaged;
          engaged5 += credit.engaged5;
          expect(credit.engaged5).toBeLessThanOrEqual(credit.engaged);
        }
        expect(engaged).toBeLessThanOrEqual(now);
        expect(engaged5).toBeLessThanOrEqual(engaged);
      }),
    );
  });
});
