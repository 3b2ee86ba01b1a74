/** Units as a tree, with the agents in each as far as they are loaded. Pure. */
import type { AgentShown, UnitShown } from '../../runtime/wire/api/settings.ts';

export interface Branch {
  unit: UnitShown;
  agents: AgentShown[];
  /** Agents in it and below. */
  all: number;
  below: Branch[];
}

/** The units at the top; one whose parent is not known stands there, too. */
export function treeOf(units: readonly UnitShown[], agents: readonly AgentShown[]): Branch[] {
  const known = new Set(units.map(({ id }) => id));
  const branch = (unit: UnitShown): Branch => {
    const own = agents.filter((agent) => agent.unit === unit.id);
    const below = units.filter(({ parent }) => parent === unit.id).map(branch);
    const all = below.reduce((sum, one) => sum + one.all, unit.agents);
    return { unit, agents: own, all, below };
  };
  return units.filter(({ parent }) => parent === null || !known.has(parent)).map(branch);
}
