/** Forgets how runs went once they ended long ago: what they reached stays, why goes. */
import type { Db } from './index.ts';
import { runtimeValues, saveRuntimeValues } from './settings.ts';

const DAY = 86_400_000;
/** Runs forgotten in one transaction. */
const BATCH = 500;

const OF_RUNS = ['traces', 'packs', 'decisions', 'effects'] as const;

/** Forgets the next runs that are due; how many. The watermark moves with them, so each is looked at once. */
export async function forgetTraces(db: Db, now: number): Promise<number> {
  const { traceDays, forgotten } = await runtimeValues(db);
  if (traceDays === null) return 0;
  const before = now - traceDays * DAY;
  const runs = await db
    .selectFrom('runs')
    .select(['id', 'endedAt'])
    .where('endedAt', '>=', forgotten)
    .where('endedAt', '<', before)
    .orderBy('endedAt')
    .limit(BATCH)
    .execute();
  if (runs.length === 0) return 0;
  const last = runs.at(-1)?.endedAt ?? before;
  const all = runs.length < BATCH ? runs : await endedAt(db, runs, last);
  const ids = all.map(({ id }) => id);
  for (const table of OF_RUNS) await db.deleteFrom(table).where('runId', 'in', ids).execute();
  await forgetChanges(db, ids);
  await saveRuntimeValues(db, { forgotten: last + 1 }, now);
  return ids.length;
}

/** They lie with the person. */
async function forgetChanges(db: Db, ids: readonly string[]): Promise<void> {
  const persons = db.selectFrom('runs').select('personId').where('id', 'in', ids);
  await db.deleteFrom('changes').where('personId', 'in', persons).where('runId', 'in', ids).execute();
}

/** Those of the batch, and whoever else ended at its very last moment: the watermark passes them, too. */
async function endedAt(db: Db, runs: { id: string }[], last: number): Promise<{ id: string }[]> {
  const others = await db.selectFrom('runs').select('id').where('endedAt', '=', last).execute();
  return [...new Map([...runs, ...others].map((run) => [run.id, run])).values()];
}
