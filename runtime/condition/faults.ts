import { OPERANDS } from './operands.ts';
import { isScalar, OPERATORS } from './operators.ts';
import { isRecord, own } from './own.ts';
import type {
  Comparison,
  Condition,
  ConditionFault,
  OperandDefinition,
  OperandParameter,
  Text,
} from './vocabulary.ts';

/** How deep a condition may nest, how many comparisons it may hold, and how many values a list. */
const LIMITS = { depth: 10, comparisons: 100, list: 100 };

/** What keeps any JSON from being a condition; none means that it is one. Never throws. */
export function faultsOf(condition: unknown): ConditionFault[] {
  const count = { comparisons: 0 };
  const faults = inside(condition, 0, count);
  return count.comparisons > LIMITS.comparisons ? [tooLarge] : faults;
}

/** `faultsOf` as a type guard. */
export function isCondition(value: unknown): value is Condition {
  return faultsOf(value).length === 0;
}

const fault = (code: string, zh: string, en: string): ConditionFault => ({ code, message: { zh, en } });

const tooLarge = fault(
  'condition-size',
  `条件太复杂；最多 ${LIMITS.comparisons} 个比较、${LIMITS.depth} 层嵌套，请拆成几个节点`,
  `the condition is too large; use at most ${LIMITS.comparisons} comparisons nested ${LIMITS.depth} deep, or split it over several nodes`,
);

function inside(condition: unknown, depth: number, count: { comparisons: number }): ConditionFault[] {
  if (depth > LIMITS.depth) return [tooLarge];
  if (!isRecord(condition)) return [shape];
  const group = groupOf(condition);
  if (group === undefined) {
    count.comparisons += 1;
    return comparison(condition);
  }
  if (Object.keys(condition).length > 1) return [shape];
  if (!Array.isArray(group)) return inside(group, depth + 1, count);
  if (group.length === 0) return [empty];
  if (group.length > LIMITS.comparisons) return [tooLarge];
  return group.flatMap((part) => inside(part, depth + 1, count));
}

/** The parts of `all` and `any`, the one part of `not`, or `undefined` for a comparison. */
function groupOf(condition: Record<string, unknown>): unknown {
  for (const name of ['all', 'any']) {
    const parts = own(condition, name);
    if (parts !== undefined) return Array.isArray(parts) ? parts : null;
  }
  return own(condition, 'not');
}

const shape = fault(
  'condition-shape',
  '条件的格式不对；应为 { all }、{ any }、{ not } 之一，或者 { operand, operator, value }',
  'the condition has a wrong shape; use one of { all }, { any }, { not }, or { operand, operator, value }',
);
const empty = fault(
  'condition-empty',
  '这一组条件是空的；请至少添加一个条件，或者删除这一组',
  'this group has no condition; add one, or remove the group',
);

function comparison(given: Record<string, unknown>): ConditionFault[] {
  const operand = own(given, 'operand');
  const definition = own(OPERANDS, String(own(operand, 'of'))) as OperandDefinition | undefined;
  if (!isRecord(operand) || !definition) return [unknownOperand(own(operand, 'of'))];
  const parameters = definition.parameters.flatMap((parameter) => parameterFaults(parameter, operand));
  if (parameters.length > 0) return parameters;
  const right = rightFaults(given, definition);
  if (right.length > 0) return right;
  return definition.faults?.((given as unknown as Comparison).operand) ?? [];
}

function unknownOperand(of: unknown): ConditionFault {
  const known = Object.keys(OPERANDS).join(', ');
  if (of === undefined || of === '') {
    return fault(
      'condition-operand',
      '还没有选择要判断什么；请选择一项',
      'nothing to look at is chosen; choose one',
    );
  }
  const given = JSON.stringify(of);
  return fault(
    'condition-operand',
    `不认识的判断对象 ${given}；可用的有 ${known}`,
    `${given} is nothing a condition can look at; use one of ${known}`,
  );
}

function parameterFaults(parameter: OperandParameter, operand: Record<string, unknown>): ConditionFault[] {
  const value = own(operand, parameter.name);
  const { label, choices } = parameter;
  if (value === undefined || value === '') return parameter.required ? [unfilled(label)] : [];
  const fits = typeof value === 'string' && (!choices || choices.some((choice) => choice.value === value));
  if (fits) return [];
  const expected = choices ? choices.map((choice) => choice.value).join(', ') : 'text';
  return [
    fault(
      'condition-parameter',
      `条件中的“${label.zh}”不能是 ${JSON.stringify(value)}；应为 ${expected}`,
      `${label.en} in the condition cannot be ${JSON.stringify(value)}; use ${expected}`,
    ),
  ];
}

const unfilled = ({ zh, en }: Text) =>
  fault('condition-incomplete', `条件还缺“${zh}”；请填写`, `the condition lacks its ${en}; fill it in`);

function rightFaults(
  given: Record<string, unknown>,
  { operators, label }: OperandDefinition,
): ConditionFault[] {
  const operator = operators.find((name) => name === own(given, 'operator'));
  if (!operator) {
    const expected = { zh: '', en: operators.join(', ') };
    expected.zh = operators.map((name) => OPERATORS[name].label.zh).join('、');
    return [
      fault(
        'condition-operator',
        `“${label.zh}”不能这样比较；请选择：${expected.zh}`,
        `${label.en} cannot be compared like this; use one of ${expected.en}`,
      ),
    ];
  }
  return valueFits(OPERATORS[operator].takes, own(given, 'value'))
    ? []
    : [wrongValue[OPERATORS[operator].takes]];
}

function valueFits(takes: 'nothing' | 'scalar' | 'list', value: unknown): boolean {
  if (takes === 'nothing') return value === undefined;
  if (takes === 'scalar') return isScalar(value) && value !== '';
  return Array.isArray(value) && value.length > 0 && value.length <= LIMITS.list && value.every(isScalar);
}

const wrongValue = {
  nothing: fault(
    'condition-value',
    '“有值”“没有值”后面不需要再填值；请清空',
    'nothing is compared with “is there” and “is missing”; clear the value',
  ),
  scalar: fault(
    'condition-value',
    '条件还缺用来比较的值；请填写文字、数字或是/否',
    'the condition lacks the value to compare with; give a text, a number, or yes or no',
  ),
  list: fault(
    'condition-value',
    `条件还缺用来比较的列表；请填写 1 到 ${LIMITS.list} 个值`,
    `the condition lacks the list to compare with; give 1 to ${LIMITS.list} values`,
  ),
};
