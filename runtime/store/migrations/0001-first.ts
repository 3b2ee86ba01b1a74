/** The first schema. Types are those that SQLite and PostgreSQL share. */
import { type CreateTableBuilder, type Kysely, sql } from 'kysely';

type Db = Kysely<unknown>;

/** Columns as `name` or `name?` (may be null), by type. */
interface Shape {
  text?: string;
  bigint?: string;
  integer?: string;
  real?: string;
  key: string[];
}

const TABLES: Record<string, Shape> = {
  sites: { text: 'id name key', bigint: 'createdAt', key: ['id'] },
  persons: {
    text: 'id attributesJson tagsJson ownerId? zone? language? mergedInto?',
    bigint: 'createdAt firstSeen lastSeen engaged',
    integer: 'made events readings',
    key: ['id'],
  },
  identifiers: { text: 'kind value personId', bigint: 'firstSeen', key: ['kind', 'value'] },
  merges: { text: 'id intoId fromId cause movedJson', bigint: 'at', key: ['id'] },
  events: {
    text: 'id type name personId siteId readingId? contentId? propertiesJson',
    bigint: 'at receivedAt',
    key: ['id'],
  },
  readings: {
    text: 'id personId siteId contentId version screen state quality bandsJson',
    bigint: 'startedAt updatedAt engaged engaged5',
    integer: 'seq',
    real: 'depth completion',
    key: ['id'],
  },
  personContents: {
    text: 'personId contentId version statesJson bandsJson',
    bigint: 'engaged firstAt lastAt',
    integer: 'readings',
    real: 'depth',
    key: ['personId', 'contentId', 'version'],
  },
  contents: {
    text: 'id siteId key url title version? topicsJson stage?',
    bigint: 'firstSeen lastSeen',
    key: ['id'],
  },
  contentVersions: {
    text: 'contentId version blocksJson',
    bigint: 'firstSeen',
    key: ['contentId', 'version'],
  },
  heat: {
    text: 'contentId version screen statesJson attentionJson reachedJson readJson clicksJson',
    bigint: 'engaged',
    integer: 'day readings',
    real: 'completion',
    key: ['contentId', 'version', 'day', 'screen'],
  },
  agents: { text: 'id name kind token', bigint: 'createdAt', key: ['id'] },
  journeys: {
    text: 'id name state draftJson layoutJson',
    bigint: 'createdAt updatedAt',
    integer: 'revision version?',
    key: ['id'],
  },
  journeyVersions: {
    text: 'journeyId graphJson layoutJson',
    bigint: 'publishedAt',
    integer: 'version',
    key: ['journeyId', 'version'],
  },
  runs: {
    text: 'id journeyId personId state node dataJson',
    bigint: 'dueAt? enteredAt endedAt?',
    integer: 'version listens',
    key: ['id'],
  },
  traces: {
    text: 'runId journeyId node what exit? dataJson',
    bigint: 'at',
    integer: 'seq',
    key: ['runId', 'seq'],
  },
  journeyCounts: {
    text: 'journeyId node exit',
    bigint: 'count',
    integer: 'version day',
    key: ['journeyId', 'version', 'node', 'exit', 'day'],
  },
  effects: {
    text: 'id kind runId journeyId nodeId personId state payloadJson lastAnswer?',
    bigint: 'dueAt createdAt',
    integer: 'attempts',
    key: ['id'],
  },
  pushes: {
    text: 'id effectId personId runId journeyId nodeId contentJson state',
    bigint: 'createdAt offeredAt? shownAt? endedAt? expiresAt',
    key: ['id'],
  },
  tasks: {
    text: 'id effectId personId agentId? runId journeyId nodeId state title reason opener evidenceJson outcome? note?',
    bigint: 'dueAt snoozedUntil? createdAt updatedAt',
    key: ['id'],
  },
  taskEntries: { text: 'id taskId actor action note?', bigint: 'at', key: ['id'] },
  daily: { text: 'name', bigint: 'count', integer: 'day', key: ['day', 'name'] },
};

/** Name, table and columns; then, for what is looked up among few of the rows, which rows. */
const INDEXES: [name: string, table: string, columns: string[], rows?: string][] = [
  ['identifiersByPerson', 'identifiers', ['personId']],
  ['personsByOwner', 'persons', ['ownerId'], '"ownerId" is not null'],
  ['personsByLastSeen', 'persons', ['lastSeen', 'id']],
  ['mergesByInto', 'merges', ['intoId']],
  ['mergesByFrom', 'merges', ['fromId']],
  ['eventsByPerson', 'events', ['personId', 'at']],
  ['readingsByPerson', 'readings', ['personId', 'startedAt']],
  ['readingsByContent', 'readings', ['contentId', 'version']],
  ['personContentsByContent', 'personContents', ['contentId']],
  ['runsByPerson', 'runs', ['personId', 'journeyId']],
  ['runsByNode', 'runs', ['journeyId', 'version', 'node']],
  ['runsListening', 'runs', ['personId'], '"listens" = 1'],
  ['runsDue', 'runs', ['dueAt'], '"dueAt" is not null'],
  ['tracesByNode', 'traces', ['journeyId', 'node']],
  ['effectsByRun', 'effects', ['runId']],
  ['effectsDue', 'effects', ['dueAt'], `"state" = 'pending'`],
  ['pushesByPerson', 'pushes', ['personId', 'createdAt']],
  ['pushesByRun', 'pushes', ['runId']],
  ['pushesPending', 'pushes', ['personId'], `"state" = 'pending'`],
  ['pushesOpen', 'pushes', ['expiresAt'], `"endedAt" is null`],
  ['tasksByAgent', 'tasks', ['agentId', 'state']],
  ['tasksByPerson', 'tasks', ['personId']],
  ['tasksByRun', 'tasks', ['runId']],
  ['tasksOpen', 'tasks', ['dueAt'], `"state" in ('offered', 'accepted', 'contacted')`],
  ['taskEntriesByTask', 'taskEntries', ['taskId']],
];

const UNIQUE: [name: string, table: string, columns: string[]][] = [
  ['sitesByKey', 'sites', ['key']],
  ['agentsByToken', 'agents', ['token']],
  ['contentsByKey', 'contents', ['siteId', 'key']],
  ['pushesByEffect', 'pushes', ['effectId']],
  ['tasksByEffect', 'tasks', ['effectId']],
];

export async function up(db: Db): Promise<void> {
  for (const [name, shape] of Object.entries(TABLES)) await createTable(db, name, shape);
  for (const [name, table, columns] of UNIQUE) {
    await db.schema.createIndex(name).on(table).columns(columns).unique().execute();
  }
  for (const [name, table, columns, rows] of INDEXES) {
    const where = rows ? sql` where ${sql.raw(rows)}` : sql``;
    const refs = sql.join(columns.map((column) => sql.ref(column)));
    await sql`create index ${sql.ref(name)} on ${sql.table(table)} (${refs})${where}`.execute(db);
  }
}

async function createTable(db: Db, name: string, { key, real, ...others }: Shape): Promise<void> {
  let table: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const [type, columns] of Object.entries({ ...others, 'double precision': real })) {
    for (const column of columns?.split(' ') ?? []) {
      const [plain] = column.split('?') as [string];
      table = table.addColumn(plain, sql.raw(type), (made) => (column === plain ? made.notNull() : made));
    }
  }
  await table.addPrimaryKeyConstraint(`${name}Key`, key).execute();
}
