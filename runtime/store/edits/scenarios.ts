/** The scenarios of a journey: kept as a whole, because they are edited, copied and published as one. */
import type { Scenario } from '../../journey/index.ts';
import type { Db } from '../index.ts';

/** In the order of their names. */
export async function scenariosOf(db: Db, journeyId: string): Promise<Scenario[]> {
  const rows = await db
    .selectFrom('scenarios')
    .select(['id', 'name', 'scenarioJson'])
    .where('journeyId', '=', journeyId)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, scenarioJson }) => ({
    ...(JSON.parse(scenarioJson) as Omit<Scenario, 'id' | 'name'>),
    ...{ id, name },
  }));
}

/** These take the place of all there were. */
export async function putScenarios(
  db: Db,
  journeyId: string,
  scenarios: readonly Scenario[],
  now: number,
): Promise<void> {
  await db.deleteFrom('scenarios').where('journeyId', '=', journeyId).execute();
  const rows = scenarios.map(({ id, name, ...rest }) => ({
    ...{ id, journeyId, name, scenarioJson: JSON.stringify(rest), updatedAt: now },
  }));
  if (rows.length > 0) await db.insertInto('scenarios').values(rows).execute();
}
