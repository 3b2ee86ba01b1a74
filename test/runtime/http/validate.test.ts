import Type from 'typebox';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../runtime/http/problem.ts';
import { checker, queryOf } from '../../../runtime/http/validate.ts';

const check = checker(
  Type.Object(
    {
      name: Type.String({ minLength: 1 }),
      kind: Type.Optional(Type.Union([Type.Literal('human'), Type.Literal('ai')])),
      draft: Type.Optional(Type.Object({ nodes: Type.Array(Type.Object({ id: Type.String() })) })),
      free: Type.Optional(Type.Unknown()),
    },
    { additionalProperties: false },
  ),
);

function fault(value: unknown) {
  try {
    check(value);
  } catch (error) {
    if (error instanceof ProblemError) return [error.status, error.code, error.more.field, error.message];
    throw error;
  }
  return undefined;
}

const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });

describe('a body', () => {
  it('passes as declared', () => {
    expect(fault({ name: 'x', kind: 'ai', draft: { nodes: [{ id: 'a', more: 1 }] } })).toBeUndefined();
  });

  it.each([
    [{ name: 'x', nam: 1 }, 'unknown-field', 'nam', 'There is no field "nam" here. Leave it out.'],
    [{}, 'missing-field', 'name', 'The field "name" is required.'],
    [{ name: '' }, 'invalid', 'name', '"name" must not have fewer than 1 characters.'],
    [{ name: 'x', kind: 'dog' }, 'invalid', 'kind', '"kind" must be one of human, ai.'],
    [
      { name: 'x', draft: { nodes: [{}] } },
      'missing-field',
      'draft.nodes.0.id',
      'The field "draft.nodes.0.id" is required.',
    ],
    [[], 'invalid', '', 'The body must be object.'],
    [{ name: 'a\0b' }, 'invalid', 'name', 'A text must not contain U+0000.'],
    [{ name: 'x', free: { 'a\0': 1 } }, 'invalid', 'free', 'A text must not contain U+0000.'],
    [{ name: 'x', free: nested(64) }, 'invalid', undefined, 'A body is nested 64 deep at most.'],
  ])('%j is refused and says where and why', (value, code, field, detail) => {
    expect(fault(value)).toEqual([400, code, field, detail]);
  });

  it('is refused for any own field that the prototype has, too', () => {
    expect(fault(JSON.parse('{"name":"x","__proto__":{"polluted":1}}'))).toBeDefined();
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('query parameters', () => {
  const schema = Type.Object({ limit: Type.Integer(), q: Type.String() });

  it('are numbers where the schema wants whole numbers, else texts', () => {
    expect(queryOf(schema, { limit: '12', q: '12', x: '3' })).toEqual({ limit: 12, q: '12', x: '3' });
    expect(queryOf(schema, { limit: '1.5' })).toEqual({ limit: '1.5' });
    expect(queryOf(schema, { limit: '99999999999999999999' })).toEqual({ limit: '99999999999999999999' });
  });
});
