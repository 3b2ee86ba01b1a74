/** The chore of moving people to a newer version, a portion a transaction. */
import type { Advance } from '../advance/index.ts';
import type { World } from '../clock.ts';
import { targetOf } from '../journey/index.ts';
import type { Store } from '../store/index.ts';
import { countMoved, endMove, type Move, openMoves, runsToMove, versionGraph } from '../store/moves.ts';

export interface MovesOptions {
  store: Store;
  advance: Advance;
  world: World;
  log: { error(data: object, text: string): void };
}

/** Runs moved in one transaction. */
const BATCH = 200;
/** ms for which other processes may still start people on the old version. */
const STRAGGLERS = 2_000;

export interface Moves {
  /** Moves whoever is to move and ends what has nobody left; how many moved. */
  work(stopping: () => boolean): Promise<number>;
}

export function createMoves({ store, advance, world, log }: MovesOptions): Moves {
  /** Runs that could not be moved: they finish on their version. */
  const aside = new Set<string>();

  async function nodesOf(move: Move): Promise<string[]> {
    const from = await versionGraph(store.read, move.journeyId, move.fromVersion);
    const to = await versionGraph(store.read, move.journeyId, move.toVersion);
    if (!from || !to) return [];
    return from.nodes.map(({ id }) => id).filter((id) => targetOf(to, move.mapping, id) !== null);
  }

  async function portion(move: Move, node: string, limit: number): Promise<number> {
    let claimed: string[] = [];
    try {
      await store.write(async (db) => {
        claimed = await runsToMove(db, move, node, limit, [...aside]);
        if (claimed.length === 0) return;
        await advance.move(db, move, claimed);
        await countMoved(db, move, claimed.length);
      });
    } catch (error) {
      if (claimed.length === 0) throw error;
      if (claimed.length > 1) for (const _ of claimed) await portion(move, node, 1);
      else left(move, claimed[0] as string, error);
    }
    return claimed.length;
  }

  function left(move: Move, run: string, error: unknown): void {
    aside.add(run);
    log.error({ error, run, journey: move.journeyId }, 'a run could not move; it finishes on its version');
  }

  return {
    async work(stopping) {
      let total = 0;
      for (const move of await openMoves(store.read)) {
        for (const node of await nodesOf(move)) {
          for (let count = BATCH; count === BATCH && !stopping(); total += count) {
            count = await portion(move, node, BATCH);
          }
        }
        const now = world.now();
        if (!stopping() && now >= move.createdAt + STRAGGLERS) {
          await store.write((db) => endMove(db, move, now));
        }
      }
      return total;
    },
  };
}
