/** One person turned out to be another: what belongs to the one moves to the other, and the log says what. */
import { pickRows, putRows } from './bulk.ts';
import { groupBy } from './groups.ts';
import type { Db } from './index.ts';
import { movePersonClicks } from './personClicks.ts';
import { joinedVersions, rowOf, type Versions, versionsOf } from './personContents.ts';
import { joinedEvents } from './personEvents.ts';
import { moveRelations } from './relations.ts';
import { leaveSegments } from './segments.ts';
import { moveShares } from './shares.ts';
import type { PermissionRow, PersonContentRow, PersonEventRow } from './tables.ts';

export interface Merge {
  id: string;
  at: number;
  from: string;
  into: string;
  /** What made it known: the id of a message. */
  cause: string;
}

const MOVED = [
  ...(['events', 'recentEvents', 'readings', 'runs', 'pushes'] as const),
  ...(['tasks', 'effects', 'changes', 'permissionChanges'] as const),
] as const;

/** A content that both had read: what each of them had, and what they have together. */
export interface Joined {
  personId: string;
  contentId: string;
  before: [Versions, Versions];
  versions: Versions;
}

/** Moves the rows of one person to another, both locked. The rows of the persons themselves are the caller's. */
export async function movePerson(db: Db, { id, at, from, into, cause }: Merge): Promise<Joined[]> {
  const moved: Record<string, unknown> = { identifiers: await moveIdentifiers(db, from, into) };
  for (const table of MOVED) moved[table] = await moveRows(db, table, from, into);
  const contents = await moveContents(db, from, into);
  moved.personContents = contents.moved;
  moved.decisions = await moveDecisions(db, from, into);
  moved.permissions = await movePermissions(db, from, into);
  moved.personEvents = await moveEvents(db, from, into);
  moved.personClicks = await movePersonClicks(db, from, into);
  Object.assign(moved, await moveShares(db, from, into));
  moved.relations = await moveRelations(db, from, into);
  await leaveSegments(db, from);
  const movedJson = JSON.stringify(moved);
  await db.insertInto('merges').values({ id, at, intoId: into, fromId: from, cause, movedJson }).execute();
  return contents.joined;
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

async function moveDecisions(db: Db, from: string, into: string): Promise<string[]> {
  const rows = await db
    .updateTable('decisions')
    .set({ personId: into })
    .where('personId', '=', from)
    .returning('effectId')
    .execute();
  return rows.map(({ effectId }) => effectId);
}

/** What either of them forbade is forbidden. */
async function movePermissions(db: Db, from: string, into: string): Promise<PermissionRow[]> {
  const theirs = await pickRows(db, 'permissions', ['personId'], [from, into]);
  const moved = theirs.filter(({ personId }) => personId === from);
  if (moved.length === 0) return [];
  const denied = theirs.some(({ consent }) => consent === 'denied');
  const granted = theirs.some(({ consent }) => consent === 'granted');
  const consent = denied ? 'denied' : granted ? 'granted' : null;
  const blocked = theirs.find((row) => row.blocked !== null)?.blocked ?? null;
  const at = Math.max(...theirs.map((row) => row.at));
  await putRows(db, 'permissions', [{ personId: into, consent, blocked, at }]);
  await db.deleteFrom('permissions').where('personId', '=', from).execute();
  return moved;
}

async function moveContents(
  db: Db,
  from: string,
  into: string,
): Promise<{ moved: PersonContentRow[]; joined: Joined[] }> {
  const theirs = await pickRows(db, 'personContents', ['personId'], [from, into]);
  const byContent = groupBy(theirs, ({ contentId }) => contentId);
  const joined = [...byContent].map(([contentId, rows]): Joined => {
    const of = (person: string) => versionsOf(rows.filter(({ personId }) => personId === person));
    const before: [Versions, Versions] = [of(into), of(from)];
    return { personId: into, contentId, before, versions: joinedVersions(...before) };
  });
  const moving = joined.filter(({ before: [, left] }) => left.size > 0);
  const rows = moving.flatMap(({ contentId, versions }) =>
    [...versions.values()].map((sums) => rowOf([into, contentId], sums)),
  );
  await putRows(db, 'personContents', rows);
  await db.deleteFrom('personContents').where('personId', '=', from).execute();
  const moved = theirs.filter(({ personId }) => personId === from);
  return { moved, joined: moving.filter(({ before: [kept] }) => kept.size > 0) };
}

async function moveEvents(db: Db, from: string, into: string): Promise<PersonEventRow[]> {
  const theirs = await pickRows(db, 'personEvents', ['personId'], [from, into]);
  const moved = theirs.filter(({ personId }) => personId === from);
  const kept = theirs.filter(({ personId }) => personId === into);
  await putRows(db, 'personEvents', joinedEvents(into, kept, moved));
  await db.deleteFrom('personEvents').where('personId', '=', from).execute();
  return moved;
}
