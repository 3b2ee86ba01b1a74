/** What is wrong with the value that a comparison compares with. */
import { LIMITS as CELL, isScalar, numeric } from './cells.ts';
import { dateOf } from './dates.ts';
import { MOST_DAYS } from './operands/window.ts';
import { OPERATORS, type Takes } from './operators.ts';
import type { ConditionFault, OperandValues, Operator } from './vocabulary.ts';

/** Values in a list. */
const LIST = 100;

export const fault = (code: string, zh: string, en: string): ConditionFault => ({
  code,
  message: { zh, en },
});

const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?:[^\ud800-\udbff]|^)[\udc00-\udfff]/;

/** A text that databases take as it is, and no longer than what it is compared with. */
export const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= CELL.text && !value.includes('\0') && !LONE.test(value);

export function valueFaults(operator: Operator, value: unknown, values: OperandValues): ConditionFault[] {
  const { takes } = OPERATORS[operator];
  if (!FITS[takes](value)) return [WRONG[takes]];
  const one = takes === 'scalar' || takes === 'list' ? [value].flat() : [];
  return one.every((single) => fitsKind(single, values)) ? [] : [wrongKind(values)];
}

const isComparable = (value: unknown) =>
  typeof value === 'string' ? isText(value) && value !== '' : isScalar(value);
const isDays = (value: unknown) =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MOST_DAYS;

const FITS: Record<Takes, (value: unknown) => boolean> = {
  nothing: (value) => value === undefined,
  scalar: isComparable,
  text: (value) => isText(value) && value !== '',
  number: (value) => numeric(value) !== undefined,
  list: (value) =>
    Array.isArray(value) && value.length > 0 && value.length <= LIST && value.every(isComparable),
  range: (value) => {
    const [from, to] = Array.isArray(value) && value.length === 2 ? value.map(numeric) : [];
    return from !== undefined && to !== undefined && from <= to;
  },
  date: (value) => Object.keys(dateOf(value)).length > 0,
  days: isDays,
};

/** Whether a value can be one of those the operand has. */
function fitsKind(value: unknown, values: OperandValues): boolean {
  switch (values.type) {
    case 'any':
      return true;
    case 'choice':
      return values.choices.some((choice) => choice.value === value);
    case 'number':
    case 'share':
    case 'clock':
      return numeric(value) !== undefined;
    case 'flag':
      return typeof value === 'boolean';
    default:
      return typeof value === 'string';
  }
}

const wrong = (zh: string, en: string) => fault('condition-value', zh, en);

function wrongKind(values: OperandValues): ConditionFault {
  if (values.type === 'choice') {
    const zh = values.choices.map(({ label }) => label.zh).join('、');
    const en = values.choices.map((choice) => choice.value).join(', ');
    return wrong(`这里只能是：${zh}；请选择其中之一`, `the value can only be one of ${en}; choose one`);
  }
  if (values.type === 'flag')
    return wrong('这里只能是“是”或“否”', 'the value can only be yes or no; choose one');
  const number = values.type === 'number' || values.type === 'share' || values.type === 'clock';
  return number ? WRONG.number : WRONG.text;
}

const WRONG: Record<Takes, ConditionFault> = {
  nothing: wrong(
    '“有值”“没有值”后面不需要再填值；请清空',
    'nothing is compared with “is there” and “is missing”; clear the value',
  ),
  scalar: wrong(
    `条件还缺用来比较的值；请填写不超过 ${CELL.text} 字的文字、数字或是/否`,
    `the condition lacks the value to compare with; give a text of at most ${CELL.text} characters, a number, or yes or no`,
  ),
  text: wrong(
    `条件还缺用来比较的文字；请填写 1 到 ${CELL.text} 个字`,
    `the condition lacks the text to compare with; give 1 to ${CELL.text} characters`,
  ),
  number: wrong(
    '条件还缺用来比较的数字；请填写一个数字',
    'the condition lacks the number to compare with; give a number',
  ),
  list: wrong(
    `条件还缺用来比较的列表；请填写 1 到 ${LIST} 个值`,
    `the condition lacks the list to compare with; give 1 to ${LIST} values`,
  ),
  range: wrong(
    '条件还缺范围；请填写从小到大的两个数字，跨零点的时间请拆成“满足任意一条”的两个条件',
    'the condition lacks its range; give two numbers, the smaller first (for a time over midnight use two conditions under “any”)',
  ),
  date: wrong(
    '条件还缺日期；请填写 2026-05-01 这样的日期，或带时区的时间',
    'the condition lacks its date; give a date such as 2026-05-01, or a time with its zone',
  ),
  days: wrong(
    `条件还缺天数；请填写 0 到 ${MOST_DAYS} 的整数`,
    `the condition lacks its number of days; give a whole number from 0 to ${MOST_DAYS}`,
  ),
};
