/** Conditions as the builder shows them: groups of parts, and comparisons in between. A draft may hold half of one. */
import { OPERANDS, OPERATORS, operatorsOf, type Takes } from '../../../runtime/condition/index.ts';
import type {
  Comparison,
  Condition,
  Operand,
  OperandDefinition,
  OperandKind,
  OperandParameter,
  OperandValues,
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
  for (const gone of NAMED_BY[name] ?? []) delete next[gone];
  const operand = unasked(next as Operand);
  const kept = valuesOf(operand).type === valuesOf(comparison.operand).type;
  const { value: _, ...empty } = comparison;
  const changed = kept ? { ...comparison, operand } : { ...empty, operand };
  const [first = changed.operator] = operatorsOf(operand);
  return operatorsOf(operand).includes(changed.operator) ? changed : withOperator(changed, first);
}

/** Parameters that say something of what another one names. */
const NAMED_BY: Record<string, string[]> = { content: ['paragraph', 'version'], event: ['property'] };

/** Without the parameters that are not asked for any more. */
function unasked(operand: Operand): Operand {
  const asked = new Set(parametersOf(operand).map(({ name }) => name));
  const entries = Object.entries(operand).filter(([name]) => name === 'of' || asked.has(name));
  return Object.fromEntries(entries) as Operand;
}

/** The parameters that are asked for, given the others. */
export function parametersOf(operand: Operand): OperandParameter[] {
  const given = operand as unknown as Record<string, unknown>;
  const { parameters } = OPERANDS[operand.of] as OperandDefinition;
  return parameters.filter(({ type, when }) => {
    const ofContent = type === 'paragraph' || type === 'version';
    if (ofContent && !given.content) return false;
    return !when || when.is.includes(String(given[when.parameter]));
  });
}

/** Another operator; the value becomes a list, the first of one, or nothing, as the operator takes it. */
export function withOperator(comparison: Comparison, operator: Operator): Comparison {
  const { value, ...rest } = comparison;
  const { takes } = OPERATORS[operator];
  const [was, is] = [KINDS[OPERATORS[comparison.operator].takes], KINDS[takes]];
  if (is === 'list')
    return { ...rest, operator, ...(was === 'single' && value !== undefined && { value: [value].flat() }) };
  if (is === was && value !== undefined) return { ...rest, operator, value };
  const first = was === 'list' && is === 'single' ? [value].flat()[0] : undefined;
  return first === undefined ? { ...rest, operator } : { ...rest, operator, value: first };
}

/** Values of one kind can stay when the operator changes. */
const KINDS: Record<Takes, 'nothing' | 'single' | 'list' | 'range' | 'date' | 'days'> = {
  nothing: 'nothing',
  scalar: 'single',
  text: 'single',
  number: 'single',
  list: 'list',
  range: 'range',
  date: 'date',
  days: 'days',
};

export function withValue(comparison: Comparison, value: Scalar | Scalar[] | undefined): Comparison {
  const { value: _, ...rest } = comparison;
  return value === undefined ? rest : { ...rest, value };
}

/** What kind of value the operand has. */
export const valuesOf = (operand: Operand): OperandValues =>
  (OPERANDS[operand.of] as OperandDefinition).values(operand);
