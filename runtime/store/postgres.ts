/** The only file that knows the PostgreSQL driver. */
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import type { Tables } from './tables.ts';

const CONNECTIONS = 10;
/** int8 and numeric come as text by default; ours fit a number. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);
types.setTypeParser(pg.types.builtins.NUMERIC, Number);

/** `onError` hears of connections that broke; the pool replaces them. */
export function openPostgres(url: string, onError: (error: Error) => void): Kysely<Tables> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, types });
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparedByName(pool) }) });
}

/** A text that begins with a comment is one of a small, fixed set: the comment is its name, and the server plans it once per connection. */
const NAMED = /^\/\* (\S+) \*\//;

/**
 * A transaction finds its rows by their keys. Where the server has not counted a young table yet it takes it for small and reads all of
 * it, in plans that it keeps: so it is told not to.
 */
const BEGIN = `begin;
  set local enable_seqscan = off;
  set local enable_hashjoin = off;
  set local enable_mergejoin = off`;

function preparedByName(pool: pg.Pool): PostgresPool {
  const connect = async () => {
    const client = await pool.connect();
    const query = (text: string, values: unknown[]) => {
      if (text === 'begin') return client.query(BEGIN);
      const name = NAMED.exec(text)?.[1];
      return client.query(name ? { name, text, values } : { text, values });
    };
    return { query, release: () => client.release() } as unknown as PostgresPoolClient;
  };
  return { connect, end: () => pool.end() };
}

/** The server ended a statement that took longer than it may. */
export const isTimeout = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '57014';

/** Serialisation failure, deadlock, and a unique name that two processes made at once: the next try sees the other's rows. */
const AGAIN = new Set(['40001', '40P01', '23505']);

export const isRace = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && AGAIN.has(String(error.code));
