import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  evaluate,
  explain,
  faultsOf,
  isCondition,
  describe as told,
} from '../../../runtime/condition/index.ts';
import { condition } from '../../support/graphs.ts';

const codes = (value: unknown) => faultsOf(value).map(({ code }) => code);
const names = { content: (id: string) => id, paragraph: (_: string, block: string) => block };
const nobody = { now: 0, person: { id: 'p', attributes: {}, tags: [], contents: [] }, answers: {} };

describe('the faults of a condition', () => {
  it.each<[string, unknown, string[]]>([
    ['no object', 5, ['condition-shape']],
    ['a list', [], ['condition-shape']],
    ['two groups at once', { all: [], any: [] }, ['condition-shape']],
    ['a group that is no list', { all: 5 }, ['condition-shape']],
    ['an empty group', { any: [] }, ['condition-empty']],
    ['nothing chosen', {}, ['condition-operand']],
    [
      'an operand that is none',
      { operand: { of: 'constructor' }, operator: 'is', value: 1 },
      ['condition-operand'],
    ],
    ['an unnamed tag', { operand: { of: 'tag' }, operator: 'exists' }, ['condition-incomplete']],
    [
      'a name of a wrong type',
      { operand: { of: 'tag', name: 5 }, operator: 'exists' },
      ['condition-parameter'],
    ],
    [
      'a measure that is none',
      { operand: { of: 'reading', measure: 'speed' }, operator: 'is', value: 1 },
      ['condition-parameter'],
    ],
    [
      'a paragraph without its article',
      { operand: { of: 'reading', measure: 'seconds', paragraph: '1-x' }, operator: 'is', value: 1 },
      ['condition-paragraph'],
    ],
    ['no operator', { operand: { of: 'tag', name: 'a' } }, ['condition-operator']],
    [
      'an operator that does not fit',
      { operand: { of: 'tag', name: 'a' }, operator: 'is', value: 1 },
      ['condition-operator'],
    ],
    ['no value', { operand: { of: 'attribute', name: 'a' }, operator: 'is' }, ['condition-value']],
    [
      'a value too many',
      { operand: { of: 'attribute', name: 'a' }, operator: 'exists', value: 1 },
      ['condition-value'],
    ],
    [
      'no list',
      { operand: { of: 'attribute', name: 'a' }, operator: 'one-of', value: 1 },
      ['condition-value'],
    ],
  ])('name %s', (_, value, expected) => expect(codes(value)).toEqual(expected));

  it('are found inside groups, each one', () => {
    expect(codes({ all: [{}, { not: { any: [] } }] })).toEqual(['condition-operand', 'condition-empty']);
  });

  it('say what is missing and what to do', () => {
    expect(faultsOf({ operand: { of: 'tag' }, operator: 'exists' })[0]?.message).toEqual({
      zh: '条件还缺“标签名”；请填写',
      en: 'the condition lacks its tag; fill it in',
    });
  });

  it('stop what is too deep or too large', () => {
    let deep: unknown = { operand: { of: 'tag', name: 'a' }, operator: 'exists' };
    for (let depth = 0; depth < 100_000; depth++) deep = { not: deep };
    expect(codes(deep)).toEqual(['condition-size']);
    const wide = { all: Array(60).fill({ operand: { of: 'tag', name: 'a' }, operator: 'exists' }) };
    expect(codes(wide)).toEqual([]);
    expect(codes({ any: [wide, wide] })).toEqual(['condition-size']);
  });

  it('are none for every sound condition', () => {
    fc.assert(fc.property(condition, (sound) => void expect(faultsOf(sound)).toEqual([])));
  });
});

describe('any JSON', () => {
  /** Shaped like a condition more often than chance would have it. */
  const odd = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.jsonValue(),
      fc.record({
        operand: fc.oneof(
          fc.jsonValue(),
          fc.record({
            of: fc.constantFrom('tag', 'attribute', 'reading', 'event', 'answer', '__proto__'),
            name: fc.jsonValue(),
            measure: fc.constantFrom('state', 'seconds', 'toString'),
            content: fc.jsonValue(),
            property: fc.string(),
            node: fc.string(),
          }),
        ),
        operator: fc.constantFrom('is', 'one-of', 'exists', 'toString'),
        value: fc.jsonValue(),
      }),
      fc.record({ all: fc.array(tie('any'), { maxLength: 3 }) }),
      fc.record({ not: tie('any') }),
    ),
  })).any;

  it('gives faults, or is a condition that can be evaluated, explained and described', () => {
    let sound = 0;
    const total = fc.property(odd, (value) => {
      if (!isCondition(value)) return;
      sound += 1;
      expect(typeof evaluate(value, nobody)).toBe('boolean');
      expect(Array.isArray(explain(value, nobody))).toBe(true);
      expect(told(value, names).en).not.toMatch(/undefined|object Object/);
    });
    fc.assert(total, { numRuns: 20_000 });
    expect(sound).toBeGreaterThan(20);
  });
});
