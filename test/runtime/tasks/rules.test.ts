import { describe, expect, it } from 'vitest';
import { MOVES, moved, type Order, type TaskState } from '../../../runtime/tasks/rules.ts';

const complete: Order = { move: 'complete', outcome: 'interested', note: 'call again in May' };
const orders: Order[] = [
  { move: 'accept' },
  { move: 'decline' },
  { move: 'contact' },
  complete,
  { move: 'reassign', agent: 'chen' },
  { move: 'snooze', until: 5 },
];

const allowed = (state: TaskState) => orders.filter((order) => moved(state, order)).map(({ move }) => move);

describe('what may be done to a task', () => {
  it.each([
    ['offered', ['accept', 'decline', 'complete', 'reassign', 'snooze']],
    ['accepted', ['decline', 'contact', 'complete', 'reassign', 'snooze']],
    ['contacted', ['complete', 'reassign', 'snooze']],
    ['done', []],
    ['declined', []],
    ['expired', []],
  ] as const)('while it is %s: %j', (state, moves) => {
    expect(allowed(state)).toEqual(moves);
    expect([...MOVES[state]].sort()).toEqual([...moves].sort());
  });
});

describe('a completed task', () => {
  const actions = (state: TaskState) => moved(state, complete)?.entries.map(({ action }) => action);

  it('is done, with its outcome and note, and tells the journey the outcome', () => {
    expect(moved('contacted', complete)).toEqual({
      change: { state: 'done', outcome: 'interested', note: 'call again in May', snoozedUntil: null },
      entries: [{ action: 'complete', note: 'call again in May' }],
      answer: { outcome: 'interested' },
    });
  });

  it('has every step in between in its ledger, however few taps it took', () => {
    expect(actions('offered')).toEqual(['accept', 'contact', 'complete']);
    expect(actions('accepted')).toEqual(['contact', 'complete']);
    expect(actions('contacted')).toEqual(['complete']);
  });
});

describe('the other moves', () => {
  it('a declined task tells the journey so', () => {
    expect(moved('offered', { move: 'decline', note: 'on leave' })).toEqual({
      change: { state: 'declined', note: 'on leave' },
      entries: [{ action: 'decline', note: 'on leave' }],
      answer: { state: 'declined' },
    });
  });

  it('a reassigned task is on offer to the other agent, whatever it was', () => {
    for (const state of ['offered', 'accepted', 'contacted'] as const) {
      expect(moved(state, { move: 'reassign', agent: 'chen' })?.change).toEqual({
        state: 'offered',
        agentId: 'chen',
        snoozedUntil: null,
      });
    }
  });

  it('a snoozed task keeps its state', () => {
    expect(moved('accepted', { move: 'snooze', until: 99 })?.change).toEqual({ snoozedUntil: 99 });
  });

  it('no move but an end is told to the journey', () => {
    const open = orders.filter(({ move }) => move !== 'complete' && move !== 'decline');
    expect(open.map((order) => moved('accepted', order)?.answer).filter(Boolean)).toEqual([]);
  });
});
