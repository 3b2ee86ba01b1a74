/** What comes in is checked against what its route declares; a fault names the field. */
import type { TObject, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { TLocalizedValidationError } from 'typebox/error';
import { ProblemError } from './problem.ts';

type Check = (value: unknown) => void;

/** Deepest nesting of a body; the api's own shapes need nine. */
const DEPTH = 64;

/** Compiled at the first use: starting stays fast. */
export function checker(schema: TSchema): Check {
  let validator: ReturnType<typeof Compile> | undefined;
  return (value) => {
    refuseUnstorable(value, DEPTH, '');
    validator ??= Compile(schema);
    if (!validator.Check(value)) throw faultOf(validator.Errors(value));
  };
}

/** Query parameters as the schema wants them: whole numbers out of digits. */
export function queryOf(schema: TObject | undefined, query: Record<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => {
      const { type } = (schema?.properties[name] ?? {}) as { type?: string };
      return [name, type === 'integer' && /^-?\d{1,16}$/.test(value) ? Number(value) : value];
    }),
  );
}

/** Neither database stores U+0000 in a text the same way, and a bottomless value cannot be written as JSON. */
export function refuseUnstorable(value: unknown, depth: number, field: string): void {
  if (typeof value === 'string' && value.includes('\0')) {
    throw new ProblemError(400, 'invalid', 'A text must not contain U+0000.', { field });
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth === 0) throw new ProblemError(400, 'invalid', `A body is nested ${DEPTH} deep at most.`);
  for (const [name, inner] of Object.entries(value)) {
    refuseUnstorable(name, depth, field);
    refuseUnstorable(inner, depth - 1, field === '' ? name : `${field}.${name}`);
  }
}

function faultOf(errors: TLocalizedValidationError[]): ProblemError {
  const unknown = errors.find((error) => error.keyword === 'additionalProperties');
  if (unknown) {
    const field = fieldOf(unknown.instancePath, unknown.params.additionalProperties[0]);
    return new ProblemError(400, 'unknown-field', `There is no field "${field}" here. Leave it out.`, {
      field,
    });
  }
  const missing = errors.find((error) => error.keyword === 'required');
  if (missing) {
    const field = fieldOf(missing.instancePath, missing.params.requiredProperties[0]);
    return new ProblemError(400, 'missing-field', `The field "${field}" is required.`, { field });
  }
  return invalid(errors);
}

function invalid(errors: TLocalizedValidationError[]): ProblemError {
  const field = fieldOf(errors[0]?.instancePath ?? '');
  const here = errors.filter(({ instancePath }) => instancePath === errors[0]?.instancePath);
  const choices = here.flatMap((error) =>
    error.keyword === 'const' ? [String(error.params.allowedValue)] : [],
  );
  const expected =
    choices.length > 0 ? `must be one of ${choices.join(', ')}` : (here[0]?.message ?? 'is not valid');
  return new ProblemError(400, 'invalid', `${field === '' ? 'The body' : `"${field}"`} ${expected}.`, {
    field,
  });
}

/** `/draft/nodes/0` and `id` → `draft.nodes.0.id` */
function fieldOf(instancePath: string, name?: string): string {
  return [...instancePath.split('/').slice(1), ...(name === undefined ? [] : [name])].join('.');
}
