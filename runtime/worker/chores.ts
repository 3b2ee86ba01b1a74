/** What falls due by the clock: how it is claimed, and what follows from it in the same transaction. */
import type { Advance } from '../advance/index.ts';
import type { World } from '../clock.ts';
import type { Input } from '../journey/vocabulary.ts';
import { type Due, dueRuns, expirePushes, expireTasks, type Pick } from '../store/due.ts';
import { type HeldEffect, takeHeld } from '../store/held.ts';
import type { Db } from '../store/index.ts';
import { escalateTasks } from '../tasks/escalate.ts';

export type Chore = 'waits' | 'tasks' | 'pushes' | 'held' | 'escalations';

interface Errand {
  claim(db: Db, world: World, pick: Pick): Promise<Due[]>;
  follow(advance: Advance, db: Db, claimed: Due[], at: number): Promise<unknown>;
}

/** The runs that wait get to hear something. */
const heard =
  (input: (due: Due, at: number) => Input): Errand['follow'] =>
  (advance, db, claimed, at) =>
    advance.take(
      db,
      claimed.map((due) => ({ runId: due.runId, input: input(due, at) })),
    );

export const CHORES: Record<Chore, Errand> = {
  waits: {
    claim: (db, world, pick) => dueRuns(db, world.now(), pick),
    follow: heard((_, at) => ({ type: 'timer', at })),
  },
  tasks: {
    claim: expireTasks,
    follow: heard(({ effectId }, at) => ({
      ...{ type: 'answer', effect: effectId, result: { state: 'expired' }, at },
    })),
  },
  pushes: {
    claim: (db, world, pick) => expirePushes(db, world.now(), pick),
    follow: heard(({ effectId }, at) => ({
      ...{ type: 'answer', effect: effectId, result: { action: 'expired' }, at },
    })),
  },
  held: {
    claim: (db, world, pick) => takeHeld(db, world.now(), pick),
    follow: (advance, db, claimed) => advance.release(db, claimed as HeldEffect[]),
  },
  escalations: { claim: escalateTasks, follow: async () => {} },
};
