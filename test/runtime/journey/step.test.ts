import { describe, expect, it } from 'vitest';
import { LIMITS, newRun, step } from '../../../runtime/journey/index.ts';
import type { JourneyGraph } from '../../../runtime/journey/vocabulary.ts';
import { DAY, HOUR, journey, MONDAY, reader, stranger } from '../../support/journey.ts';

const cause = { type: 'event', name: 'start', at: MONDAY, properties: { product: 'life' } } as const;
const context = { now: MONDAY, person: stranger('张女士') };
const begin = (graph: JourneyGraph, node = 'entry-event') => {
  const names = { id: 'run', journeyId: 'journey', version: 1, personId: '张女士' };
  const run = newRun({ ...names, node, now: MONDAY });
  return step(
    { journeyId: 'journey', version: 1, graph },
    run,
    { type: 'enter', at: MONDAY, cause },
    context,
  );
};

describe('a new run', () => {
  it('stands before its entry and has done nothing', () => {
    const run = newRun({ id: 'r', journeyId: 'j', version: 3, personId: 'p', node: 'in', now: MONDAY });
    expect(run).toEqual({
      id: 'r',
      journeyId: 'j',
      version: 3,
      personId: 'p',
      state: 'active',
      node: 'in',
      visits: {},
      steps: 0,
      traced: 0,
      answers: {},
      enteredAt: MONDAY,
    });
  });
});

describe('a step', () => {
  it('walks until a node waits, and tells why it moved', () => {
    const { graph } = journey()
      .next('tag', { add: ['seen'] })
      .next('wait', { duration: HOUR })
      .next('exit');
    const { run, effects, trace } = begin(graph);
    expect(run).toMatchObject({
      node: 'wait',
      steps: 3,
      visits: { 'entry-event': 1, tag: 1, wait: 1 },
      traced: 3,
    });
    expect(effects.map(({ id }) => id)).toEqual(['run:tag:1']);
    expect(trace).toEqual([
      {
        seq: 1,
        at: MONDAY,
        node: 'entry-event',
        what: 'exit',
        exit: 'next',
        why: { cause: { input: 'event', name: 'start', at: MONDAY } },
      },
      {
        seq: 2,
        at: MONDAY,
        node: 'tag',
        what: 'exit',
        exit: 'next',
        why: { effects: [{ id: 'run:tag:1', kind: 'tag' }] },
      },
      { seq: 3, at: MONDAY, node: 'wait', what: 'wait', why: { wait: { until: MONDAY + HOUR } } },
    ]);
    expect(run.event).toEqual({ product: 'life' });
  });

  it('changes nothing in place', () => {
    const { graph } = journey()
      .next('push', { title: 'x', content: 'a' })
      .by('clicked')
      .next('tag', { add: ['t'] });
    const first = begin(graph);
    const kept = structuredClone(first.run);
    const answer = {
      type: 'answer',
      at: MONDAY,
      effect: 'run:push:1',
      result: { action: 'clicked' },
    } as const;
    const version = { journeyId: 'journey', version: 1, graph };
    const once = step(version, first.run, answer, context);
    expect(first.run).toEqual(kept);
    expect(step(version, first.run, answer, context)).toEqual(once);
    expect(context.person.tags).toEqual([]);
  });

  it('marks the entries that end a wait, so that the others count who entered a node', () => {
    const zhang = reader('张女士')
      .on(journey().next('wait', { duration: DAY }).next('exit'))
      .does('start')
      .waits(DAY);
    expect(zhang.trace.map(({ node, what, waited }) => [node, what, waited ?? false])).toEqual([
      ['entry-event', 'exit', false],
      ['wait', 'wait', false],
      ['wait', 'exit', true],
      ['exit', 'end', false],
    ]);
  });

  it('remembers answers by node, also one that is named like a part of every object', () => {
    const { graph } = journey().next('push', { title: 'x', content: 'a', id: '__proto__' });
    const first = begin(graph);
    const answer = {
      type: 'answer',
      at: MONDAY,
      effect: 'run:__proto__:1',
      result: { action: 'clicked' },
    } as const;
    const { run } = step({ journeyId: 'journey', version: 1, graph }, first.run, answer, context);
    expect(run.state).toBe('finished');
    expect(Object.getPrototypeOf(run.answers)).toBe(Object.prototype);
  });
});

describe('an input that comes too late or for somebody else', () => {
  const waiting = () =>
    reader('张女士')
      .on(journey().next('wait', { duration: DAY }).next('exit'))
      .does('start');

  it('is noted as ignored and changes nothing else', () => {
    const zhang = waiting();
    const before = zhang.run;
    zhang.does('quote');
    expect(zhang.run).toEqual({ ...before, traced: 3 });
    expect(zhang.trace.at(-1)).toEqual({
      seq: 3,
      at: MONDAY,
      node: 'wait',
      what: 'ignored',
      why: { cause: { input: 'event', name: 'quote', at: MONDAY } },
    });
  });

  it('does not start a run twice', () => {
    const zhang = waiting();
    expect(zhang.steps({ type: 'enter', at: MONDAY, cause }).trace.at(-1)?.what).toBe('ignored');
    expect(zhang.run?.steps).toBe(2);
  });

  it('does not move a run that is over', () => {
    const zhang = waiting().waits(DAY);
    zhang.steps({ type: 'timer', at: zhang.now }).does('start').answers({ ok: true });
    expect(zhang.trace.slice(-3).map(({ what }) => what)).toEqual(['ignored', 'ignored', 'ignored']);
    expect(zhang.run?.state).toBe('finished');
  });
});

describe('the limits of a run', () => {
  it('stop it at the hundredth visit to a node', () => {
    const circle = journey()
      .next('tag', { add: ['a'] })
      .next('goal', { goal: 'g' })
      .to('tag');
    const { run, trace } = begin(circle.graph);
    expect(run).toMatchObject({ state: 'failed', node: 'tag', endedAt: MONDAY });
    expect(run.visits.tag).toBe(LIMITS.visits);
    expect(trace.at(-1)).toMatchObject({ what: 'fault', why: { code: 'limit-visits' } });
  });

  it('stop it after a thousand steps', () => {
    const circle = journey().next('tag', { add: ['a'] });
    for (let count = 0; count < 12; count++) circle.next('goal', { goal: 'g' });
    const { run, trace } = begin(circle.to('tag').graph);
    expect(run).toMatchObject({ state: 'failed', steps: LIMITS.steps });
    expect(trace.at(-1)).toMatchObject({ what: 'fault', why: { code: 'limit-steps' } });
  });
});

describe('a graph that was never validated', () => {
  it('fails the run where an exit leads nowhere', () => {
    const { run, trace } = begin(journey().graph);
    expect(run.state).toBe('failed');
    expect(trace.at(-1)).toMatchObject({ node: 'entry-event', why: { code: 'exit-unconnected' } });
  });

  it('fails the run where a node is missing', () => {
    const { graph } = journey();
    graph.edges.push({ from: 'entry-event', exit: 'next', to: 'gone' });
    expect(begin(graph).trace.at(-1)).toMatchObject({ node: 'gone', why: { code: 'node-missing' } });
  });

  it('fails the run where a node cannot make sense of its fields', () => {
    const { graph } = journey().next('branch', { condition: { all: 5 } });
    expect(begin(graph).trace.at(-1)).toMatchObject({ node: 'branch', why: { code: 'node-threw' } });
  });
});
