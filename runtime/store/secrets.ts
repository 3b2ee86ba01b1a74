/** Secrets of the runtime that all its processes share. */
import type { Store } from './index.ts';

export type SecretName = 'overlay';

/** The secret, or nothing where it was never needed. */
export async function secretKept({ read }: Store, name: SecretName): Promise<string | undefined> {
  const row = await read.selectFrom('secrets').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value;
}

/** The secret; made at the first need. Of processes that make one together, one wins for all. */
export async function secretOf(store: Store, name: SecretName, make: () => string): Promise<string> {
  const kept = await secretKept(store, name);
  if (kept !== undefined) return kept;
  return store.write(async (db) => {
    await db
      .insertInto('secrets')
      .values({ name, value: make() })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    const row = await db.selectFrom('secrets').select('value').where('name', '=', name);
    return (await row.executeTakeFirstOrThrow()).value;
  });
}
