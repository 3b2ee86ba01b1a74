/** Agents as administrators write them. */
import type { Db } from '../index.ts';
import type { AgentRow } from '../tables.ts';

/** Creates the agent with this token, or renames the one there is, who keeps theirs. */
export async function putAgent(db: Db, agent: AgentRow): Promise<void> {
  const { name, kind, unitId, capacity } = agent;
  const changed = { name, kind, unitId, capacity };
  await db
    .insertInto('agents')
    .values(agent)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changed))
    .execute();
}

export async function agentExists(db: Db, id: string): Promise<boolean> {
  return (await db.selectFrom('agents').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}
