/** Where in the organisation agents are, kept in memory for a moment: conditions ask it of every person whom they look at. */
import type { Db } from './index.ts';

/** By agent: their unit, and those above it. */
export type AgentUnits = Readonly<Record<string, readonly string[]>>;

export interface Organisation {
  /** `now` in ms UTC; what this gives is a second old at most. */
  load(db: Db, now: number): Promise<AgentUnits>;
  /** The next look reads it anew. */
  forget(): void;
}

/** ms */
const FRESH = 1_000;
/** ms after which every process sees a change. */
export const NOTICED = 2 * FRESH;

export function createOrganisation(): Organisation {
  let known: AgentUnits = {};
  let readAt = Number.NEGATIVE_INFINITY;
  return {
    async load(db, now) {
      if (Math.abs(now - readAt) < FRESH) return known;
      known = await unitsOfAgents(db);
      readAt = now;
      return known;
    },
    forget() {
      readAt = Number.NEGATIVE_INFINITY;
    },
  };
}

export async function unitsOfAgents(db: Db): Promise<AgentUnits> {
  const units = await db.selectFrom('units').select(['id', 'parentId']).execute();
  const parents = new Map(units.map(({ id, parentId }) => [id, parentId]));
  const paths = new Map<string, string[]>();
  const pathOf = (unit: string): string[] => {
    const known = paths.get(unit);
    if (known) return known;
    const path = new Set<string>();
    for (let one: string | null = unit; one !== null && !path.has(one); one = parents.get(one) ?? null)
      path.add(one);
    paths.set(unit, [...path]);
    return [...path];
  };
  const agents = await db
    .selectFrom('agents')
    .select(['id', 'unitId'])
    .where('unitId', 'is not', null)
    .execute();
  return Object.fromEntries(agents.map(({ id, unitId }) => [id, pathOf(unitId as string)]));
}
