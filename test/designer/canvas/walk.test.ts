// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { stepsOf, type Traced, walkOf } from '../../../designer/canvas/walk.ts';
import { whySentences } from '../../../designer/pages/journey/why.ts';
import { DAY, journey, type Reader, reader } from '../../support/journey.ts';

const NAMES = { content: () => '等待期', agent: (id: string) => id, paragraph: () => '既往症' };
const HIGH = { operand: { of: 'tag', name: '高意向' }, operator: 'exists' };
/** An entry, a wait, a branch that leads back to the wait, and a goal. */
const drawn = () => {
  const drawing = journey('entry-event', { event: 'quote' }).next('wait', { duration: DAY });
  drawing.next('branch', { condition: HIGH }).by('yes').next('goal', { goal: '签单' });
  return drawing.from('branch').by('no').to('wait');
};

const traceOf = ({ trace }: Reader): Traced[] =>
  trace.map(({ exit = null, why = {}, ...entry }) => ({ ...entry, exit, why }));

describe('the walk of a run', () => {
  const walked = reader('王女士').on(drawn()).does('quote').waits(DAY);
  const trace = traceOf(walked);

  it('counts entering a node and leaving it after a wait as one step', () => {
    expect(stepsOf(trace).map(({ entry, step }) => `${step} ${entry.node} ${entry.what}`)).toEqual([
      '1 entry-event exit',
      '2 wait wait',
      '2 wait exit',
      '3 branch exit',
      '4 wait wait',
    ]);
  });

  it('knows the steps at every node, the ways that were taken, and where the run stands', () => {
    const { steps, ways, stands } = walkOf({ trace, state: 'active', node: 'wait' });
    expect(Object.fromEntries(steps)).toEqual({ 'entry-event': [1], wait: [2, 4], branch: [3] });
    expect(ways).toContainEqual({ from: 'branch', exit: 'no' });
    expect(stands).toBe('wait');
    expect(walkOf({ trace, state: 'finished', node: 'wait' }).stands).toBeUndefined();
  });

  it('takes no step for an input that came too late', () => {
    const late = traceOf(reader('王女士').on(drawn()).does('quote').answers({}));
    expect(stepsOf(late).at(-1)).toMatchObject({ step: 2, entry: { what: 'ignored' } });
    expect(walkOf({ trace: late, state: 'active', node: 'wait' }).steps.get('wait')).toEqual([2]);
  });
});

describe('why a step happened', () => {
  const told = (why: Record<string, unknown>) => whySentences(why, NAMES).map(({ zh }) => zh);
  const trace = traceOf(reader('王女士').on(drawn()).does('quote').waits(DAY));
  const whyAt = (node: string) => trace.find((entry) => entry.node === node)?.why ?? {};

  it('names the event that started it, the time it waits for, and what a condition saw', () => {
    expect(told(whyAt('entry-event'))).toEqual(['因为触发了事件“quote”']);
    expect(told(whyAt('wait'))[0]).toMatch(/^最晚等到 /);
    expect(told(whyAt('branch'))[0]).toMatch(/^标签“高意向”已打上：不成立，看到的是（没有值）$/);
  });

  it('tells what was read, and what was asked for', () => {
    const read = journey('entry-reading', { content: 'c', completion: 0.8 }).next('task', {
      title: '联系',
      agent: 'owner',
    });
    const entries = traceOf(reader('王女士').on(read).reads('c', { completion: 0.9, engaged: 60_000 }));
    expect(told(entries[0]?.why ?? {})).toEqual(['因为读《等待期》90%，专注 1 分钟']);
    expect(told(entries[1]?.why ?? {})).toContain('发出：任务');
  });

  it('names the outcome that an agent reported, and shows what others answered as it came', () => {
    const answered = (result: object) => told({ cause: { input: 'answer', at: 1, result } });
    expect(answered({ outcome: 'appointment' })).toEqual(['代理人记录“已约见”']);
    expect(answered({ action: 'clicked' }), 'the way out says it').toEqual([]);
    expect(answered({ status: 503, ok: false })).toEqual(['收到结果 {"status":503,"ok":false}']);
  });

  it('leaves out what it does not understand', () => {
    expect(
      told({ cause: { input: 'dream' }, seen: [{ condition: 7 }, null], effects: 'none', wait: null }),
    ).toEqual([]);
    expect(told({ code: 'limit-steps', detail: 'more than 1000' })).toEqual(['limit-steps: more than 1000']);
  });
});
