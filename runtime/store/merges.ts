/** One person turned out to be another: what belongs to the one moves to the other, and the log says what. */
import { pickRows, putRows } from './bulk.ts';
import type { Db } from './index.ts';
import { joined } from './personContents.ts';

export interface Merge {
  id: string;
  at: number;
  from: string;
  into: string;
  /** What made it known: the id of a message. */
  cause: string;
}

const MOVED = ['events', 'readings', 'runs', 'pushes', 'tasks', 'effects'] as const;

/** Moves the rows of one person to another, both locked. The rows of the persons themselves are the caller's. */
export async function movePerson(db: Db, { id, at, from, into, cause }: Merge): Promise<void> {
  const moved: Record<string, unknown> = { identifiers: await moveIdentifiers(db, from, into) };
  for (const table of MOVED) moved[table] = await moveRows(db, table, from, into);
  moved.personContents = await moveContents(db, from, into);
  const movedJson = JSON.stringify(moved);
  await db.insertInto('merges').values({ id, at, intoId: into, fromId: from, cause, movedJson }).execute();
}

async function moveIdentifiers(db: Db, from: string, into: string): Promise<string[]> {
  const rows = await db
    .updateTable('identifiers')
    .set({ personId: into })
    .where('personId', '=', from)
    .returning(['kind', 'value'])
    .execute();
  return rows.map(({ kind, value }) => `${kind}:${value}`);
}

async function moveRows(
  db: Db,
  table: (typeof MOVED)[number],
  from: string,
  into: string,
): Promise<string[]> {
  const rows = await db
    .updateTable(table)
    .set({ personId: into })
    .where('personId', '=', from)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

async function moveContents(db: Db, from: string, into: string) {
  const theirs = await pickRows(db, 'personContents', ['personId'], [from, into]);
  const moved = theirs.filter(({ personId }) => personId === from);
  const kept = theirs.filter(({ personId }) => personId === into);
  const rows = moved.map((row) => {
    const same = kept.find(
      ({ contentId, version }) => contentId === row.contentId && version === row.version,
    );
    return joined({ ...row, personId: into }, same);
  });
  await putRows(db, 'personContents', rows);
  await db.deleteFrom('personContents').where('personId', '=', from).execute();
  return moved;
}
