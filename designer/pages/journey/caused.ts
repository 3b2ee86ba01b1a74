/** What a step of a run caused: decisions of the gate, deliveries, pushes, tasks, and changes of the person. Pure. */
import type { RunShown } from '../../../runtime/wire/api/journeys.ts';
import type { Traced } from '../../canvas/walk.ts';

export type Caused = Pick<RunShown, 'decisions' | 'effects' | 'pushes' | 'tasks' | 'changes'>;

/** Ids of the effects that the step asked for. */
function askedIn({ why }: Traced): string[] {
  const { effects } = why as { effects?: unknown };
  if (!Array.isArray(effects)) return [];
  return effects.flatMap((effect: { id?: unknown }) => (typeof effect?.id === 'string' ? [effect.id] : []));
}

/** Changes carry the node and the moment, not the effect. */
export function causedBy(run: RunShown, entry: Traced): Caused {
  const ids = new Set(askedIn(entry));
  return picked(
    run,
    (effect) => ids.has(effect),
    ({ node, at }) => ids.size > 0 && node === entry.node && at === entry.at,
  );
}

/** What no step of the trace tells of: the trace may be gone while what it led to stays. */
export function causedBesides(run: RunShown): Caused {
  const told = run.trace.map((entry) => causedBy(run, entry));
  const ids = new Set(run.trace.flatMap(askedIn));
  const changes = new Set(told.flatMap((caused) => caused.changes.map(({ id }) => id)));
  return picked(
    run,
    (effect) => !ids.has(effect),
    ({ id }) => !changes.has(id),
  );
}

function picked(
  { decisions, effects, pushes, tasks, changes }: RunShown,
  isMeant: (effect: string) => boolean,
  isMeantChange: (change: RunShown['changes'][number]) => boolean,
): Caused {
  return {
    decisions: decisions.filter(({ effect }) => isMeant(effect)),
    effects: effects.filter(({ id }) => isMeant(id)),
    pushes: pushes.filter(({ effect }) => isMeant(effect)),
    tasks: tasks.filter(({ effect }) => isMeant(effect)),
    changes: changes.filter(isMeantChange),
  };
}

export const isNothing = (caused: Caused): boolean =>
  Object.values(caused).every((list) => list.length === 0);
