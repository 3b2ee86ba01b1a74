/** Units as a tree, with the agents in each. Pure. */
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
    const all = below.reduce((sum, one) => sum + one.all, own.length);
    return { unit, agents: own, all, below };
  };
  return units.filter(({ parent }) => parent === null || !known.has(parent)).map(branch);
}

/** Units that the unit may be part of: not itself, and none below it. */
export function parentsFor(units: readonly UnitShown[], id: string): UnitShown[] {
  const below = new Set([id]);
  for (const parent of below) for (const unit of units) if (unit.parent === parent) below.add(unit.id);
  return units.filter((unit) => !below.has(unit.id));
}
