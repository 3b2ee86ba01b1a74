/** Says in a sentence what is wrong with a value that a schema refused. */
import type { TSchema } from 'typebox';
import type { TLocalizedValidationError } from 'typebox/error';

interface Shape {
  type?: string;
  const?: unknown;
  anyOf?: Shape[];
  properties?: Record<string, Shape>;
  patternProperties?: Record<string, Shape>;
  items?: Shape;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
}

/** `"engaged" is -5; expected an integer from 0 to 604800000`. The first error tells; `schema` is what was checked. */
export function reasonOf(schema: TSchema, value: unknown, errors: TLocalizedValidationError[]): string {
  const [error] = errors;
  if (!error) return 'it is not what was expected';
  const path = error.instancePath.split('/').slice(1).map(unescaped);
  const at = (name?: string) => [...path, ...(name === undefined ? [] : [name])].join('.');
  if (error.keyword === 'required') return `"${at(error.params.requiredProperties[0])}" is missing`;
  if (error.keyword === 'boolean') return `"${at()}" is not a field of it; leave it out`;
  const found = path.reduce<unknown>((inside, name) => (inside as Record<string, unknown>)?.[name], value);
  const what = path.length ? `"${at()}"` : 'it';
  return `${what} is ${shown(found)}; expected ${expected(shapeAt(schema as Shape, path))}`;
}

const unescaped = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~');

function shapeAt(schema: Shape, path: string[]): Shape {
  return path.reduce<Shape>((shape, name) => {
    const any = Object.values(shape.patternProperties ?? {})[0];
    return shape.properties?.[name] ?? shape.items ?? any ?? {};
  }, schema);
}

const SHOWN = 40;

/** Whatever has an inside may have too much of it to be written out. */
function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  const json = JSON.stringify(value) ?? String(value);
  return json.length > SHOWN ? `${json.slice(0, SHOWN)}…` : json;
}

function expected(shape: Shape): string {
  if (shape.anyOf) return `one of ${shape.anyOf.map((option) => JSON.stringify(option.const)).join(', ')}`;
  const pattern = shape.pattern ? ` that matches ${shape.pattern}` : '';
  switch (shape.type) {
    case 'integer':
      return `an integer${span(shape.minimum, shape.maximum)}`;
    case 'number':
      return `a number${span(shape.minimum, shape.maximum)}`;
    case 'string':
      return `a text${span(shape.minLength, shape.maxLength, ' characters')}${pattern}`;
    case 'array':
      return `a list${span(shape.minItems, shape.maxItems, ' items')}`;
    default:
      return shape.type ? `an ${shape.type}` : JSON.stringify(shape.const ?? 'something else');
  }
}

function span(from: number | undefined, to: number | undefined, unit = ''): string {
  if (from === undefined && to === undefined) return '';
  if (to === undefined) return ` of at least ${from}${unit}`;
  if (unit) return ` of ${from ?? 0} to ${to}${unit}`;
  return ` from ${from} to ${to}`;
}
