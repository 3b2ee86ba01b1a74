/** Segments and who is in them; when the clock calls at journeys; whose turn it is where journeys let people on one by one. */
import { type Kysely, sql } from 'kysely';

type Db = Kysely<unknown>;

const TABLES: Record<string, { text: string; bigint?: string; integer?: string; key: string }> = {
  segments: {
    text: 'id name conditionJson',
    bigint: 'members createdAt updatedAt',
    integer: 'filling',
    key: 'id',
  },
  segmentMembers: { text: 'segmentId personId', bigint: 'since', key: 'segmentId personId' },
  sweeps: { text: 'id journeyId? node? segmentId? stateJson', bigint: 'dueAt', key: 'id' },
  turns: { text: 'journeyId node', bigint: 'freeAt', key: 'journeyId node' },
};

const INDEXES: [name: string, table: string, columns: string, rows?: string][] = [
  ['segmentMembersByPerson', 'segmentMembers', 'personId'],
  ['sweepsDue', 'sweeps', 'dueAt'],
  ['personAttributesByDay', 'personAttributes', 'name day', '"day" is not null'],
  ['personAttributesByMoment', 'personAttributes', 'name at', '"at" is not null'],
];

export async function up(db: Db): Promise<void> {
  for (const [name, { text, bigint = '', integer = '', key }] of Object.entries(TABLES)) {
    const columns = Object.entries({ text, bigint, integer }).flatMap(([type, names]) =>
      names
        .split(' ')
        .filter(Boolean)
        .map((column) => columnOf(column, type)),
    );
    const keys = sql.join(key.split(' ').map((column) => sql.ref(column)));
    await sql`create table ${sql.table(name)} (${sql.join(columns)}, primary key (${keys}))`.execute(db);
  }
  for (const [name, table, columns, rows] of INDEXES) {
    const refs = sql.join(columns.split(' ').map((column) => sql.ref(column)));
    const where = sql.raw(rows ? ` where ${rows}` : '');
    await sql`create index ${sql.ref(name)} on ${sql.table(table)} (${refs})${where}`.execute(db);
  }
}

/** `name` or `name?` (may be null). */
function columnOf(column: string, type: string) {
  const [plain] = column.split('?') as [string];
  return sql`${sql.ref(plain)} ${sql.raw(type)}${sql.raw(column === plain ? ' not null' : '')}`;
}
