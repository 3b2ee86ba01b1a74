/** Conditions as the builder shows them: groups of parts, and comparisons in between. A draft may hold half of one. */
import { OPERANDS, OPERATORS } from '../../../runtime/condition/index.ts';
import type {
  Comparison,
  Condition,
  Operand,
  OperandDefinition,
  OperandKind,
  Operator,
  Scalar,
} from '../../../runtime/condition/vocabulary.ts';

export type Mode = 'all' | 'any' | 'notAll' | 'notAny';

export interface Group {
  mode: Mode;
  parts: Condition[];
}

/** The group that a condition is; `undefined` for a comparison. */
export function groupOf(condition: Condition): Group | undefined {
  if ('all' in condition) return { mode: 'all', parts: condition.all };
  if ('any' in condition) return { mode: 'any', parts: condition.any };
  if (!('not' in condition)) return undefined;
  if ('all' in condition.not) return { mode: 'notAll', parts: condition.not.all };
  if ('any' in condition.not) return { mode: 'notAny', parts: condition.not.any };
  return { mode: 'notAny', parts: [condition.not] };
}

export function conditionOf({ mode, parts }: Group): Condition {
  if (mode === 'notAll') return { not: { all: parts } };
  if (mode === 'notAny') return { not: { any: parts } };
  return mode === 'all' ? { all: parts } : { any: parts };
}

/** The group that the whole condition is; a single comparison is a group of one. */
export function outermost(condition: Condition | undefined): Group {
  if (!condition) return { mode: 'all', parts: [] };
  return groupOf(condition) ?? { mode: 'all', parts: [condition] };
}

/** `undefined` when there is nothing left to ask. */
export function wholeOf(group: Group): Condition | undefined {
  return group.parts.length === 0 ? undefined : conditionOf(group);
}

/** A comparison to be filled in: the first choice wherever one must be made. */
export function newComparison(of: OperandKind): Comparison {
  const definition = OPERANDS[of] as OperandDefinition;
  const parameters = definition.parameters.flatMap(({ name, required, choices }) =>
    required && choices?.[0] ? [[name, choices[0].value]] : [],
  );
  const operand = { of, ...Object.fromEntries(parameters) } as Operand;
  return withOperator({ operand, operator: 'exists' }, operatorsOf(operand)[0] ?? 'exists');
}

/** Another value for one parameter; what no longer fits is forgotten. */
export function withParameter(comparison: Comparison, name: string, value: unknown): Comparison {
  const next: Record<string, unknown> = { ...comparison.operand, [name]: value };
  if (value === undefined) delete next[name];
  if (name === 'content') delete next.paragraph;
  const operand = next as Operand;
  const kept = valueKind(operand) === valueKind(comparison.operand);
  const { value: _, ...empty } = comparison;
  const changed = kept ? { ...comparison, operand } : { ...empty, operand };
  const [first = changed.operator] = operatorsOf(operand);
  return operatorsOf(operand).includes(changed.operator) ? changed : withOperator(changed, first);
}

/** Another operator; the value becomes a list, the first of one, or nothing, as the operator takes it. */
export function withOperator(comparison: Comparison, operator: Operator): Comparison {
  const { value, ...rest } = comparison;
  const { takes } = OPERATORS[operator];
  if (takes === 'nothing' || value === undefined) return { ...rest, operator };
  if (takes === 'list') return { ...rest, operator, value: Array.isArray(value) ? value : [value] };
  const single = Array.isArray(value) ? value[0] : value;
  return single === undefined ? { ...rest, operator } : { ...rest, operator, value: single };
}

export function withValue(comparison: Comparison, value: Scalar | Scalar[] | undefined): Comparison {
  const { value: _, ...rest } = comparison;
  return value === undefined ? rest : { ...rest, value };
}

/** What kind of value the operand has; any scalar where it does not say. */
export function valuesOf(operand: Operand) {
  return (OPERANDS[operand.of] as OperandDefinition).values?.(operand);
}

const valueKind = (operand: Operand) => valuesOf(operand)?.type;

const UNORDERED: readonly Operator[] = ['is', 'is-not', 'one-of', 'exists', 'missing'];

/** The operators that make sense: choices have no order. */
export function operatorsOf(operand: Operand): Operator[] {
  const { operators } = OPERANDS[operand.of] as OperandDefinition;
  return valueKind(operand) === 'choice' ? operators.filter((one) => UNORDERED.includes(one)) : operators;
}
