/** Agents as administrators write them. */
import type { Db } from '../index.ts';
import { NOTICED } from '../organisation.ts';
import { replantAsking } from '../sweeps.ts';
import type { AgentRow } from '../tables.ts';

/**
 * Creates the agent with this token, or changes the one there is, who keeps theirs. Whose unit is another one takes their people along:
 * segments that ask for units are looked at again.
 */
export async function putAgent(db: Db, agent: AgentRow): Promise<void> {
  const { id, name, kind, unitId, capacity, createdAt: now } = agent;
  const before = await db.selectFrom('agents').select('unitId').where('id', '=', id).executeTakeFirst();
  const changed = { name, kind, unitId, capacity };
  await db
    .insertInto('agents')
    .values(agent)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changed))
    .execute();
  if ((before?.unitId ?? null) !== unitId) await replantAsking(db, 'unit', now + NOTICED);
}

export async function agentExists(db: Db, id: string): Promise<boolean> {
  return (await db.selectFrom('agents').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}
