/**
 * Does what is due: waits that are over, effects to send, tasks and pushes that ran out, contacts whose hour has come, tasks that
 * nobody accepted. Whatever it does is one transaction with the
 * run's step, so a worker can die at any moment and another goes on; a webhook that was sent but not yet written is sent again
 * under the same id.
 */
import type { Advance } from './advance/index.ts';
import type { World } from './clock.ts';
import type { Delivery, Input, Outgoing } from './journey/vocabulary.ts';
import { anyDue, type Claimed, claimEffects, type Due, writeDelivery } from './store/due.ts';
import type { Db, Store } from './store/index.ts';
import { packTraces } from './store/packs.ts';
import { movePush } from './store/pushes.ts';
import { forgetTraces } from './store/retention.ts';
import { createAlarm } from './worker/alarm.ts';
import { CHORES, type Chore } from './worker/chores.ts';
import { createMoves } from './worker/moves.ts';
import { createSweeps } from './worker/sweeps.ts';

export interface WorkerOptions {
  store: Store;
  advance: Advance;
  effects: { execute(effect: Outgoing): Promise<Delivery> };
  world: World;
  log: { error(data: object, text: string): void };
}

/** How many of each were done. */
export type WorkDone = Record<Chore | 'moves' | 'sweeps' | 'effects', number>;

export interface Worker {
  /** Does everything that is due now, and what becomes due by it, to the end. */
  tick(): Promise<WorkDone>;
  /** Begins to look for work by itself. */
  start(): void;
  /** Looks at once instead of at the next poll. */
  wake(): void;
  /** Finishes what is under way and looks for no more. */
  stop(): Promise<void>;
}

/** ms between two looks at the store, and how long what failed is left alone. */
const POLL = 200;
const ASIDE = 60_000;
/** ms between two looks for traces that were kept long enough, or can be packed. */
const TIDYING = 3_600_000;
/** Runs moved in one transaction. */
const BATCH = 200;
/** Effects sent at the same time; ms after which an effect without news is sent again: longer than a delivery may take. */
const LANES = 16;
const LEASE = 60_000;

const nothingDone = (): WorkDone => ({
  ...{ waits: 0, tasks: 0, pushes: 0, held: 0, escalations: 0, moves: 0, sweeps: 0, effects: 0 },
});

export function createWorker(options: WorkerOptions): Worker {
  const { store, world, log } = options;
  let stopping = false;
  let tidyAt = Number.NEGATIVE_INFINITY;
  const chores = createChores(options, () => stopping);
  const moves = createMoves(options);
  const sweeps = createSweeps(options);
  const alarm = createAlarm();
  const outbox = createOutbox(options, alarm.ring);

  /** Once an hour, as many at a time as a short transaction takes. */
  async function tidyUp(): Promise<void> {
    const now = world.now();
    if (now < tidyAt) return;
    tidyAt = now + TIDYING;
    for (const tidy of [forgetTraces, packTraces]) {
      while (!stopping && (await store.write((db) => tidy(db, now))) > 0);
    }
  }

  async function pass(): Promise<WorkDone> {
    await tidyUp();
    const done: WorkDone = nothingDone();
    if (!(await anyDue(store.read, world.now()))) return done;
    for (const chore of Object.keys(CHORES) as Chore[]) done[chore] = await chores.work(chore);
    done.moves = await moves.work(() => stopping);
    done.sweeps = await sweeps.work(() => stopping);
    if (!stopping) done.effects = await outbox.sendDue();
    return done;
  }

  async function keepWorking(): Promise<void> {
    while (!stopping) {
      await pass().catch((error) =>
        log.error({ error }, 'the worker could not look for work; it tries again'),
      );
      await alarm.sleep(POLL);
    }
  }

  let working: Promise<void> = Promise.resolve();
  return {
    async tick() {
      const total: WorkDone = nothingDone();
      for (let more = true; more; ) {
        const done = await pass();
        await outbox.idle();
        for (const kind of Object.keys(total) as (keyof WorkDone)[]) total[kind] += done[kind];
        more = Object.values(done).some((count) => count > 0);
      }
      return total;
    },
    start() {
      working = keepWorking();
    },
    wake: alarm.ring,
    async stop() {
      stopping = true;
      alarm.ring();
      await working;
      await outbox.idle();
    },
  };
}

interface Chores {
  /** Does all of this chore that is due; how many runs it moved. */
  work(chore: Chore): Promise<number>;
}

function createChores({ store, advance, world, log }: WorkerOptions, stopping: () => boolean): Chores {
  /** Rows that failed, and when to try them again: they must not keep the others waiting. */
  const aside = new Map<string, number>();

  async function batch(chore: Chore, limit: number): Promise<number> {
    const { claim, follow } = CHORES[chore];
    let claimed: Due[] = [];
    try {
      await store.write(async (db) => {
        claimed = await claim(db, world, { limit, except: [...aside.keys()] });
        if (claimed.length > 0) await follow(advance, db, claimed, world.now());
      });
    } catch (error) {
      if (claimed.length === 0) throw error;
      await apart(chore, claimed, error);
    }
    return claimed.length;
  }

  /** One bad row must not cost the others: they are done one by one, and it is left alone for a while. */
  async function apart(chore: Chore, claimed: Due[], error: unknown): Promise<void> {
    const [only, ...others] = claimed as [Due, ...Due[]];
    if (others.length > 0) {
      for (const _ of claimed) await batch(chore, 1);
      return;
    }
    aside.set(only.id, world.now() + ASIDE);
    log.error(
      { error, chore, id: only.id, run: only.runId },
      'a run could not be moved; it is tried again in a minute',
    );
  }

  return {
    async work(chore) {
      for (const [id, until] of aside) if (until <= world.now()) aside.delete(id);
      let total = 0;
      for (let count = BATCH; count === BATCH && !stopping(); total += count)
        count = await batch(chore, BATCH);
      return total;
    },
  };
}

interface Outbox {
  /** Begins to send what is due, as far as lanes are free; how many. */
  sendDue(): Promise<number>;
  /** Settles when nothing is under way. */
  idle(): Promise<void>;
}

function createOutbox({ store, advance, effects, world, log }: WorkerOptions, freed: () => void): Outbox {
  const underWay = new Set<Promise<void>>();

  async function send(effect: Claimed): Promise<void> {
    try {
      const delivery = await effects.execute(effect);
      await store.write((db) => settle(db, effect, delivery));
    } catch (error) {
      log.error(
        { error, effect: effect.id },
        'what came of an effect could not be written; it is sent again',
      );
    }
  }

  async function settle(db: Db, effect: Claimed, delivery: Delivery): Promise<void> {
    const at = world.now();
    if (!(await writeDelivery(db, effect, delivery, at)) || delivery.state === 'pending') return;
    if (effect.kind === 'push') {
      await movePush(db, effect.id, delivery.state === 'done' ? 'delivered' : delivery.state, at);
    }
    const input: Input = { type: 'answer', effect: effect.id, result: delivery.result, at };
    await advance.take(db, [{ runId: effect.runId, input }]);
  }

  return {
    async sendDue() {
      const free = LANES - underWay.size;
      if (free === 0) return 0;
      const now = world.now();
      const claimed = await store.write((db) => claimEffects(db, now, now + LEASE, free));
      for (const effect of claimed) {
        const sending = send(effect)
          .finally(() => underWay.delete(sending))
          .then(freed);
        underWay.add(sending);
      }
      return claimed.length;
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
