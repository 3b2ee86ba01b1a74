import { describe, expect, it } from 'vitest';
import { validate } from '../../../../runtime/journey/index.ts';
import type { Fault } from '../../../../runtime/journey/vocabulary.ts';
import { DAY, type Drawing, journey } from '../../../support/journey.ts';

const known = {
  contents: new Set(['waiting-period', 'premiums']),
  agents: new Set(['li']),
  units: new Set(['south']),
  paragraphs: (content: string, block: string) => content === 'waiting-period' && block === '7-history',
};
const faultsOf = (drawing: Drawing) => validate(drawing.graph, known);
const codes = (faults: Fault[]) => faults.map(({ code }) => code);
const one = (drawing: Drawing) => {
  const faults = faultsOf(drawing);
  expect(faults).toHaveLength(1);
  return faults[0] as Fault;
};

describe('fields', () => {
  it('say what is too small, and how small it may be', () => {
    const fault = one(journey().next('wait', { id: 'wait-2', duration: 0 }).next('exit'));
    expect(fault).toEqual({
      level: 'fault',
      code: 'field-range',
      node: 'wait-2',
      field: 'duration',
      message: {
        zh: '节点“wait-2”：“时长”为 0 秒；请至少填 1 分钟。',
        en: 'Node "wait-2": duration is 0 s; use at least 1 min.',
      },
    });
  });

  it('say what is missing', () => {
    const fault = one(journey().next('goal', { goal: '  ' }));
    expect(fault).toMatchObject({ code: 'field-missing', node: 'goal', field: 'goal' });
    expect(fault.message.en).toBe('Node "goal": name of the goal is missing; fill it in.');
  });

  it('say what has a wrong type', () => {
    expect(one(journey().next('wait', { duration: '2 days' }).next('exit'))).toMatchObject({
      code: 'field-type',
      message: { en: 'Node "wait": duration is "2 days"; use a number.' },
    });
  });

  it('say what is no JSON', () => {
    const calling = (body: string) =>
      codes(faultsOf(journey().next('call', { url: 'https://example.com', body }).by('done').next('exit')));
    expect(calling('Call back')).toContain('field-type');
    expect(calling('[1, "{{ person.name }}"]')).not.toContain('field-type');
    expect(calling('{"from": "dogear"}')).not.toContain('field-type');
  });

  it.each([
    ['a choice', 'push', { title: 'x', content: 'premiums', form: 'popup' }, 'field-type'],
    ['a text that is too long', 'goal', { goal: 'x'.repeat(61) }, 'field-range'],
    ['tags', 'tag', { add: 'vip' }, 'field-type'],
    ['no tag at all', 'tag', {}, 'tag-nothing'],
    ['an unknown article', 'push', { title: 'x', content: 'gone' }, 'content-unknown'],
    [
      'an address that is none',
      'push',
      { title: 'x', link: 'url', url: 'javascript:alert(1)' },
      'field-type',
    ],
    ['an unknown agent', 'task', { title: 'x', agent: 'nobody' }, 'agent-unknown'],
    ['the owner standing in for the owner', 'task', { title: 'x', otherwise: 'owner' }, 'otherwise-owner'],
    ['an attribute value that is a list', 'attribute', { attribute: 'a', value: [1] }, 'field-type'],
    ['a name that is too long', 'goal', { goal: 'g', name: 'x'.repeat(61) }, 'field-range'],
  ] as const)('reject %s', (_, kind, fields, code) => {
    expect(codes(faultsOf(journey().next(kind, fields)))).toEqual([code]);
  });

  it('never repeat a secret', () => {
    const hook = { url: 'https://example.com', secret: 'hunter2' };
    const fault = one(journey().next('webhook', hook).by('failed').next('exit'));
    expect(fault).toMatchObject({ code: 'field-type', field: 'secret' });
    expect(JSON.stringify(fault)).not.toContain('hunter2');
  });

  it('look at a paragraph together with its article', () => {
    const reading = (fields: object) => codes(faultsOf(journey('entry-reading', { ...fields }).next('exit')));
    expect(reading({ content: 'waiting-period', paragraph: '9-gone', seconds: 5 })).toEqual([
      'paragraph-unknown',
    ]);
    expect(reading({ paragraph: '7-history', seconds: 5 })).toEqual(['paragraph-without-content']);
    expect(reading({ content: 'waiting-period', paragraph: '7-history' })).toEqual(['seconds-missing']);
  });

  it('count only while they apply', () => {
    const waiting = { on: 'reading', event: '', content: 'premiums', timeout: DAY };
    const drawing = journey().next('wait-event', waiting).by('happened').next('exit');
    expect(faultsOf(drawing.from('wait-event').by('timed-out').next('exit'))).toEqual([]);
  });

  it('name units that are gone, on the right of a condition', () => {
    const asking = (value: unknown) => {
      const condition = { operand: { of: 'unit' }, operator: Array.isArray(value) ? 'one-of' : 'is', value };
      return journey('entry-event', { event: 'start', condition }).next('exit');
    };
    expect(faultsOf(asking('south'))).toEqual([]);
    expect(one(asking(['south', 'closed']))).toMatchObject({
      code: 'unit-unknown',
      message: {
        en: 'Node "entry-event": the condition mentions "closed", which does not exist; choose again.',
      },
    });
  });

  it('name agents that are gone, on the right of a condition, and take nobody in turn for an owner', () => {
    const asking = (value: unknown) => {
      const operand = { of: 'person', field: 'owner' };
      const condition = { operand, operator: Array.isArray(value) ? 'one-of' : 'is-not', value };
      return journey('entry-event', { event: 'start', condition }).next('exit');
    };
    expect(faultsOf(asking('li'))).toEqual([]);
    for (const value of [['li', 'gone'], 'anyone', 'unit:south'])
      expect(one(asking(value))).toMatchObject({
        code: 'agent-unknown',
        node: 'entry-event',
        field: 'condition',
      });
  });

  it('that mean nothing are worth a warning', () => {
    const fault = one(journey().next('wait', { duraton: 5 }).next('exit'));
    expect(fault).toMatchObject({ level: 'warning', code: 'field-unknown', field: 'duraton' });
  });

  it('check the arms of a split', () => {
    const arms = (value: unknown) =>
      faultsOf(journey().next('split', { arms: value })).map(({ code }) => code);
    expect(arms([{ name: 'A', weight: 1 }])).toContain('weights-count');
    expect(
      arms([
        { name: 'A', weight: 1 },
        { name: 'A', weight: 1 },
      ]),
    ).toContain('weights-name');
    expect(
      arms([
        { name: 'A', weight: 1 },
        { name: 'B', weight: 0 },
      ]),
    ).toContain('weights-weight');
    expect(arms(['A', 'B'])).toContain('weights-name');
  });
});

describe('conditions', () => {
  const branch = (condition: unknown) => {
    const drawing = journey().next('branch', { condition }).by('yes').next('exit');
    return faultsOf(drawing.from('branch').by('no').next('exit'));
  };

  it('name their faults on the node and the field', () => {
    const [fault] = branch({ operand: { of: 'tag', name: '' }, operator: 'exists' });
    expect(fault).toMatchObject({ code: 'condition-incomplete', node: 'branch', field: 'condition' });
    expect(fault?.message.en).toBe('Node "branch": in “Condition”, the condition lacks its tag; fill it in.');
  });

  it('mention only what is there', () => {
    const reading = (operand: object) => ({
      operand: { of: 'reading', measure: 'seconds', ...operand },
      operator: 'at-least',
      value: 5,
    });
    expect(codes(branch(reading({ content: 'gone' })))).toEqual(['content-unknown']);
    expect(codes(branch(reading({ content: 'premiums', paragraph: '1-x' })))).toEqual(['paragraph-unknown']);
    const answer = { operand: { of: 'answer', node: 'gone', property: 'ok' }, operator: 'exists' };
    expect(codes(branch(answer))).toEqual(['condition-node']);
  });
});
