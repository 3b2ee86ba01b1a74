/** A JSON schema of journeys as files, for editors: made from what the kinds of nodes declare, so that a new kind is in it by itself. */
import type { Field, FieldType, NodeDefinition } from './definition.ts';
import { NODES } from './registry.ts';

type Schema = Record<string, unknown>;

/** The newest format of files. */
export const FORMAT = 1;

/** JSON Schema 2020-12. */
export function journeySchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Dogear journey',
    ...record({ format: { const: FORMAT }, name: text(120), draft: graph() }, [
      ['$schema', { type: 'string' }],
      ['id', { type: 'string' }],
      ['layout', { type: 'object' }],
      ['scenarios', { type: 'array', items: { type: 'object' } }],
    ]),
  };
}

const text = (maxLength: number): Schema => ({ type: 'string', minLength: 1, maxLength });

function record(required: Record<string, Schema>, optional: [string, Schema][] = []): Schema {
  return {
    type: 'object',
    required: Object.keys(required),
    properties: { ...Object.fromEntries(optional), ...required },
    additionalProperties: false,
  };
}

const graph = (): Schema =>
  record(
    {
      nodes: { type: 'array', maxItems: 500, items: { oneOf: Object.values(NODES).map(nodeSchema) } },
      edges: { type: 'array', items: record({ from: text(64), exit: text(64), to: text(64) }) },
    },
    [['settings', { type: 'object' }]],
  );

function nodeSchema({ kind, title, help, fields }: NodeDefinition): Schema {
  return {
    title: title.en,
    description: `${title.zh}：${help.zh}\n${help.en}`,
    type: 'object',
    required: ['id', 'kind'],
    properties: {
      id: text(64),
      kind: { const: kind },
      name: { type: 'string' },
      ...propertiesOf(fields),
    },
    additionalProperties: false,
  };
}

const propertiesOf = (fields: readonly Field[]): Record<string, Schema> =>
  Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)]));

function fieldSchema(field: Field): Schema {
  const { type, label, help, default: value, choices, items } = field;
  return {
    title: label.en,
    description: [label.zh, help?.zh, help?.en].filter(Boolean).join('\n'),
    ...(value !== undefined && { default: value }),
    ...TYPES[type]?.(field),
    ...(choices && { enum: choices.map((choice) => choice.value) }),
    ...(items && { items: { type: 'object', properties: propertiesOf(items) } }),
  };
}

const string = ({ max }: Field): Schema => ({
  type: 'string',
  ...(max !== undefined && { maxLength: max }),
});
const number = ({ min, max }: Field): Schema => ({
  type: 'number',
  ...(min !== undefined && { minimum: min }),
  ...(max !== undefined && { maximum: max }),
});
const list = (): Schema => ({ type: 'array' });

/** What a type of field allows by itself; of one that is not named here an editor allows anything. */
const TYPES: Partial<Record<FieldType, (field: Field) => Schema>> = {
  text: string,
  'long-text': string,
  number,
  share: number,
  duration: number,
  clock: number,
  content: string,
  paragraph: string,
  event: string,
  attribute: string,
  agent: string,
  url: string,
  secret: string,
  zone: string,
  segment: string,
  journey: string,
  'local-time': string,
  tags: list,
  weights: list,
  weekdays: list,
  list,
  condition: () => ({ type: 'object' }),
  scalar: () => ({ type: ['string', 'number', 'boolean'] }),
};
