/** From a batch to its answer: what the page measured is stored, journeys have moved, and the pushes they caused come back. */
import type { Advance } from '../advance/index.ts';
import type { World } from '../clock.ts';
import { createCuts } from '../store/cuts.ts';
import type { Store } from '../store/index.ts';
import { SeenBefore } from '../store/seen.ts';
import type { BatchAnswer, Rejection } from '../wire/batch.ts';
import { createAllowance } from './allowance.ts';
import { checkEnvelope, checkMessages } from './door.ts';
import { IngestError } from './errors.ts';
import { takeGroup } from './group.ts';
import { createQueue } from './queue.ts';
import { type Edge, regionFrom } from './regions.ts';
import { createSiteOf } from './sites.ts';
import type { Job } from './work.ts';

export { IngestError } from './errors.ts';

export interface Ingest {
  /**
   * Stores a batch and answers once it is committed. `batch` is parsed JSON and becomes ingest's own; `bytes` is the size of its body,
   * `edge` what the proxy in front says of the request, where one was asked to.
   * Throws `IngestError` when the batch as a whole is refused.
   */
  accept(batch: unknown, bytes: number, edge?: Edge): Promise<BatchAnswer>;
  /** Messages that wait for their COMMIT. */
  queued(): number;
  /** Resolves when every accepted batch is answered. */
  drain(): Promise<void>;
}

export interface IngestRooms {
  store: Store;
  advance: Advance;
  world: World;
  log: { error(data: object, text: string): void };
}

/** Messages that may wait; about a second of work. */
const QUEUE = 20_000;
/** Seconds. */
const RETRY_AFTER = 2;

export function createIngest({ store, advance, world, log }: IngestRooms): Ingest {
  const cuts = createCuts();
  const seenBefore = new SeenBefore();
  const siteOf = createSiteOf(store, world);
  const allow = createAllowance(world);
  const queue = createQueue<Job, BatchAnswer>((jobs) =>
    store
      .write((db) => takeGroup({ db, advance, world, cuts, seenBefore }, jobs))
      .catch((error) => {
        seenBefore.forget();
        const { stack } = error as Error;
        log.error({ stack, batches: jobs.length }, 'a group of batches failed');
        throw error;
      }),
  );
  return {
    async accept(body, bytes, edge) {
      const batch = checkEnvelope(body, bytes);
      const { messages: values, ...envelope } = batch;
      const siteId = await siteOf(envelope.key);
      if (siteId === undefined) throw unknownKey(envelope.key);
      const wait = allow(envelope.key, values.length, bytes);
      if (wait > 0) throw tooMuch(wait);
      if (queue.size() + values.length > QUEUE) throw overloaded();
      const checked = checkMessages(batch, bytes, world.now());
      if (checked.messages.length === 0) return nothingTaken(checked.rejected);
      const region = regionFrom(edge, envelope.zone);
      return queue.add({ siteId, envelope, region, ...checked }, values.length);
    },
    queued: queue.size,
    drain: queue.drain,
  };
}

/** A batch without a good message leaves nothing behind, not even its person. */
const nothingTaken = (rejected: Rejection[]): BatchAnswer => ({
  accepted: 0,
  duplicates: 0,
  rejected,
  pushes: [],
});

const unknownKey = (key: string) =>
  new IngestError(401, 'unknown-key', `No site has the key "${key}". Check data-key of the script tag.`);

const tooMuch = (seconds: number) =>
  new IngestError(429, 'too-much', `This key sends too much; send it again in ${seconds} s.`, seconds);

const overloaded = () =>
  new IngestError(503, 'overloaded', `Too much is queued; send it again in ${RETRY_AFTER} s.`, RETRY_AFTER);
