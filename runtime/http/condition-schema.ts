/** The JSON Schema of conditions, from what operands and operators declare of themselves. */
import { OPERANDS, OPERATORS } from '../condition/index.ts';
import type { OperandDefinition, OperandParameter } from '../condition/vocabulary.ts';

type Schema = Record<string, unknown>;

const CONDITION: Schema = { $ref: '#/components/schemas/Condition' };
const SCALAR: Schema = { type: ['string', 'number', 'boolean'] };

export function conditionSchema(): Schema {
  const list = { type: 'array', minItems: 1, items: CONDITION };
  return {
    description: 'Comparisons joined by `all`, `any` and `not`, at most ten deep and 100 in all.',
    anyOf: [object({ all: list }), object({ any: list }), object({ not: CONDITION }), comparison()],
  };
}

function comparison(): Schema {
  const shape = object(
    {
      operand: { oneOf: Object.entries(OPERANDS).map(([of, one]) => operand(of, one as OperandDefinition)) },
      operator: { enum: Object.keys(OPERATORS), description: operators() },
      value: { anyOf: [SCALAR, { type: 'array', items: SCALAR, maxItems: 100 }] },
    },
    ['operand', 'operator'],
  );
  return { ...shape, description: 'Which operators an operand takes depends on the kind of its value.' };
}

/** What each operator means and takes. */
const operators = () =>
  Object.entries(OPERATORS)
    .map(([name, { label, takes }]) => `${name}: ${label.en} (${takes})`)
    .join('; ');

function operand(of: string, { label, parameters }: OperandDefinition): Schema {
  const fields = Object.fromEntries(parameters.map((parameter) => [parameter.name, field(parameter)]));
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  return { ...object({ of: { const: of }, ...fields }, ['of', ...required]), description: label.en };
}

function field({ type, label, choices }: OperandParameter): Schema {
  const description = label.en;
  if (type === 'days') return { type: 'integer', minimum: 1, description };
  if (!choices) return { type: 'string', description };
  return { enum: choices.map(({ value }) => value), description };
}

const object = (properties: Schema, required: string[] = Object.keys(properties)): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
