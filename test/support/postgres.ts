/** PostgreSQL for tests: every call gets a database of its own on the server that `npm test` found or started. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Connects as somebody who may create databases. */
export function serverUrl(): string {
  return process.env.DOGEAR_TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';
}

/** Suites that need PostgreSQL are skipped without one, `npm test` says so, and in CI that is a failure. */
export async function postgresAnswers(url = serverUrl()): Promise<boolean> {
  return command(url, 'select 1').then(
    () => true,
    () => false,
  );
}

/** An empty database under a random name; `drop` removes it even while connections are open. */
export async function testDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `dogear_test_${randomUUID().replaceAll('-', '')}`;
  await command(serverUrl(), `create database ${name} template template0 encoding 'UTF8'`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => command(serverUrl(), `drop database ${name} with (force)`) };
}

async function command(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
