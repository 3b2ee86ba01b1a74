/** The description of the api at `/api/openapi.json` (OpenAPI 3.1, whose schemas are JSON Schema as TypeBox writes it). */
import Type, { type TObject, type TSchema } from 'typebox';
import { OverlayShown } from '../wire/api/overlay.ts';
import { Problem } from '../wire/api/shared.ts';
import { Batch, BatchAnswer, MESSAGES } from '../wire/batch.ts';
import { conditionSchema } from './condition-schema.ts';
import type { Declaration } from './route.ts';

interface Operation {
  summary: string;
  tags: string[];
  security: Record<string, string[]>[];
  parameters: { name: string; in: string; required: boolean; description?: string; schema: unknown }[];
  requestBody?: { required: boolean; content: Record<string, { schema: unknown }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: unknown }> }>;
}

export interface OpenApi {
  openapi: '3.1.0';
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, unknown>;
}

export function openApi(declared: readonly Declaration[]): OpenApi {
  const paths: OpenApi['paths'] = {
    '/v1/batch': { post: collect },
    '/v1/overlay': { get: overlay },
  };
  for (const declaration of declared) {
    paths[declaration.path] = { ...paths[declaration.path], [declaration.method]: operation(declaration) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Dogear', version: '1' },
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Condition: conditionSchema(), Problem },
    },
  };
}

function operation(declared: Declaration): Operation {
  const success =
    declared.answer && declared.stream
      ? {
          200: {
            description: 'Server-sent events',
            content: { 'text/event-stream': { schema: declared.answer } },
          },
        }
      : declared.answer
        ? { [declared.status ?? 200]: { description: 'Done', ...json(declared.answer) } }
        : { 204: { description: 'Done' } };
  return {
    summary: declared.summary,
    tags: [declared.path.split('/')[2] ?? ''],
    security: [{ token: [] }],
    parameters: [...pathParameters(declared.path), ...queryParameters(declared.query)],
    ...(declared.body ? { requestBody: { required: !declared.bodyMayBeEmpty, ...json(declared.body) } } : {}),
    responses: { ...success, ...problems(codesOf(declared)) },
  };
}

/** Codes by status: what the door can answer, and what the route says of itself. */
function codesOf(declared: Declaration): Record<number, string> {
  const codes: Record<number, string> = { 401: 'unauthorized' };
  if (declared.body || declared.query) codes[400] = 'malformed, unknown-field, missing-field, invalid';
  if (declared.body) codes[413] = 'too-large';
  if (declared.who === 'admin') codes[403] = 'forbidden';
  if (declared.path.includes('{id}')) codes[404] = 'not-found';
  for (const [status, code] of Object.entries(declared.problems ?? {})) {
    codes[Number(status)] = [codes[Number(status)], code].filter(Boolean).join(', ');
  }
  return codes;
}

function problems(codes: Record<number, string>): Operation['responses'] {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(
    Object.entries(codes).map(([status, code]) => [status, { description: `Codes: ${code}`, content }]),
  );
}

const json = (schema: TSchema) => ({ content: { 'application/json': { schema } } });

const pathParameters = (path: string): Operation['parameters'] =>
  path.includes('{id}') ? [{ name: 'id', in: 'path', required: true, schema: Type.String() }] : [];

const queryParameters = (query: TObject | undefined): Operation['parameters'] =>
  Object.entries(query?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: query?.required?.includes(name as never) ?? false,
    schema,
  }));

/** The collector has no token: the site's key is in the batch. */
const collect: Operation = {
  summary: 'Takes a batch of messages from the SDK; each message is checked by its type',
  tags: ['collect'],
  security: [],
  parameters: [],
  requestBody: {
    required: true,
    ...json(
      Type.Object({
        ...Batch.properties,
        messages: Type.Array(Type.Union(Object.values(MESSAGES)), { minItems: 1, maxItems: 500 }),
      }),
    ),
  },
  responses: {
    200: { description: 'Taken; what was rejected is named', ...json(BatchAnswer) },
    ...problems({
      400: 'malformed',
      401: 'unknown-key',
      413: 'too-large',
      429: 'too-many',
      503: 'overloaded, with Retry-After',
    }),
  },
};

/** The ticket in a link of `POST /api/contents/{id}/overlay` is the token. */
const overlay: Operation = {
  summary: 'The heat of one content, for the page that a signed link opened',
  tags: ['collect'],
  security: [{ token: [] }],
  parameters: [],
  responses: {
    200: { description: 'What the link shows', ...json(OverlayShown) },
    ...problems({ 401: 'overlay-forged, overlay-expired', 404: 'not-found', 500: 'internal' }),
  },
};
