import { describe, expect, it } from 'vitest';
import { describeSeen, describe as told } from '../../../runtime/condition/index.ts';
import type { Condition } from '../../../runtime/condition/vocabulary.ts';

const names = {
  unit: (id: string) => ({ south: '华南' })[id] ?? id,
  content: (id: string) => ({ w: '等待期' })[id] ?? id,
  paragraph: () => '既往症',
  node: (id: string) => ({ task: '跟进' })[id] ?? id,
};
const reading = (rest: object) =>
  ({ of: 'reading', content: 'w', ...rest }) as Extract<Condition, { operand: unknown }>['operand'];

describe('a condition as a sentence', () => {
  it.each<[Condition, string, string]>([
    [
      { operand: { of: 'attribute', name: 'age' }, operator: 'at-least', value: 30 },
      '客户属性“age”不低于 30',
      'attribute “age” is at least 30',
    ],
    [
      { operand: { of: 'tag', name: '高意向' }, operator: 'exists' },
      '标签“高意向”已打上',
      'tag “高意向” is set',
    ],
    [
      { operand: reading({ measure: 'completion' }), operator: 'at-least', value: 0.8 },
      '《等待期》的阅读完成度不低于 80%',
      'completion of “等待期” is at least 80%',
    ],
    [
      { operand: reading({ measure: 'seconds', paragraph: '7-x' }), operator: 'more-than', value: 30 },
      '《等待期》“既往症”一段的专注阅读秒数高于 30',
      'engaged seconds on “既往症” of “等待期” is more than 30',
    ],
    [
      { operand: { of: 'reading', measure: 'state' }, operator: 'one-of', value: ['partial', 'complete'] },
      '全部文章的最好的阅读状态是读了部分、读完之一',
      'best state over all articles is one of partial, complete',
    ],
    [
      { operand: { of: 'answer', node: 'task', property: 'outcome' }, operator: 'is', value: 'sold' },
      '节点“跟进”的结果 outcome 等于“sold”',
      'outcome answered to “跟进” is “sold”',
    ],
    [
      { operand: { of: 'unit' }, operator: 'is', value: 'south' },
      '归属代理人所在机构是或隶属于“华南”',
      'unit of the owner is or lies below “华南”',
    ],
    [
      { operand: { of: 'region' }, operator: 'starts-with', value: 'CN' },
      '客户所在地区位于中国',
      'region of the person lies in China',
    ],
    [
      { operand: { of: 'region' }, operator: 'one-of', value: ['CN-44', 'US-CA'] },
      '客户所在地区是广东、美国 (US-CA) 之一',
      'region of the person is one of Guangdong, United States (US-CA)',
    ],
    [
      { operand: { of: 'relation', kind: 'child' }, operator: 'at-least', value: 2 },
      '客户的子女人数不低于 2',
      'number of relations of kind child is at least 2',
    ],
    [
      {
        operand: { of: 'related', kind: 'child', has: 'attribute', name: 'age' },
        operator: 'at-least',
        value: 18,
      },
      '子女的属性“age”不低于 18',
      'attribute “age” of a child is at least 18',
    ],
    [
      { operand: { of: 'related', has: 'attribute', name: 'city' }, operator: 'is-not', value: '上海' },
      '相关的人的属性“city”都不等于“上海”',
      'attribute “city” of a related person is never “上海”',
    ],
    [
      { operand: { of: 'related', kind: 'spouse', has: 'content', content: 'w' }, operator: 'missing' },
      '读过《等待期》的配偶不存在',
      'a spouse who read “等待期” does not exist',
    ],
    [
      { operand: { of: 'event', property: 'paid' }, operator: 'is', value: true },
      '事件属性“paid”等于“是”',
      'event property “paid” is yes',
    ],
  ])('%j', (condition, zh, en) => {
    expect(told(condition, names)).toEqual({ zh, en });
  });

  it('joins groups, and brackets one inside another', () => {
    const tag = (name: string): Condition => ({ operand: { of: 'tag', name }, operator: 'exists' });
    const nested: Condition = { all: [tag('a'), { any: [tag('b'), { not: tag('c') }] }] };
    expect(told(nested, names)).toEqual({
      zh: '标签“a”已打上，并且（标签“b”已打上，或者并非（标签“c”已打上））',
      en: 'tag “a” is set and (tag “b” is set or not (tag “c” is set))',
    });
  });
});

describe('what a comparison saw', () => {
  const seen = (operand: object, value: string | number | boolean) =>
    describeSeen({ operand, operator: 'is' } as Parameters<typeof describeSeen>[0], value, names);

  it('reads as its values do: per cent, states and answers are no codes', () => {
    expect(seen(reading({ measure: 'completion' }), 0.8004)).toEqual({ zh: '80%', en: '80%' });
    expect(seen(reading({ measure: 'seconds' }), 42.12345)).toEqual({ zh: '42.123', en: '42.123' });
    expect(seen(reading({ measure: 'state' }), 'partial').zh).toBe('读了部分');
    expect(seen({ of: 'event', property: 'paid' }, false)).toEqual({ zh: '否', en: 'no' });
    expect(seen({ of: 'attribute', name: 'city' }, '上海')).toEqual({ zh: '上海', en: '上海' });
  });
});
