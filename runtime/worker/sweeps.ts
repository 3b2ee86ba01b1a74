/** The chore of looking through the people: a portion a transaction. */
import type { Advance } from '../advance/index.ts';
import type { World } from '../clock.ts';
import type { Store } from '../store/index.ts';

export interface SweepsOptions {
  store: Store;
  advance: Advance;
  world: World;
  log: { error(data: object, text: string): void };
}

/** ms for which a sweep that failed is left alone: it must not keep the others waiting. */
const ASIDE = 60_000;
/** Portions after which the worker looks at its other work. */
const MOST = 50;

export interface Sweeps {
  /** Sweeps what is due; how many portions. */
  work(stopping: () => boolean): Promise<number>;
}

export function createSweeps({ store, advance, world, log }: SweepsOptions): Sweeps {
  const aside = new Map<string, number>();

  async function portion(): Promise<boolean> {
    let id: string | undefined;
    try {
      await store.write(async (db) => {
        id = undefined;
        await advance.sweep(db, [...aside.keys()], (claimed) => {
          id = claimed;
        });
      });
    } catch (error) {
      if (id === undefined) throw error;
      aside.set(id, world.now() + ASIDE);
      log.error({ error, sweep: id }, 'a sweep failed; it is tried again in a minute');
    }
    return id !== undefined;
  }

  return {
    async work(stopping) {
      for (const [id, until] of aside) if (until <= world.now()) aside.delete(id);
      let count = 0;
      while (count < MOST && !stopping() && (await portion())) count += 1;
      return count;
    },
  };
}
