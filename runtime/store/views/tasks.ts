/** Follow-up tasks with their person, evidence and ledger. */

import { type Selectable, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Evidence, TaskShown } from '../../wire/api/tasks.ts';
import type { Db } from '../index.ts';
import type { Tables, TaskRow } from '../tables.ts';
import { seesTask, type Viewer } from '../viewer.ts';
import { type Asked, type Listed, listed, paginated } from './listing.ts';
import { type IdentifierShown, identifiersOf, maskedForList, namesOf } from './names.ts';

export type TaskState = TaskShown['state'];
export const OPEN: readonly TaskState[] = ['offered', 'accepted', 'contacted'];

export interface TasksAsked extends Asked {
  agent?: string | undefined;
  states?: readonly TaskState[] | undefined;
}

/** As the partial index says it, so that it is found; of one agent's few tasks another index is the better. */
const IS_OPEN = sql<SqlBool>`"tasks"."state" in ('offered', 'accepted', 'contacted')`;
const SOONEST = { at: 'tasks.dueAt', id: 'tasks.id', direction: 'asc' } as const;
const NEWEST = { id: 'tasks.id', direction: 'desc' } as const;

type Row = Selectable<TaskRow> & { agentName: string | null; journeyName: string };
type Tasks = SelectQueryBuilder<Tables, 'tasks' | 'agents' | 'journeys', Row>;

/** Open tasks alone: the next due first; else the newest first. Phone and email are masked. */
export async function tasksListed(db: Db, viewer: Viewer, asked: TasksAsked): Promise<Listed<TaskShown>> {
  const open = asked.states?.every((state) => OPEN.includes(state)) ?? false;
  const everybodys = viewer.role === 'admin' && asked.agent === undefined;
  const query = matching(tasks(db, viewer), asked).$if(open && everybodys, (all) => all.where(IS_OPEN));
  const rows = await paginated(db, query, asked, open ? SOONEST : NEWEST);
  const shown = await tasksShown(db, rows, maskedForList);
  return listed(
    rows,
    asked,
    ({ dueAt, id }) => ({ at: open ? dueAt : 0, id }),
    (page) => shown.slice(0, page.length),
  );
}

/** One task, with the identifiers that are needed to reach the person. */
export async function taskShown(db: Db, viewer: Viewer, id: string): Promise<TaskShown | undefined> {
  const rows = await tasks(db, viewer).where('tasks.id', '=', id).execute();
  return (await tasksShown(db, rows, (identifier) => identifier))[0];
}

function tasks(db: Db, viewer: Viewer): Tasks {
  return db
    .selectFrom('tasks')
    .leftJoin('agents', 'agents.id', 'tasks.agentId')
    .innerJoin('journeys', 'journeys.id', 'tasks.journeyId')
    .selectAll('tasks')
    .select(['agents.name as agentName', 'journeys.name as journeyName'])
    .where(seesTask(viewer));
}

/** `agent=none`: the tasks that wait for an administrator to assign them. */
function matching(query: Tasks, { agent, states }: TasksAsked): Tasks {
  let found = query;
  if (agent === 'none') found = found.where('tasks.agentId', 'is', null);
  else if (agent !== undefined) found = found.where('tasks.agentId', '=', agent);
  if (states) found = found.where('tasks.state', 'in', states);
  return found;
}

async function tasksShown(
  db: Db,
  rows: readonly Row[],
  identifier: (identifier: IdentifierShown) => IdentifierShown,
): Promise<TaskShown[]> {
  const personIds = [...new Set(rows.map(({ personId }) => personId))];
  const [names, identifiers, entries] = await Promise.all([
    namesOf(db, personIds),
    identifiersOf(db, personIds),
    entriesOf(
      db,
      rows.map(({ id }) => id),
    ),
  ]);
  return rows.map((row) => ({
    ...taskOf(row),
    person: {
      id: row.personId,
      name: names.get(row.personId) ?? row.personId,
      identifiers: (identifiers.get(row.personId) ?? [])
        .filter(({ kind }) => kind !== 'device')
        .map(identifier),
    },
    entries: entries.get(row.id) ?? [],
  }));
}

function taskOf(row: Row): Omit<TaskShown, 'person' | 'entries'> {
  return {
    id: row.id,
    kind: row.kind,
    choices: JSON.parse(row.choicesJson) as string[],
    answer: row.answer,
    state: row.state,
    title: row.title,
    reason: row.reason,
    opener: row.opener,
    agent: row.agentId === null ? null : { id: row.agentId, name: row.agentName ?? row.agentId },
    journey: { id: row.journeyId, name: row.journeyName },
    runId: row.runId,
    evidence: evidenceOf(row.evidenceJson),
    outcome: row.outcome as TaskShown['outcome'],
    note: row.note,
    dueAt: row.dueAt,
    snoozedUntil: row.snoozedUntil,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

/** Tasks from before there were two languages have their sentence in Chinese alone. */
function evidenceOf(json: string): Evidence {
  const evidence = JSON.parse(json) as Omit<Evidence, 'why'> & Partial<Pick<Evidence, 'why'>>;
  return { ...evidence, why: evidence.why ?? { zh: evidence.cause, en: evidence.cause } };
}

async function entriesOf(db: Db, taskIds: readonly string[]): Promise<Map<string, TaskShown['entries']>> {
  const found = new Map<string, TaskShown['entries']>();
  if (taskIds.length === 0) return found;
  const rows = await db
    .selectFrom('taskEntries')
    .select(['taskId', 'at', 'actor', 'action', 'note'])
    .where('taskId', 'in', taskIds)
    .orderBy('at')
    .orderBy('id')
    .execute();
  for (const { taskId, ...entry } of rows) found.set(taskId, [...(found.get(taskId) ?? []), entry]);
  return found;
}
