/** Lives of a runtime that end in power cuts, under clocks that are wrong. */
import { setTimeout as pause } from 'node:timers/promises';
import { DEFAULT_RULES } from '../../../runtime/gate/rules.ts';
import { saveRules } from '../../../runtime/store/contacts.ts';
import { anyDue } from '../../../runtime/store/due.ts';
import type { Store } from '../../../runtime/store/index.ts';
import { HOUR, MINUTE } from '../journey.ts';
import { type Served, serve } from '../process.ts';
import { dice } from '../random.ts';

const SEED = 20_261_122;
/** How long a runtime lives at the most once it listens, ms. */
const LIFE = 150;

/** A runtime whose clock is wrong by so many ms. */
export const serveAt = (folder: string, shift: number): Promise<Served> =>
  serve({
    folder,
    node: ['--import', `data:text/javascript,const now = Date.now; Date.now = () => now() + ${shift};`],
  });

/** The runtime is killed again and again at random moments: meanwhile `span` ms pass, and its clock may be an hour off either way. */
export async function liveAndDie(folder: string, kills: number, span: number): Promise<void> {
  const throwDice = dice(SEED);
  for (let kill = 0; kill < kills; kill++) {
    const wrong = (throwDice(3) - 1) * HOUR;
    const served = await serveAt(folder, Math.round((span * kill) / kills) + wrong);
    await pause(throwDice(LIFE));
    await served.kill();
  }
}

/** Peaceful lives from then on (ms from now), five minutes apart, until everybody's run is over. */
export async function liveOut(folder: string, store: Store, then: number): Promise<void> {
  for (let shift = then; (await activeRuns(store)) > 0; shift += 5 * MINUTE) {
    const served = await serveAt(folder, shift);
    await settled(async () => !(await anyDue(store.read, Date.now() + shift)));
    await served.kill();
  }
}

export async function settled(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) await pause(100);
}

export const activeRuns = async (store: Store) =>
  (await store.read.selectFrom('runs').select('id').where('state', '=', 'active').execute()).length;

/** Contacts pass the gate at any hour and in any number: what is counted does not hang on the time of the day. */
export async function openGate(store: Store): Promise<void> {
  const rules = { ...DEFAULT_RULES, quiet: null, budget: null, capacity: null };
  await store.write((db) => saveRules(db, '', rules, 0));
}
