/**
 * What the gate decides about contacts and what journeys change about people, each kept with its run; the settings that rule it; units
 * of agents. Traces become compact: the key is the table, and what the run says already is said once.
 */
import { type Kysely, PostgresAdapter, sql } from 'kysely';

type Db = Kysely<unknown>;

const TABLES: Record<string, { text: string; bigint?: string; integer?: string; key: string }> = {
  decisions: {
    text: 'effectId runId personId contact agentId? outcome reason? seenJson?',
    bigint: 'at until?',
    integer: 'place',
    key: 'effectId place',
  },
  gateCounts: {
    text: 'journeyId node outcome reason',
    bigint: 'count',
    integer: 'version day',
    key: 'journeyId version node outcome reason day',
  },
  changes: { text: 'id personId runId nodeId kind dataJson', bigint: 'at', key: 'id' },
  permissions: { text: 'personId consent? blocked?', bigint: 'at', key: 'personId' },
  settings: { text: 'name valueJson', bigint: 'at', key: 'name' },
  units: { text: 'id name parentId?', bigint: 'createdAt', key: 'id' },
};

const COLUMNS: [table: string, name: string, type: string][] = [
  ['agents', 'unitId', 'text'],
  ['agents', 'capacity', 'integer'],
  ['pushes', 'channel', `text not null default 'page'`],
  ['tasks', 'kind', `text not null default 'task'`],
  ['tasks', 'choicesJson', `text not null default '[]'`],
  ['tasks', 'answer', 'text'],
  ['tasks', 'escalateAt', 'bigint'],
  ['tasks', 'escalateTo', 'text'],
];

const INDEXES: [name: string, table: string, columns: string, rows?: string][] = [
  ['decisionsByPerson', 'decisions', 'personId at'],
  ['decisionsByRun', 'decisions', 'runId'],
  ['decisionsByAgent', 'decisions', 'agentId at', '"agentId" is not null'],
  ['changesByPerson', 'changes', 'personId at'],
  ['changesByRun', 'changes', 'runId'],
  ['effectsHeld', 'effects', 'dueAt', `"state" = 'held'`],
  ['tasksEscalating', 'tasks', 'escalateAt', '"escalateAt" is not null'],
  ['runsEnded', 'runs', 'endedAt', '"endedAt" is not null'],
];

export async function up(db: Db): Promise<void> {
  for (const [name, shape] of Object.entries(TABLES)) await createTable(db, name, shape);
  for (const [table, name, type] of COLUMNS) {
    await sql`alter table ${sql.table(table)} add column ${sql.ref(name)} ${sql.raw(type)}`.execute(db);
  }
  for (const [name, table, columns, rows] of INDEXES) {
    const refs = sql.join(columns.split(' ').map((column) => sql.ref(column)));
    const where = sql.raw(rows ? ` where ${rows}` : '');
    await sql`create index ${sql.ref(name)} on ${sql.table(table)} (${refs})${where}`.execute(db);
  }
  await compactTraces(db);
}

async function createTable(db: Db, name: string, { key, ...columns }: (typeof TABLES)[string]) {
  const lines = Object.entries(columns).flatMap(([type, names]) =>
    names.split(' ').map((column) => {
      const [plain] = column.split('?') as [string];
      return sql`${sql.ref(plain)} ${sql.raw(type)}${sql.raw(column === plain ? ' not null' : '')}`;
    }),
  );
  const keys = sql.join(key.split(' ').map((column) => sql.ref(column)));
  await sql`create table ${sql.table(name)} (${sql.join(lines)}, primary key (${keys}))`.execute(db);
}

/** SQLite keeps the rows in the tree of their key, so that the key is stored once; the journey is that of the run. */
async function compactTraces(db: Db): Promise<void> {
  const apart = db.getExecutor().adapter instanceof PostgresAdapter ? '' : ' without rowid';
  const columns = sql.raw('"runId", "seq", "at", "node", "what", "exit", "dataJson"');
  await sql`alter table "traces" rename to "tracesBefore"`.execute(db);
  await sql`drop index "tracesByNode"`.execute(db);
  await sql`create table "traces" ("runId" text not null, "seq" integer not null, "at" bigint not null,
    "node" text not null, "what" text not null, "exit" text, "dataJson" text,
    primary key ("runId", "seq"))${sql.raw(apart)}`.execute(db);
  await sql`insert into "traces" (${columns}) select ${columns} from "tracesBefore"`.execute(db);
  await sql`drop table "tracesBefore"`.execute(db);
}
