/** `?after=<cursor>&limit=` → `{ items, next }`; what a cursor says is nobody's business but ours. */
import Type from 'typebox';
import type { Cursor, Listed } from '../store/views/listing.ts';
import type { Page } from '../wire/api/shared.ts';
import { SEARCH_LENGTH } from '../wire/search.ts';
import { ProblemError } from './problem.ts';

/** Query parameters that every list has. */
export const paging = {
  after: Type.Optional(Type.String({ maxLength: 200, description: 'The `next` of the page before.' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: '50 if not given.' })),
};

/** An object without other fields. */
export const closed = { additionalProperties: false } as const;
/** A moment that may be left out. */
export const Time = (description: string) => Type.Optional(Type.Integer({ minimum: 0, description }));
export const Paging = Type.Object(paging, closed);

/** The text by which a list is searched. */
export const Searched = (description: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: SEARCH_LENGTH, description }));

/** A list that is also searched by name. */
export const NamedPaging = Type.Object({ ...paging, q: Searched('Part of the name.') }, closed);

/** A list's query with the cursor read. */
export function asked<Q extends { after?: string; limit?: number }>(query: Q) {
  const { after, limit = 50, ...rest } = query;
  return { ...rest, limit, ...(after === undefined ? {} : { after: cursorOf(after) }) };
}

export function paged<T>({ items, next }: Listed<T>): Page<T> {
  return { items, next: next && Buffer.from(`${next.at} ${next.id}`).toString('base64url') };
}

function cursorOf(after: string): Cursor {
  const [, at, id] = /^(\d{1,16}) ([!-~]+)$/.exec(Buffer.from(after, 'base64url').toString()) ?? [];
  if (at !== undefined && id !== undefined) return { at: Number(at), id };
  throw new ProblemError(400, 'invalid', '"after" must be the `next` of the page before.', {
    field: 'after',
  });
}
