/** The databases that a contract holds for. */
import { postgresAnswers, testDatabase } from './postgres.ts';

export interface Database {
  name: string;
  /** An empty one, for the runtime to open; `drop` once it is closed. */
  open(): Promise<{ url?: string; drop(): Promise<void> }>;
}

const sqlite: Database = { name: 'SQLite', open: async () => ({ drop: async () => {} }) };
const postgres: Database = { name: 'PostgreSQL', open: testDatabase };

/** PostgreSQL only where one answers; `npm test` provides one and fails in CI without. */
export const DATABASES: Database[] = (await postgresAnswers()) ? [sqlite, postgres] : [sqlite];
