/** What operators change about persons. */
import type { Db } from '../index.ts';

/** Nobody owns the person where `agentId` is null. */
export async function assignOwner(db: Db, personId: string, agentId: string | null): Promise<void> {
  await db.updateTable('persons').set({ ownerId: agentId }).where('id', '=', personId).execute();
}
