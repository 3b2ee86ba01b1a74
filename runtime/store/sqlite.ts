/** The only file that knows the SQLite driver. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement, sql } from 'kysely';
import Database from 'libsql';
import type { Tables } from './tables.ts';

/** WAL lets readers go on while the one writer writes; FULL makes a commit survive a power cut. */
const PRAGMAS = [
  'journal_mode = wal',
  'synchronous = full',
  'foreign_keys = off',
  'busy_timeout = 5000',
  'wal_autocheckpoint = 4000',
];
/** A transaction must hold all pages that it changes, or it writes them twice and reads them again; KiB. */
const CACHE = 'cache_size = -16384';
/** Statements kept prepared per connection; enough for every text of the hot path. */
const PREPARED = 500;

export interface SqliteConnections {
  writer: Kysely<Tables>;
  reader: Kysely<Tables>;
}

export function openSqlite(file: string): SqliteConnections {
  mkdirSync(path.dirname(file), { recursive: true });
  const open = (begin: string, ...pragmas: string[]) => {
    const database = new Database(file);
    for (const pragma of [...PRAGMAS, ...pragmas]) database.exec(`pragma ${pragma}`);
    return new Kysely<Tables>({ dialect: new SqliteDialect({ database: preparedOnce(database, begin) }) });
  };
  return { writer: open('begin immediate', CACHE), reader: open('begin', 'query_only = on') };
}

/** Bytes of the file that may be read as memory. */
const MAPPED = 2 ** 36;

/** For who reads most of the file, and far apart: asking the machine for each page costs two thirds of what reading them does. */
export async function mapFile(reader: Kysely<Tables>): Promise<void> {
  await sql`pragma mmap_size = ${sql.lit(MAPPED)}`.execute(reader);
}

/** Kysely prepares a statement each time it runs one; preparing costs more than running most of ours. */
function preparedOnce(database: Database.Database, begin: string): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => void database.close(),
    prepare(text) {
      const known = prepared.get(text);
      if (known) return known;
      const statement = database.prepare(text === 'begin' ? begin : text) as unknown as SqliteStatement;
      if (prepared.size < PREPARED) prepared.set(text, statement);
      return statement;
    },
  };
}
