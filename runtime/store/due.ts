/**
 * What is due: waits, tasks, pushes and effects. On PostgreSQL rows are claimed together with their persons by `SKIP LOCKED`, so that
 * workers never wait for each other nor for ingest; on SQLite the one writer claims alone.
 */
import { CompiledQuery, sql } from 'kysely';
import type { World } from '../clock.ts';
import { dayOf } from '../clock.ts';
import type { Delivery, Outgoing } from '../journey/vocabulary.ts';
import { addCounts, dialectOf } from './bulk.ts';
import type { Db } from './index.ts';

/** A claim: how many at most, and which ones to leave alone. */
export interface Pick {
  limit: number;
  except: readonly string[];
}

/** What is claimed, the run that waits for it, and the effect it answers. */
export interface Due {
  id: string;
  runId: string;
  effectId: string;
}

/** Literals, not parameters: the partial indexes are found by them. */
const PENDING = sql.lit('pending' as const);
const OPEN = (['offered', 'accepted', 'contacted'] as const).map((state) => sql.lit(state));

const isPostgres = (db: Db) => dialectOf(db) === 'postgres';

/** Whether a worker has anything to claim. The partial indexes answer it; asked at every poll, so its text is made once. */
export async function anyDue(db: Db, now: number): Promise<boolean> {
  const { rows } = await db.executeQuery<{ due: boolean | number }>(
    CompiledQuery.raw(ANY_DUE[dialectOf(db)], [now]),
  );
  return Boolean(rows[0]?.due);
}

const anyDueBy = (now: string) => `
  select exists (
    select 1 from "runs" join "journeys" on "journeys"."id" = "runs"."journeyId"
    where "runs"."dueAt" <= ${now} and "journeys"."state" != 'paused'
  ) or exists (select 1 from "effects" where "state" = 'pending' and "dueAt" <= ${now})
    or exists (
      select 1 from "effects" join "journeys" on "journeys"."id" = "effects"."journeyId"
      where "effects"."state" = 'held' and "effects"."dueAt" <= ${now} and "journeys"."state" != 'paused'
    )
    or exists (select 1 from "tasks" where "escalateAt" <= ${now})
    or exists (select 1 from "tasks" where "state" in ('offered', 'accepted', 'contacted') and "dueAt" <= ${now})
    or exists (select 1 from "sweeps" left join "journeys" on "journeys"."id" = "sweeps"."journeyId"
      where "sweeps"."dueAt" <= ${now} and ("sweeps"."journeyId" is null or "journeys"."state" = 'live'))
    or exists (select 1 from "pushes" where "endedAt" is null and "expiresAt" <= ${now})
    or exists (
      select 1 from "moves" join "journeys" on "journeys"."id" = "moves"."journeyId"
      where "moves"."endedAt" is null and "journeys"."state" != 'paused'
    ) as "due"`;

const ANY_DUE = { sqlite: anyDueBy('?1'), postgres: anyDueBy('$1::bigint') };

/** Runs whose wait is over, the longest overdue first; stepping them takes them off the list. Those of a paused journey stay where they are. */
export async function dueRuns(db: Db, now: number, { limit, except }: Pick): Promise<Due[]> {
  const runs = await db
    .selectFrom('runs')
    .innerJoin('persons', 'persons.id', 'runs.personId')
    .innerJoin('journeys', 'journeys.id', 'runs.journeyId')
    .select('runs.id')
    .where('runs.dueAt', '<=', now)
    .where('journeys.state', '!=', 'paused')
    .$if(except.length > 0, (query) => query.where('runs.id', 'not in', except))
    .orderBy('runs.dueAt')
    .limit(limit)
    .$if(isPostgres(db), (query) => query.forUpdate(['persons', 'runs']).skipLocked())
    .execute();
  return runs.map(({ id }) => ({ id, runId: id, effectId: '' }));
}

/** Open tasks past their time become `expired`; a snoozed one lasts until its snooze is over. */
export async function expireTasks(db: Db, world: World, { limit, except }: Pick): Promise<Due[]> {
  const now = world.now();
  const tasks = await db
    .selectFrom('tasks')
    .innerJoin('persons', 'persons.id', 'tasks.personId')
    .select(['tasks.id', 'tasks.runId', 'tasks.effectId'])
    .where('tasks.state', 'in', OPEN)
    .where('tasks.dueAt', '<=', now)
    .where((is) => is.or([is('tasks.snoozedUntil', 'is', null), is('tasks.snoozedUntil', '<=', now)]))
    .$if(except.length > 0, (query) => query.where('tasks.id', 'not in', except))
    .orderBy('tasks.dueAt')
    .limit(limit)
    .$if(isPostgres(db), (query) => query.forUpdate(['persons', 'tasks']).skipLocked())
    .execute();
  if (tasks.length === 0) return [];
  const ids = tasks.map(({ id }) => id);
  await db.updateTable('tasks').set({ state: 'expired', updatedAt: now }).where('id', 'in', ids).execute();
  const entry = { at: now, actor: 'journey', action: 'expire', note: null };
  const entries = ids.map((taskId) => ({ ...entry, id: world.id(), taskId }));
  await db.insertInto('taskEntries').values(entries).execute();
  return tasks;
}

/** Pushes that nobody answered in time become `expired`. */
export async function expirePushes(db: Db, now: number, { limit, except }: Pick): Promise<Due[]> {
  const pushes = await db
    .selectFrom('pushes')
    .innerJoin('persons', 'persons.id', 'pushes.personId')
    .select(['pushes.id', 'pushes.runId', 'pushes.effectId'])
    .where('pushes.endedAt', 'is', null)
    .where('pushes.expiresAt', '<=', now)
    .$if(except.length > 0, (query) => query.where('pushes.id', 'not in', except))
    .orderBy('pushes.expiresAt')
    .limit(limit)
    .$if(isPostgres(db), (query) => query.forUpdate(['persons', 'pushes']).skipLocked())
    .execute();
  if (pushes.length === 0) return [];
  const ids = pushes.map(({ id }) => id);
  await db.updateTable('pushes').set({ state: 'expired', endedAt: now }).where('id', 'in', ids).execute();
  await db
    .updateTable('effects')
    .set({ state: 'failed', lastAnswer: 'Its time was over before it could be sent.' })
    .where(
      'id',
      'in',
      pushes.map(({ effectId }) => effectId),
    )
    .where('state', '=', PENDING)
    .execute();
  return pushes;
}

/**
 * Effects to send now. Until `lease` (ms UTC) nobody else gets them; if this process dies before it tells what came of them, they are
 * due again then. The attempt is counted here, so that an effect that kills the process comes to its end too; and the last answer is
 * taken away, so that one without news can be told.
 */
export async function claimEffects(db: Db, now: number, lease: number, limit: number): Promise<Claimed[]> {
  const rows = await db
    .selectFrom('effects')
    .selectAll()
    .where('state', '=', PENDING)
    .where('dueAt', '<=', now)
    .orderBy('dueAt')
    .limit(limit)
    .$if(isPostgres(db), (query) => query.forUpdate().skipLocked())
    .execute();
  if (rows.length === 0) return [];
  await db
    .updateTable('effects')
    .set(({ eb }) => ({ dueAt: lease, attempts: eb('attempts', '+', 1), lastAnswer: null }))
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  const persons = [...new Set(rows.map(({ personId }) => personId))];
  const known = await db.selectFrom('identifiers').selectAll().where('personId', 'in', persons).execute();
  return rows.map(({ id, kind, runId, personId, payloadJson, attempts, lastAnswer }) => ({
    id,
    kind,
    runId,
    attempt: attempts + 1,
    unheard: attempts > 0 && lastAnswer === null,
    payload: JSON.parse(payloadJson),
    identifiers: known.filter((one) => one.personId === personId).map(({ kind, value }) => ({ kind, value })),
  }));
}

/** How effects of which nothing good came are counted. */
const FAILED: Record<string, string> = { webhook: 'webhooks', call: 'calls', push: 'pushes' };

export interface Claimed extends Outgoing {
  runId: string;
}

/**
 * Writes what came of a delivery; false if somebody else did so meanwhile. A retry also gives way to a later claim: its lease has run
 * out and another worker is sending.
 */
export async function writeDelivery(
  db: Db,
  effect: Claimed,
  delivery: Delivery,
  now: number,
): Promise<boolean> {
  const retry = delivery.state === 'pending';
  const { numUpdatedRows } = await db
    .updateTable('effects')
    .set({ state: delivery.state, lastAnswer: delivery.answer, ...(retry && { dueAt: delivery.retryAt }) })
    .where('id', '=', effect.id)
    .where('state', '=', 'pending')
    .$if(retry, (query) => query.where('attempts', '=', effect.attempt))
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  if (delivery.state === 'failed' || delivery.state === 'unknown') {
    await addCounts(db, 'daily', [
      { day: dayOf(now), name: `${FAILED[effect.kind] ?? effect.kind}-${delivery.state}`, count: 1 },
    ]);
  }
  return true;
}
