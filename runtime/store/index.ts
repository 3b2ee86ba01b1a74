/** The store: SQLite in a file by default, PostgreSQL by its address. One schema, one contract. */
import type { Kysely } from 'kysely';
import { migrate } from './migrations/index.ts';
import { isRace, openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import type { Tables } from './tables.ts';

export type Dialect = 'sqlite' | 'postgres';
/** A connection or the transaction at hand. */
export type Db = Kysely<Tables>;

export interface Store {
  dialect: Dialect;
  /** For reading; on SQLite a second connection that never waits for the writer. */
  read: Db;
  /**
   * Runs `work` as one transaction and commits it. SQLite has one writer, so transactions queue up; on PostgreSQL a transaction
   * that lost a race begins again, so `work` must be repeatable: it changes nothing but rows.
   */
  write<T>(work: (db: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** `postgres://…`; without it `file` is used. */
  url?: string | undefined;
  /** Path of the SQLite file; made when missing. */
  file?: string | undefined;
  log?: { warn(data: object, text: string): void };
}

/** Opens the store and brings its schema to the newest state. */
export async function openStore({ url, file, log }: StoreOptions): Promise<Store> {
  if (url)
    return postgresStore(url, ({ message }) => log?.warn({ message }, 'a connection to PostgreSQL broke'));
  if (file) return sqliteStore(file);
  throw new Error('openStore needs the url of a PostgreSQL or the file of an SQLite store; got neither.');
}

async function sqliteStore(file: string): Promise<Store> {
  const { writer, reader } = openSqlite(file);
  await migrate(writer);
  return {
    dialect: 'sqlite',
    read: reader,
    write: (work) => writer.transaction().execute(work),
    close: async () => {
      await reader.destroy();
      await writer.destroy();
    },
  };
}

async function postgresStore(url: string, onError: (error: Error) => void): Promise<Store> {
  const db = openPostgres(url, onError);
  await migrate(db);
  return {
    dialect: 'postgres',
    read: db,
    write: (work) => again(() => db.transaction().execute(work)),
    close: () => db.destroy(),
  };
}

/** What a transaction throws when another process changed what it had read: it begins again. */
export class Raced extends Error {}

const TRIES = 8;

async function again<T>(transaction: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await transaction();
    } catch (error) {
      if (tried === TRIES || !(error instanceof Raced || isRace(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * 2 ** tried));
    }
  }
}
