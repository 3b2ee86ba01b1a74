import { LIMITS as CELL } from './cells.ts';
import { MOST_DAYS } from './operands/window.ts';
import { OPERANDS, operatorsOf } from './operands.ts';
import { OPERATORS } from './operators.ts';
import { isRecord, own } from './own.ts';
import { fault, isText, valueFaults } from './value-faults.ts';
import type {
  Comparison,
  Condition,
  ConditionFault,
  Operand,
  OperandDefinition,
  OperandParameter,
  Text,
} from './vocabulary.ts';

/** How deep a condition may nest, and how many comparisons it may hold. */
const LIMITS = { depth: 10, comparisons: 100 };

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
  return definition.faults?.(given as unknown as Comparison) ?? [];
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
  const { label } = parameter;
  if (value === undefined || value === '') return parameter.required ? [unfilled(label)] : [];
  const expected = expectedOf(parameter);
  if (expected.fits(value)) return [];
  return [
    fault(
      'condition-parameter',
      `条件中的“${label.zh}”不能是 ${JSON.stringify(value)}；应为${expected.zh}`,
      `${label.en} in the condition cannot be ${JSON.stringify(value)}; use ${expected.en}`,
    ),
  ];
}

interface Expected extends Text {
  fits(value: unknown): boolean;
}

function expectedOf({ type, choices }: OperandParameter): Expected {
  if (type === 'days') {
    const fits = (value: unknown) =>
      Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MOST_DAYS;
    return { fits, zh: ` 1 到 ${MOST_DAYS} 的整数`, en: `a whole number from 1 to ${MOST_DAYS}` };
  }
  if (!choices)
    return {
      fits: isText,
      zh: `不超过 ${CELL.text} 字的文字`,
      en: `a text of at most ${CELL.text} characters`,
    };
  const listed = choices.map((choice) => choice.value).join(', ');
  return { fits: (value) => choices.some((choice) => choice.value === value), zh: ` ${listed}`, en: listed };
}

const unfilled = ({ zh, en }: Text) =>
  fault('condition-incomplete', `条件还缺“${zh}”；请填写`, `the condition lacks its ${en}; fill it in`);

function rightFaults(given: Record<string, unknown>, { label, values }: OperandDefinition): ConditionFault[] {
  const operand = own(given, 'operand') as Operand;
  const allowed = operatorsOf(operand);
  const operator = allowed.find((name) => name === own(given, 'operator'));
  if (operator) return valueFaults(operator, own(given, 'value'), values(operand));
  const expected = {
    zh: allowed.map((name) => OPERATORS[name].label.zh).join('、'),
    en: allowed.join(', '),
  };
  return [
    fault(
      'condition-operator',
      `“${label.zh}”不能这样比较；请选择：${expected.zh}`,
      `${label.en} cannot be compared like this; use one of ${expected.en}`,
    ),
  ];
}
