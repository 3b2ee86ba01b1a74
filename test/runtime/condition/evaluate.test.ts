import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf } from '../../../runtime/condition/cells.ts';
import { evaluate, explain, isCondition, OPERATORS } from '../../../runtime/condition/index.ts';
import { holds } from '../../../runtime/condition/operators.ts';
import type {
  Comparison,
  Condition,
  ContentFacts,
  Facts,
  Operand,
  Operator,
  Scalar,
} from '../../../runtime/condition/vocabulary.ts';
import { condition } from '../../support/graphs.ts';

const content = (facts: Partial<ContentFacts>): ContentFacts => ({
  contentId: 'a',
  readings: 1,
  engaged: 0,
  completion: 0,
  depth: 0,
  states: {},
  attention: {},
  ...facts,
});

const zhang: Facts = {
  now: 0,
  person: {
    id: '张女士',
    attributes: { age: 34, city: '上海', plan: '007', children: ['son', 'daughter'], vip: true, note: null },
    tags: ['ripe'],
    contents: [
      content({
        contentId: 'a',
        readings: 2,
        engaged: 90_000,
        completion: 0.85,
        depth: 1,
        states: { skim: 1, partial: 1 },
        attention: { '7-x': 42_000 },
      }),
      content({ contentId: 'b', engaged: 10_000, completion: 0.2, depth: 0.4, states: { bounce: 1 } }),
    ],
  },
  event: { amount: '500', product: 'life' },
  answers: { hook: { status: 201 } },
};

const COLUMNS = { type: 'type', text: 'text', number: 'number', at: 'at', day: 'day', listed: 'listed' };

const asks = (operand: Operand, operator: Operator, value?: Scalar | Scalar[]): Comparison => ({
  operand,
  operator,
  ...(value !== undefined && { value }),
});
const attribute = (name: string, operator: Operator, value?: Scalar | Scalar[]) =>
  evaluate(asks({ of: 'attribute', name }, operator, value), zhang);

describe('operators', () => {
  it('compare numbers, and strings that spell numbers with numbers', () => {
    expect(attribute('age', 'at-least', 34)).toBe(true);
    expect(attribute('age', 'more-than', 34)).toBe(false);
    expect(attribute('age', 'less-than', '35')).toBe(true);
    expect(attribute('age', 'is', '34')).toBe(true);
    expect(evaluate(asks({ of: 'event', property: 'amount' }, 'at-most', 500), zhang)).toBe(true);
  });

  it('compare two strings letter by letter', () => {
    expect(attribute('plan', 'is', '007')).toBe(true);
    expect(attribute('plan', 'is', '7')).toBe(false);
    expect(attribute('plan', 'is', 7)).toBe(true);
  });

  it('give no order to what is no number', () => {
    expect(attribute('city', 'at-least', 1)).toBe(false);
    expect(attribute('city', 'at-most', '北京')).toBe(false);
    expect(attribute('vip', 'at-least', 1)).toBe(false);
    expect(attribute('missing', 'at-most', 5)).toBe(false);
  });

  it('do not take true for 1, nor nothing for 0 or an empty text', () => {
    expect(attribute('vip', 'is', 1)).toBe(false);
    expect(attribute('vip', 'is', 'true')).toBe(false);
    expect(attribute('vip', 'is', true)).toBe(true);
    expect(attribute('note', 'is', 0)).toBe(false);
    expect(attribute('missing', 'is-not', 'x')).toBe(true);
  });

  it('look into texts and lists', () => {
    expect(attribute('city', 'contains', '上')).toBe(true);
    expect(attribute('children', 'contains', 'son')).toBe(true);
    expect(attribute('children', 'contains', 'so')).toBe(false);
    expect(attribute('city', 'one-of', ['北京', '上海'])).toBe(true);
    expect(attribute('age', 'one-of', ['34'])).toBe(true);
    expect(attribute('age', 'one-of', 34)).toBe(false);
  });

  it('tell what is there', () => {
    expect(attribute('city', 'exists')).toBe(true);
    expect(attribute('note', 'exists')).toBe(false);
    expect(attribute('missing', 'missing')).toBe(true);
    expect(attribute('__proto__', 'exists')).toBe(false);
    expect(attribute('constructor', 'exists')).toBe(false);
  });

  it('give true or false to any JSON', () => {
    const operators = fc.constantFrom(...(Object.keys(OPERATORS) as Operator[]));
    const total = fc.property(operators, fc.jsonValue(), fc.jsonValue(), (operator, seen, value) => {
      const moment = { now: 0, zone: undefined };
      expect(typeof holds(operator, cellsOf(seen), value, moment)).toBe('boolean');
      expect(() => OPERATORS[operator].test(COLUMNS, value, moment)).not.toThrow();
    });
    fc.assert(total, { numRuns: 2_000 });
  });
});

describe('operands', () => {
  const reads = (
    operand: Omit<Extract<Operand, { of: 'reading' }>, 'of'>,
    operator: Operator,
    value: Scalar,
  ) => evaluate(asks({ of: 'reading', ...operand }, operator, value), zhang);

  it('look at one article', () => {
    expect(reads({ content: 'a', measure: 'completion' }, 'at-least', 0.8)).toBe(true);
    expect(reads({ content: 'b', measure: 'completion' }, 'at-least', 0.8)).toBe(false);
    expect(reads({ content: 'a', measure: 'depth' }, 'is', 1)).toBe(true);
    expect(reads({ content: 'a', measure: 'readings' }, 'is', 2)).toBe(true);
    expect(reads({ content: 'a', measure: 'seconds' }, 'is', 90)).toBe(true);
  });

  it('look at a paragraph', () => {
    expect(reads({ content: 'a', measure: 'seconds', paragraph: '7-x' }, 'is', 42)).toBe(true);
    expect(reads({ content: 'a', measure: 'seconds', paragraph: 'constructor' }, 'is', 0)).toBe(true);
  });

  it('look at all articles: the furthest and the sums', () => {
    expect(reads({ measure: 'completion' }, 'is', 0.85)).toBe(true);
    expect(reads({ measure: 'seconds' }, 'is', 100)).toBe(true);
    expect(reads({ measure: 'readings' }, 'is', 3)).toBe(true);
  });

  it('take the best of the states', () => {
    expect(reads({ content: 'a', measure: 'state' }, 'is', 'partial')).toBe(true);
    expect(reads({ content: 'b', measure: 'state' }, 'is', 'bounce')).toBe(true);
    expect(reads({ measure: 'state' }, 'is', 'partial')).toBe(true);
  });

  it('count an article that was never read as nothing read', () => {
    expect(reads({ content: 'z', measure: 'completion' }, 'less-than', 0.1)).toBe(true);
    expect(reads({ content: 'z', measure: 'state' }, 'is-not', 'complete')).toBe(true);
  });

  it('look at tags, the event and answers', () => {
    expect(evaluate(asks({ of: 'tag', name: 'ripe' }, 'exists'), zhang)).toBe(true);
    expect(evaluate(asks({ of: 'tag', name: 'cold' }, 'missing'), zhang)).toBe(true);
    expect(evaluate(asks({ of: 'event', property: 'product' }, 'is', 'life'), zhang)).toBe(true);
    expect(evaluate(asks({ of: 'answer', node: 'hook', property: 'status' }, 'is', 201), zhang)).toBe(true);
    expect(evaluate(asks({ of: 'answer', node: '__proto__', property: 'toString' }, 'exists'), zhang)).toBe(
      false,
    );
  });

  it('find nothing where there is no event', () => {
    const { event, ...without } = zhang;
    expect(event).toBeDefined();
    expect(evaluate(asks({ of: 'event', property: 'product' }, 'exists'), without)).toBe(false);
  });
});

describe('groups', () => {
  const yes = asks({ of: 'tag', name: 'ripe' }, 'exists');
  const no: Condition = { not: yes };

  it('hold like and, or and not', () => {
    expect(evaluate({ all: [yes, yes] }, zhang)).toBe(true);
    expect(evaluate({ all: [yes, no] }, zhang)).toBe(false);
    expect(evaluate({ any: [no, yes] }, zhang)).toBe(true);
    expect(evaluate({ any: [no, no] }, zhang)).toBe(false);
    expect(evaluate({ not: { any: [no, no] } }, zhang)).toBe(true);
  });

  it('obey the law of De Morgan', () => {
    const law = fc.property(fc.array(condition, { minLength: 1, maxLength: 4 }), (parts) => {
      const not = parts.map((part): Condition => ({ not: part }));
      expect(evaluate({ not: { all: parts } }, zhang)).toBe(evaluate({ any: not }, zhang));
    });
    fc.assert(law);
  });
});

describe('an explanation', () => {
  it('tells every comparison with what it saw', () => {
    const age = asks({ of: 'attribute', name: 'age' }, 'at-least', 30);
    const gone = asks({ of: 'attribute', name: 'gone' }, 'exists');
    expect(explain({ any: [age, { not: gone }] }, zhang)).toEqual([
      { condition: age, seen: 34, holds: true },
      { condition: gone, seen: null, holds: false },
    ]);
  });

  it('stays small', () => {
    const long: Facts = { ...zhang, event: { text: 'x'.repeat(10_000), list: Array(1_000).fill('x') } };
    const seen = (property: string) => explain(asks({ of: 'event', property }, 'exists'), long)[0]?.seen;
    expect(seen('text')).toHaveLength(200);
    expect(seen('list')).toHaveLength(200);
    const many: Condition = { any: Array(100).fill(asks({ of: 'tag', name: 'ripe' }, 'exists')) };
    expect(isCondition(many)).toBe(true);
    expect(explain(many, long)).toHaveLength(20);
  });
});
