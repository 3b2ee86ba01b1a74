import { expect, it } from 'vitest';
import { together } from '../../../runtime/condition/together.ts';

it.each([
  [['地区等于', '中国'], '地区等于中国'],
  [['等到 ', '明天 09:00'], '等到明天 09:00'],
  [['是或隶属于 ', '“华南”'], '是或隶属于“华南”'],
  [['“签单”', ' 改为 ', '“成交”'], '“签单”改为“成交”'],
  [['不低于', '30'], '不低于 30'],
  [['不低于', '-3'], '不低于 -3'],
  [['是', '80%', '之一'], '是 80% 之一'],
  [['Anna', '现在归属', 'Bob'], 'Anna 现在归属 Bob'],
  [['没有这个人。', ' 请重新选择。'], '没有这个人。请重新选择。'],
  [['读完度 ', '…'], '读完度 …'],
  [['', ' 4 ', ''], ' 4 '],
  [['No such person.', ' Choose again.'], 'No such person. Choose again.'],
  [['Move ', '张女士', ' up'], 'Move 张女士 up'],
])('%j reads as it is set: %s', (parts, sentence) => {
  expect(together(...parts)).toBe(sentence);
});
