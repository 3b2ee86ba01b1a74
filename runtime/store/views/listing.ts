/** Lists page by key: a number and an id, in one direction, so that a page costs the same wherever it is. */
import { type SelectQueryBuilder, sql } from 'kysely';
import { dialectOf } from '../bulk.ts';
import type { Db } from '../index.ts';

/** Where a page ended: the sort column of its last row (0 where rows go by id alone), and its id. */
export interface Cursor {
  at: number;
  id: string;
}

export interface Asked {
  after?: Cursor;
  limit: number;
}

/** `q`: a part of the name. */
export interface NamedAsked extends Asked {
  q?: string | undefined;
}

export interface Listed<T> {
  items: T[];
  next: Cursor | null;
}

/** Columns that rows are ordered by; ids are time-ordered, so they alone mean newest first. */
export interface Order {
  at?: string;
  id: string;
  direction: 'asc' | 'desc';
}

/** The rows of a page, and one more that tells whether another page follows. */
export function paginated<T, U extends keyof T, R>(
  db: Db,
  query: SelectQueryBuilder<T, U, R>,
  { after, limit }: Asked,
  { at, id, direction }: Order,
): Promise<R[]> {
  const than = direction === 'desc' ? sql`<` : sql`>`;
  const one = query.limit(limit + 1);
  if (at === undefined) {
    const behind = after ? one.where(sql<boolean>`${sql.ref(id)} ${than} ${after.id}`) : one;
    return behind.orderBy(sql.ref(id), direction).execute() as Promise<R[]>;
  }
  const keys = [sql.ref(at), byteOrder(db, id)];
  const behind = after
    ? one.where(sql<boolean>`(${sql.join(keys)}) ${than} (${after.at}, ${after.id})`)
    : one;
  return behind.orderBy(sql.ref(at), direction).orderBy(byteOrder(db, id), direction).execute() as Promise<
    R[]
  >;
}

/** Ids that others chose have one order everywhere: that of their bytes. */
const byteOrder = (db: Db, id: string) =>
  dialectOf(db) === 'postgres' ? sql`${sql.ref(id)} collate "C"` : sql`${sql.ref(id)}`;

/** Rows whose column holds the text, in either case. */
export const holds = (column: string, text: string) =>
  sql<boolean>`lower(${sql.ref(column)}) like ${`%${text.toLowerCase().replace(/[!%_]/g, '!$&')}%`} escape '!'`;

export function listed<R, T>(
  rows: R[],
  { limit }: Asked,
  key: (row: R) => Cursor,
  items: (rows: R[]) => T[],
): Listed<T> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: items(page), next: rows.length > limit && last ? key(last) : null };
}
