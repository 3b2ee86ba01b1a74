/** What nobody accepted in time goes to whom the journey named for that. */
import type { World } from '../clock.ts';
import { inTurn } from '../gate/index.ts';
import { dialectOf } from '../store/bulk.ts';
import { agentLoads, unitsBelow } from '../store/contacts.ts';
import type { Due, Pick } from '../store/due.ts';
import type { Db } from '../store/index.ts';

interface Escalating extends Due {
  personId: string;
  agentId: string | null;
  escalateTo: string | null;
}

/** Gives due tasks that are still only offered to somebody else; the ledger tells it. */
export async function escalateTasks(db: Db, world: World, { limit, except }: Pick): Promise<Due[]> {
  const now = world.now();
  const tasks: Escalating[] = await db
    .selectFrom('tasks')
    .select(['id', 'runId', 'effectId', 'personId', 'agentId', 'escalateTo'])
    .where('escalateAt', '<=', now)
    .$if(except.length > 0, (query) => query.where('id', 'not in', except))
    .orderBy('escalateAt')
    .limit(limit)
    .$if(dialectOf(db) === 'postgres', (query) => query.forUpdate().skipLocked())
    .execute();
  for (const task of tasks) await escalate(db, world, task, now);
  return tasks;
}

async function escalate(db: Db, world: World, task: Escalating, now: number): Promise<void> {
  const agentId = await agentOf(db, task, now);
  const { numUpdatedRows } = await db
    .updateTable('tasks')
    .set({ escalateAt: null, updatedAt: now, ...(agentId !== undefined && { agentId, snoozedUntil: null }) })
    .where('id', '=', task.id)
    .where('state', '=', 'offered')
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) {
    await db.updateTable('tasks').set({ escalateAt: null }).where('id', '=', task.id).execute();
  } else if (agentId !== undefined) {
    const entry = { actor: 'journey', action: 'escalate', note: agentId };
    await db
      .insertInto('taskEntries')
      .values({ id: world.id(), taskId: task.id, at: now, ...entry })
      .execute();
  }
}

/** In turn among those who may, the one who let it lie excepted; nobody where there is nobody else. */
async function agentOf(db: Db, task: Escalating, now: number): Promise<string | undefined> {
  const to = task.escalateTo ?? '';
  if (to === 'owner') return ownerOf(db, task.personId, task.agentId);
  const units = to.startsWith('unit:') ? await unitsBelow(db, to.slice('unit:'.length)) : undefined;
  const several = to === 'anyone' || units !== undefined;
  const loads = await agentLoads(db, several ? 'all' : [to], now);
  const inside = loads.filter(({ unitId }) => !units || (unitId !== null && units.has(unitId)));
  return inTurn(inside.filter(({ id }) => id !== task.agentId).map((load) => ({ ...load, capacity: null })));
}

async function ownerOf(db: Db, personId: string, before: string | null): Promise<string | undefined> {
  const person = await db
    .selectFrom('persons')
    .select('ownerId')
    .where('id', '=', personId)
    .executeTakeFirst();
  const owner = person?.ownerId ?? undefined;
  return owner === before ? undefined : owner;
}
