/** Whether a circle surely takes time: what may be passed at once does not break it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesOf, newRun, step, validate } from '../../../../runtime/journey/index.ts';
import type { Effect, Input, JourneyGraph, Run } from '../../../../runtime/journey/vocabulary.ts';
import { graph, knownHere } from '../../../support/graphs.ts';
import {
  DAY,
  type Drawing,
  HOUR,
  journey,
  MINUTE,
  MONDAY,
  reader,
  stranger,
} from '../../../support/journey.ts';

const known = { contents: new Set(['a']), agents: new Set(['li']) };
const circlesIn = (drawn: JourneyGraph) =>
  validate(drawn, known).filter(({ code }) => code.startsWith('loop-'));

/** A circle of a tag and this node, left by this exit. */
const round = (kind: Parameters<Drawing['next']>[0], fields: Record<string, unknown>, exit = 'next') =>
  journey()
    .next('tag', { add: ['a'] })
    .next(kind, fields)
    .by(exit)
    .to('tag').graph;

const task = { title: '跟进', agent: 'li' };
const push = { title: '保费怎么算', content: 'a' };
const call = { url: 'https://example.com', secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' };
const condition = { operand: { of: 'tag', name: 'a' }, operator: 'exists' };

describe('a circle', () => {
  it.each([
    ['a wait for a while', round('wait', { duration: MINUTE })],
    ['a wait until a local time', round('wait', { until: 'clock', time: 540 })],
    [
      'a wait for a while and then until a local time',
      round('wait', { until: 'clock', after: DAY, time: 540 }),
    ],
    ['a wait for an event', round('wait-event', { event: 'pay' }, 'happened')],
    ['a wait for a reading, which counts once', round('wait-event', { on: 'reading' }, 'happened')],
    [
      'a wait for a condition, which counts once',
      round('wait-for', { awaited: [{ name: 'A', on: 'condition', condition }] }, 'A'),
    ],
    ['the time-out of a wait', round('wait-event', { on: 'reading' }, 'timed-out')],
    [
      'a date that a pause made late',
      round('wait', { until: 'moment', moment: '2030-01-01T09:00', overdue: 'skip' }, 'overdue'),
    ],
    ['an answer of an agent', round('task', task, 'positive')],
    ['a tap on a push', round('push', push, 'clicked')],
    ['the answer of another system', round('call', call, 'done')],
    ['a limit, where turns lie apart', round('limit', { people: 1_000_000 })],
  ])('may be broken by %s', (_, drawn) => {
    expect(circlesIn(drawn)).toEqual([]);
  });

  it.each([
    ['until a date, which can be past', round('wait', { until: 'moment', moment: '2030-01-01T09:00' })],
    ['until a time of the week, which can be now', round('wait', { until: 'window' })],
    ['until the owner works, which they may be doing', round('wait', { until: 'hours' })],
    [
      'until a date of the person, which can be past',
      round('wait', { until: 'attribute', attribute: 'renewal' }),
    ],
    [
      'for a date that the person may not have',
      round('wait', { until: 'attribute', attribute: 'renewal' }, 'missing'),
    ],
  ])('is not broken by a wait %s', (_, drawn) => {
    expect(circlesIn(drawn)).toMatchObject([{ code: 'loop-may-not-wait', node: 'wait', field: 'until' }]);
  });

  it.each([
    ['task', task, 'refused'],
    ['ask', task, 'refused'],
    ['push', push, 'refused'],
    ['push', push, 'failed'],
    ['call', call, 'failed'],
    ['webhook', call, 'failed'],
  ] as const)(
    'is not broken by a %s that is refused or cannot be filled in at once',
    (kind, fields, exit) => {
      expect(circlesIn(round(kind, fields, exit))).toMatchObject([{ code: 'loop-may-not-wait', node: kind }]);
    },
  );

  it('is not broken by what counts once in a step where an answer begins another step', () => {
    const refused = (fields: Record<string, unknown>, exit: string) =>
      journey().next('wait-event', fields).by(exit).next('push', push).by('refused').to('wait-event').graph;
    expect(circlesIn(refused({ on: 'reading' }, 'happened'))).toMatchObject([
      { code: 'loop-may-not-wait', node: 'wait-event', field: 'on' },
    ]);
    expect(circlesIn(refused({ on: 'event', event: 'pay' }, 'happened'))).toEqual([]);
    expect(circlesIn(refused({ on: 'reading' }, 'timed-out'))).toEqual([]);
  });

  it('is told by its way, with the exit that lets people through, and what to do', () => {
    const [fault] = circlesIn(round('wait', { until: 'window' }));
    expect(fault?.message).toEqual({
      zh: '节点“wait”：这里绕成一圈，却可能一次也不等：tag → wait → tag；从“继续”出去可以不用等，请在圈里加一个等“一段时间”的“等待”。',
      en: 'Node "wait": the way tag → wait → tag goes in circles and may never wait, because exit "next" can be taken at once; add a wait “for a while” to it.',
    });
  });

  it('within another is told as well', () => {
    const drawn = round('wait', { until: 'hours' });
    drawn.nodes.push({
      id: 'alone',
      kind: 'split',
      arms: [
        { name: 'A', weight: 1 },
        { name: 'B', weight: 1 },
      ],
    });
    drawn.edges.push({ from: 'alone', exit: 'A', to: 'alone' }, { from: 'alone', exit: 'B', to: 'tag' });
    expect(circlesIn(drawn).map(({ code, node }) => [code, node])).toEqual([
      ['loop-may-not-wait', 'wait'],
      ['loop-without-wait', 'alone'],
    ]);
  });
});

it('who comes back to a local time in its very minute waits for the next day', () => {
  const daily = round('wait', { until: 'clock', time: 540 });
  const version = journey();
  Object.assign(version.graph, daily);
  const zhang = reader('张女士', { zone: 'Asia/Shanghai' }).on(version).does('start');
  expect(zhang.path).toBe('entry-event > next · tag > next · wait > next · tag > next · wait');
  expect(zhang.run?.wait?.until).toBe(MONDAY + DAY);
  expect(zhang.waits(DAY).run?.wait?.until).toBe(MONDAY + 2 * DAY);
});

/** Somebody for whom everything is over, open or met: nothing keeps them but time. */
const ready = {
  ...stranger('张女士'),
  zone: 'Asia/Shanghai',
  attributes: { birthday: '1990-05-01', stage: '2020-01-01' },
  tags: ['vip'],
  contents: ['a', 'b'].map((contentId) => ({
    contentId,
    ...{ readings: 2, engaged: 900_000, depth: 1, completion: 1 },
    ...{ states: { complete: 1 }, attention: { '1-x': 900_000 } },
  })),
};

/** What the runtime answers without the world: the gate refuses, nothing can be filled in, and turns lie apart. */
function answered(
  { kind, ...effect }: Effect,
  turns: Map<string, number>,
): Record<string, unknown> | undefined {
  if (kind === 'push') return { action: 'refused' };
  if (kind === 'task' || kind === 'ask') return { state: 'refused' };
  if (kind === 'call' || kind === 'webhook') return { ok: false };
  if (kind !== 'turn') return undefined;
  const at = turns.get(effect.nodeId) ?? 0;
  turns.set(effect.nodeId, MONDAY + HOUR);
  return { at };
}

/** Enters, and goes on by answers that come at once, until the run stands. */
function inOneMoment(drawn: JourneyGraph): Run {
  const version = { journeyId: 'journey', version: 1, graph: drawn };
  const context = { now: MONDAY, person: ready };
  const cause: Input = { type: 'event', name: 'start', at: MONDAY, properties: {} };
  const turns = new Map<string, number>();
  const names = { id: 'run', journeyId: 'journey', version: 1, personId: ready.id };
  const begun = newRun({ ...names, node: entriesOf(version)[0]?.node ?? '', now: MONDAY });
  let { run, effects } = step(version, begun, { type: 'enter', at: MONDAY, cause }, context);
  for (;;) {
    const asked = effects.find(({ id }) => id === run.wait?.answer);
    const result = asked && answered(asked, turns);
    if (!asked || !result) return run;
    ({ run, effects } = step(
      version,
      run,
      { type: 'answer', at: MONDAY, effect: asked.id, result },
      context,
    ));
  }
}

describe('any journey that may be published', () => {
  const accepted = (drawn: JourneyGraph) =>
    !validate(drawn, knownHere).some(({ level, code }) => level === 'fault' && code !== 'node-unreachable');

  it('lets nobody walk further in one moment than it has nodes to pass once from each', () => {
    let returned = 0;
    const walks = fc.property(graph, (drawn) => {
      fc.pre(accepted(drawn));
      const run = inOneMoment(drawn);
      if (Object.values(run.visits).some((visits) => visits > 1)) returned += 1;
      expect(run.state).not.toBe('failed');
      expect(run.steps).toBeLessThanOrEqual(drawn.nodes.length ** 2);
    });
    fc.assert(walks, { numRuns: 1_000 });
    expect(returned, 'some walk in circles').toBeGreaterThan(0);
  });
});
