import type { Cell } from './cells.ts';
import {
  type Comparing,
  containing,
  equal,
  known,
  least,
  most,
  oneOf,
  ordered,
  starting,
  within,
} from './comparing.ts';
import { after, before, lastDays, nextDays } from './spans.ts';
import { together } from './together.ts';
import type { Moment, Operator, Text } from './vocabulary.ts';

/** What stands to the right of an operator: `range` is two numbers, `date` a day or a moment, `days` how many. */
export type Takes = 'nothing' | 'scalar' | 'text' | 'number' | 'list' | 'range' | 'date' | 'days';

/** How an operator compares what was seen with the value it was given. Of several seen cells one is enough. */
export interface OperatorDefinition extends Comparing {
  label: Text;
  takes: Takes;
  /** The sentence of the values where the label before them does not read well. */
  phrase?(values: Text[]): Text;
  /** It holds where this one does not. */
  not?: Operator;
}

/** Whether some cell meets the operator, or none where the operator is a negation. */
export function holds(operator: Operator, cells: readonly Cell[], value: unknown, moment: Moment): boolean {
  const { not, meets } = OPERATORS[operator];
  return cells.some((cell) => meets(cell, value, moment)) !== (not !== undefined);
}

const joined = (values: Text[], by: Text, around: [Text, Text]): Text => ({
  zh: together(
    around[0].zh,
    ...values.flatMap(({ zh }, at) => (at === 0 ? [zh] : [by.zh, zh])),
    around[1].zh,
  ),
  en: around[0].en + values.map(({ en }) => en).join(by.en) + around[1].en,
});
const text = (zh: string, en: string): Text => ({ zh, en });

export const OPERATORS: Record<Operator, OperatorDefinition> = {
  is: { label: text('等于', 'is'), takes: 'scalar', ...equal },
  'is-not': { label: text('不等于', 'is not'), takes: 'scalar', not: 'is', ...equal },
  'one-of': {
    label: text('是其中之一', 'is one of'),
    takes: 'list',
    phrase: (values) => joined(values, text('、', ', '), [text('是', 'is one of '), text('之一', '')]),
    ...oneOf,
  },
  contains: { label: text('包含', 'contains'), takes: 'scalar', ...containing },
  'starts-with': { label: text('开头是', 'starts with'), takes: 'text', ...starting },
  'at-least': { label: text('不低于', 'is at least'), takes: 'number', ...least },
  'at-most': { label: text('不高于', 'is at most'), takes: 'number', ...most },
  'more-than': {
    label: text('高于', 'is more than'),
    takes: 'number',
    ...ordered('>', (seen, value) => seen > value),
  },
  'less-than': {
    label: text('低于', 'is less than'),
    takes: 'number',
    ...ordered('<', (seen, value) => seen < value),
  },
  between: {
    label: text('介于', 'is between'),
    takes: 'range',
    phrase: (values) => joined(values, text('到', ' and '), [text('在', 'is between '), text('之间', '')]),
    ...within,
  },
  before: { label: text('早于', 'is before'), takes: 'date', ...before },
  after: { label: text('晚于', 'is after'), takes: 'date', ...after },
  'last-days': {
    label: text('在最近几天内', 'is within the last days'),
    takes: 'days',
    phrase: (values) =>
      joined(values, text('', ''), [text('在最近', 'is within the last '), text('天内', ' days')]),
    ...lastDays,
  },
  'next-days': {
    label: text('在今后几天内', 'is within the next days'),
    takes: 'days',
    phrase: (values) =>
      joined(values, text('', ''), [text('在今后', 'is within the next '), text('天内', ' days')]),
    ...nextDays,
  },
  exists: { label: text('有值', 'is there'), takes: 'nothing', ...known },
  missing: { label: text('没有值', 'is missing'), takes: 'nothing', not: 'exists', ...known },
};

/** Whether the operator asks where the person is: of dates, what day it is there. */
export const asksZone = (operator: Operator): boolean => {
  const { takes } = OPERATORS[operator];
  return takes === 'date' || takes === 'days';
};
