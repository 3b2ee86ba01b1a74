/** Replays that run in the background, each in a thread; what they come to is kept in the store, where every process sees it. */
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { World } from '../clock.ts';
import type { Step } from '../journey/vocabulary.ts';
import {
  addReplay,
  endReplay,
  noteProgress,
  type Replay,
  type ReplayOutcome,
  replayOf,
  replayRow,
} from '../store/edits/replays.ts';
import type { Store, StoreOptions } from '../store/index.ts';
import type { ThreadData, ThreadNews } from './thread.ts';
import { type ReplayAsked, replay } from './walk.ts';

export { recorded } from './history.ts';
export type { ReplayAsked, Replayed } from './walk.ts';

export interface Replays {
  /** Begins one and gives its id; nothing if this process is busy with another. */
  start(journeyId: string, asked: ReplayAsked): Promise<string | undefined>;
  /** How this one stands, or the journey's newest; one whose process has died has failed. */
  look(journeyId: string, id: string | undefined): Promise<Replay | undefined>;
  /** Ends it wherever it runs; false if it is over already. */
  cancel(id: string): Promise<boolean>;
  /** What one person would come to, step by step, by version. */
  path(asked: ReplayAsked, person: string): Promise<Step[][]>;
  /** Ends what is under way. */
  stop(): Promise<void>;
}

export interface ReplaysOptions {
  store: Store;
  open: Pick<StoreOptions, 'url' | 'file'>;
  world: World;
  log: { error(data: object, text: string): void };
}

/** ms between two notes of progress. */
const NOTES = 300;
/** Without a note for so long, the process that made them is gone; ms. */
const SILENT = 30_000;

export function createReplays({ store, open, world, log }: ReplaysOptions): Replays {
  let running: { id: string; thread: Worker; over: Promise<void> } | undefined;

  const end = (id: string, outcome: ReplayOutcome) =>
    store.write((db) => endReplay(db, id, outcome, world.now()));

  async function follow(id: string, thread: Worker): Promise<void> {
    let told: ThreadNews = { done: 0, total: 0 };
    const note = setInterval(() => void keep(id, thread, told), NOTES);
    try {
      const outcome = await outcomeOf(thread, (news) => {
        told = news;
      });
      await keep(id, thread, told);
      await end(id, outcome);
    } catch (error) {
      log.error({ error, replay: id }, 'a replay failed');
      await end(id, { state: 'failed', result: { detail: String(error) } });
    } finally {
      clearInterval(note);
      running = undefined;
    }
  }

  /** Another process may have been asked to cancel it. */
  async function keep(id: string, thread: Worker, told: ThreadNews): Promise<void> {
    if (!('done' in told)) return;
    const goesOn = await store.write((db) => noteProgress(db, id, told, world.now())).catch(() => true);
    if (!goesOn) await thread.terminate();
  }

  return {
    async start(journeyId, asked) {
      if (running) return undefined;
      const id = world.id();
      const thread = openThread({ open, asked });
      running = { id, thread, over: Promise.resolve() };
      await store.write((db) => addReplay(db, { id, journeyId, asked, now: world.now() }));
      running = { id, thread, over: follow(id, thread) };
      return id;
    },
    async look(journeyId, id) {
      const row = await replayOf(store.read, journeyId, id);
      if (row?.state !== 'running' || running?.id === row.id) return row;
      if (row.updatedAt + SILENT > world.now()) return row;
      await end(row.id, { state: 'failed', result: { detail: abandoned(row) } });
      return replayOf(store.read, journeyId, row.id);
    },
    async cancel(id) {
      const row = await replayRow(store.read, id);
      if (row?.state !== 'running') return false;
      await end(id, { state: 'cancelled' });
      if (running?.id === id) await running.thread.terminate();
      return true;
    },
    async path(asked, person) {
      const steps: Step[][] = asked.versions.map(() => []);
      await replay(store.read, { ...asked, person }, { heard: (place, step) => steps[place]?.push(step) });
      return steps;
    },
    async stop() {
      if (!running) return;
      const { id, thread, over } = running;
      await end(id, { state: 'cancelled' });
      await thread.terminate();
      await over;
    },
  };
}

/** Most of what a replay makes is forgotten at once: in more room for what is young, little of it is ever looked at again. */
const YOUNG_MB = 192;

/** Built, the thread lies beside the runtime; from the sources it first needs their loader. */
function openThread(data: ThreadData): Worker {
  const fromSource = import.meta.url.endsWith('.ts');
  const options = { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } };
  // The process is started with little such room for itself, and that flag would bind its threads as well.
  setFlagsFromString('--max-semi-space-size=0');
  if (!fromSource) return new Worker(new URL('./replay-thread.js', import.meta.url), options);
  const file = JSON.stringify(new URL('./thread.ts', import.meta.url).href);
  const load = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}); })`;
  return new Worker(load, { eval: true, ...options });
}

const abandoned = ({ done, total }: Replay): string =>
  `The process that ran it ended after ${done} of ${total} people; start it again.`;

function outcomeOf(thread: Worker, heard: (news: ThreadNews) => void): Promise<ReplayOutcome> {
  return new Promise((resolve, reject) => {
    let result: object | undefined;
    thread.on('message', (news: ThreadNews) => {
      if ('result' in news) result = news.result;
      else heard(news);
    });
    thread.on('error', reject);
    thread.on('exit', () => resolve(result ? { state: 'done', result } : { state: 'cancelled' }));
  });
}
