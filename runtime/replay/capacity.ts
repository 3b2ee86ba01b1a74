/** What the tasks of a replay are held against: how many its agents can take a day, by the rules that hold now. */
import { loadRules, unitsBelow } from '../store/contacts.ts';
import type { Db } from '../store/index.ts';

/** By name as tasks have it: an agent, `unit:<id>` or `anyone`, the last two with all of their agents together. Null is without end. */
export async function capacitiesOf(
  db: Db,
  names: ReadonlySet<string>,
): Promise<Record<string, number | null>> {
  const usual = (await loadRules(db)).get('')?.capacity ?? null;
  const agents = await db.selectFrom('agents').select(['id', 'unitId', 'capacity']).execute();
  const own = new Map(agents.map(({ id, capacity }) => [id, capacity]));
  const capacities: Record<string, number | null> = {};
  for (const name of names)
    capacities[name] = sumOf((await membersOf(name)).map((id) => own.get(id) ?? usual));
  return capacities;

  async function membersOf(name: string): Promise<string[]> {
    if (name === 'anyone') return [...own.keys()];
    if (!name.startsWith('unit:')) return [name];
    const units = await unitsBelow(db, name.slice('unit:'.length));
    return agents.filter(({ unitId }) => unitId !== null && units.has(unitId)).map(({ id }) => id);
  }
}

const sumOf = (capacities: (number | null)[]) =>
  capacities.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0);
