import { describe, expect, it } from 'vitest';
import { type ScriptedInput, simulate } from '../../../runtime/journey/index.ts';
import { DAY, type Drawing, HOUR, journey, MONDAY, readingOf, stranger } from '../../support/journey.ts';

const start: ScriptedInput = { type: 'event', name: 'start', at: MONDAY, properties: {} };
const tried = (drawing: Drawing, ...inputs: ScriptedInput[]) =>
  simulate(drawing.version, stranger('张女士'), [start, ...inputs]);
const told = ({ trace }: ReturnType<typeof simulate>) =>
  trace.map(({ at, node, what, exit }) => `${(at - MONDAY) / HOUR} h ${node} ${exit ?? what}`);

describe('a simulation', () => {
  it('jumps from wait to wait in virtual time', () => {
    const simulation = tried(
      journey()
        .next('wait', { duration: 2 * DAY })
        .next('goal', { goal: 'g' })
        .next('exit'),
    );
    expect(told(simulation)).toEqual([
      '0 h entry-event next',
      '0 h wait wait',
      '48 h wait next',
      '48 h goal next',
      '48 h exit end',
    ]);
    expect(simulation.run).toMatchObject({ state: 'finished', endedAt: MONDAY + 2 * DAY });
    expect(simulation.effects).toMatchObject([{ at: MONDAY + 2 * DAY, effect: { kind: 'goal', name: 'g' } }]);
  });

  it('has no run if nothing starts one', () => {
    expect(simulate(journey().next('exit').version, stranger('张女士'), [])).toMatchObject({
      run: null,
      trace: [],
    });
  });

  it('plays the inputs in the order of their times, whatever order they are given in', () => {
    const drawing = journey()
      .next('wait-event', { event: 'quote', timeout: DAY })
      .by('happened')
      .next('exit');
    const late: ScriptedInput = { type: 'event', name: 'quote', at: MONDAY + HOUR, properties: {} };
    expect(simulate(drawing.version, stranger('张女士'), [late, start])).toEqual(tried(drawing, late));
    expect(told(tried(drawing, late)).at(-2)).toBe('1 h wait-event happened');
  });

  it('notices what the person read before they came to the wait for it', () => {
    const drawing = journey()
      .next('wait', { duration: HOUR })
      .next('wait-event', { on: 'reading', content: 'a', completion: 0.8, timeout: DAY })
      .by('happened')
      .next('exit');
    const reading = readingOf('a', { completion: 0.9 });
    expect(told(tried(drawing, { type: 'reading', at: MONDAY, reading })).at(-2)).toBe(
      '1 h wait-event happened',
    );
  });

  it('lets the rules of the journey look at what the journey itself changed', () => {
    const drawing = journey()
      .next('tag', { add: ['called'] })
      .next('wait', { duration: DAY })
      .next('exit');
    drawing.graph.settings = { leave: { operand: { of: 'tag', name: 'called' }, operator: 'exists' } };
    const simulation = tried(drawing);
    expect(told(simulation)).toEqual([
      '0 h entry-event next',
      '0 h tag next',
      '0 h wait wait',
      '0 h wait end',
    ]);
    expect(simulation.run).toMatchObject({ state: 'finished', endedAt: MONDAY });
  });

  it('answers a node as the script says', () => {
    const drawing = journey()
      .next('task', { title: 'x', dueIn: DAY })
      .by('positive')
      .next('goal', { goal: 'g' });
    const sold: ScriptedInput = {
      type: 'answer',
      at: MONDAY + HOUR,
      node: 'task',
      result: { outcome: 'sold' },
    };
    expect(told(tried(drawing, sold)).at(-2)).toBe('1 h task positive');
  });

  it('lets pushes and tasks expire and webhooks succeed when nobody says what came of them', () => {
    const hook = { url: 'https://example.com', secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' };
    const drawing = journey()
      .next('webhook', hook)
      .by('done')
      .next('push', { title: 'x', content: 'a', within: HOUR })
      .by('expired')
      .next('task', { title: 'x', dueIn: 2 * HOUR });
    const simulation = tried(drawing);
    expect(told(simulation).filter((line) => !line.endsWith('wait'))).toEqual([
      '0 h entry-event next',
      '0 h webhook done',
      '1 h push expired',
      '3 h task expired',
    ]);
    expect(simulation.run?.answers.webhook).toEqual({ ok: true, status: 200, assumed: true });
  });

  it('waits for the answer of a webhook that the script gives', () => {
    const hook = { url: 'https://example.com', secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' };
    const drawing = journey().next('webhook', hook).by('failed').next('exit');
    const down: ScriptedInput = { type: 'answer', at: MONDAY + DAY, node: 'webhook', result: { ok: false } };
    expect(told(tried(drawing, down)).at(-2)).toBe('24 h webhook failed');
  });

  it('drops inputs that nobody waits for', () => {
    const odd: ScriptedInput = { type: 'answer', at: MONDAY + HOUR, node: 'elsewhere', result: {} };
    const drawing = journey().next('wait', { duration: DAY }).next('exit');
    const { run, trace } = tried(drawing, start, odd);
    expect({ run, trace }).toEqual((({ run, trace }) => ({ run, trace }))(tried(drawing)));
  });

  it('lets readings and the journey itself change the person', () => {
    const condition = {
      operand: { of: 'reading', content: 'a', measure: 'seconds', paragraph: '1-x' },
      operator: 'at-least',
      value: 50,
    };
    const drawing = journey()
      .next('tag', { add: ['seen'] })
      .next('wait', { duration: DAY });
    drawing.next('branch', { condition }).by('yes').next('exit').from('branch').by('no').next('exit');
    const read = (at: number): ScriptedInput => ({
      type: 'reading',
      at,
      reading: readingOf('a', { engaged: 30_000, state: 'partial', attention: { '1-x': 25_000 } }),
    });
    const simulation = tried(drawing, read(MONDAY + 1), read(MONDAY + 2));
    expect(told(simulation)).toContain('24 h branch yes');
    expect(simulation.person).toMatchObject({
      tags: ['seen'],
      contents: [{ contentId: 'a', readings: 2, engaged: 60_000, states: { partial: 2 } }],
    });
  });
});
