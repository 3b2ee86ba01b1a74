/** Holds every answer of the api against what `/api/openapi.json` says of it. */
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { type OpenApi, openApi } from '../../runtime/http/openapi.ts';
import { routes } from '../../runtime/http/routes/index.ts';
import { Problem } from '../../runtime/wire/api/shared.ts';

const described: OpenApi = openApi(routes.map(({ declared }) => declared));
const templates = Object.keys(described.paths).map((template) => ({
  template,
  shape: new RegExp(`^${template.replace(/\{id\}/g, '[^/]+')}$`),
}));
const validators = new Map<string, ReturnType<typeof Compile>>();

/** Throws where the description does not know the call, its status, or the shape of its answer. */
export function conforms(method: string, path: string, status: number, body: unknown): void {
  const plain = path.split('?')[0] as string;
  const template = templates.find(({ shape }) => shape.test(plain))?.template;
  const operation = template && described.paths[template]?.[method.toLowerCase()];
  if (!operation) return;
  const response = operation.responses[status];
  const call = `${method} ${template} ${status}`;
  if (!response) throw new Error(`${call} is not described by the api`);
  const validator = validatorOf(call, Object.values(response.content ?? {})[0]?.schema);
  if (!validator || validator.Check(body)) return;
  const faults = validator.Errors(body).map(({ instancePath, message }) => `${instancePath} ${message}`);
  throw new Error(`${call} answered another shape than described: ${faults.slice(0, 5).join('; ')}`);
}

function validatorOf(call: string, schema: unknown): ReturnType<typeof Compile> | undefined {
  if (schema === undefined) return undefined;
  const known = validators.get(call);
  if (known) return known;
  const plain = typeof schema === 'object' && schema && '$ref' in schema ? Problem : (schema as TSchema);
  const validator = Compile(plain);
  validators.set(call, validator);
  return validator;
}
