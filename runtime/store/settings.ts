/** Settings of the runtime as a whole. */
import type { Db } from './index.ts';

export interface RuntimeValues {
  /** Days that traces are kept after a run ended; null keeps them for good. */
  traceDays: number | null;
  /** Runs that ended before this moment (ms UTC) have lost their traces already. */
  forgotten: number;
  /** Traces of runs that ended before this moment are packed. */
  packed: number;
}

export const DEFAULT_VALUES: RuntimeValues = { traceDays: 365, forgotten: 0, packed: 0 };

const NAME = 'runtime';

export async function runtimeValues(db: Db): Promise<RuntimeValues> {
  const row = await db.selectFrom('settings').select('valueJson').where('name', '=', NAME).executeTakeFirst();
  return { ...DEFAULT_VALUES, ...(row && (JSON.parse(row.valueJson) as Partial<RuntimeValues>)) };
}

export async function saveRuntimeValues(db: Db, change: Partial<RuntimeValues>, at: number): Promise<void> {
  const valueJson = JSON.stringify({ ...(await runtimeValues(db)), ...change });
  await db
    .insertInto('settings')
    .values({ name: NAME, valueJson, at })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ valueJson, at }))
    .execute();
}
