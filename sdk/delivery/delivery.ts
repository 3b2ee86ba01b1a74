/** Gets messages to the runtime: at least once, in order as far as it goes, never in the way of the page. */
import type { Batch, BatchAnswer } from '../../runtime/wire/batch.ts';
import type { Env } from '../env.ts';
import { guard } from '../guard.ts';
import {
  add,
  adopt,
  drop,
  type Item,
  newQueue,
  remove,
  type Sender,
  sizeOf,
  take,
  type Unsent,
} from './queue.ts';
import type { Reply, Send } from './send.ts';
import type { Spool } from './spool.ts';

/** Bytes on their way at any time: browsers let all keepalive requests of a page share 64 KiB. */
export const BUDGET = 60 * 1_024;
export const TIMEOUT = 30_000;
export const BACKOFF = { first: 1_000, max: 60_000 } as const;
const RETRIED = [429, 502, 503, 504];
/** So many items go into the spool per turn, so that no turn is long. */
const SPOOLED_PER_TURN = 500;

export interface DeliverySetup {
  /** What every batch says of its site and its sender's surroundings. */
  head: Pick<Batch, 'key' | 'zone' | 'language'>;
  env: Env;
  send: Send;
  /** Rejects where storage is denied; then memory has to do. */
  openSpool: () => Promise<Spool>;
  /** Under which name the next message goes. */
  sender: () => Sender;
  onAnswer: (answer: BatchAnswer) => void;
}

export interface Delivery {
  /** `slot`: a newer message of the same slot replaces this one while it waits. */
  add(unsent: Unsent, slot?: string): void;
  /** Sends what waits: one request at a time, but for a page that is leaving. The rest goes into the spool. */
  flush(leaving?: boolean): void;
  /** Nothing is sent or stored before this. What former pages left behind goes out at once. */
  start(): Promise<void>;
  /** Keeps what comes, in memory, until the next start. */
  hold(): void;
  /** Forgets everything that waits, here and in the spool. */
  stop(): void;
}

export function newDelivery({ head, env, send, openSpool, sender, onAnswer }: DeliverySetup): Delivery {
  let queue = newQueue();
  let spool: Spool | undefined;
  let gone: Item[] = [];
  let open = false;
  let refused = false;
  let failures = 0;
  let retryAt = 0;

  function flush(leaving?: boolean): void {
    if (!open) return;
    const flying = sizeOf(queue.items.filter((item) => item.sending));
    const free = env.now() >= retryAt && (leaving || !flying);
    if (free || leaving) tellDrops();
    if (free) post(take(queue, BUDGET - flying), leaving);
    keep(leaving);
  }

  function post(batch: readonly Item[], leaving?: boolean): void {
    if (!batch[0]) return;
    const envelope = JSON.stringify({ ...head, ...batch[0].sender, sentAt: env.wall() });
    const body = `${envelope.slice(0, -1)},"messages":[${batch.map((item) => item.json).join()}]}`;
    const timeout = new Promise<undefined>((resolve) => env.after(TIMEOUT, () => resolve(undefined)));
    Promise.race([send(body, leaving), timeout])
      .catch(() => undefined)
      .then(guard((reply) => judge(batch, reply)));
  }

  function judge(batch: readonly Item[], reply: Reply = { status: 503 }): void {
    const { status, answer } = reply;
    const again = RETRIED.includes(status);
    for (const item of batch) item.sending = false;
    if (again) retry(reply);
    // Without a status nobody knows how it went.
    if (again || !status) return;
    failures = 0;
    forget(remove(queue, (item) => batch.includes(item)));
    if (status >= 300) drop(queue, `http-${status}`, batch.length);
    // An unknown key stays unknown for as long as this page lives.
    refused = status === 401;
    if (refused) stop();
    if (answer) onAnswer(answer);
    if (queue.items.length) flush();
    else keep();
  }

  function retry({ retryAfter }: Reply): void {
    const backoff = Math.min(BACKOFF.max, BACKOFF.first * 2 ** failures++) * (0.5 + env.random() / 2);
    const asked = Number(retryAfter) * 1_000 || Date.parse(`${retryAfter}`) - env.wall();
    const wait = asked > 0 ? asked : backoff;
    retryAt = env.now() + wait;
    env.after(wait, flush);
    keep();
  }

  /** Everything that is neither acknowledged nor on its way goes into the spool; of a leaving page, all. */
  function keep(leaving?: boolean): void {
    if (!spool) return;
    const waiting = queue.items.filter((item) => !item.spooled && (leaving || !item.sending));
    const kept = leaving ? waiting : waiting.slice(0, SPOOLED_PER_TURN);
    for (const item of kept) item.spooled = true;
    if (kept.length + gone.length) spool.write(kept, gone);
    gone = [];
  }

  function tellDrops(): void {
    const counts = queue.drops;
    queue.drops = {};
    if (Object.keys(counts).length) enter({ type: 'drops', counts });
  }

  function enter(unsent: Unsent, slot?: string): void {
    const message = { id: env.id(), at: env.wall(), ...unsent };
    if (!refused) forget(add(queue, message, sender(), slot));
  }

  function forget(items: readonly Item[]): void {
    gone.push(...items.filter((item) => item.spooled));
  }

  async function start(): Promise<void> {
    open = true;
    if (spool) return;
    spool = await openSpool();
    const left = await spool.all();
    // The person may have withdrawn meanwhile.
    if (!open) return stop();
    forget(adopt(queue, left));
    if (left.length) flush();
  }

  function hold(): void {
    open = false;
  }

  function stop(): void {
    hold();
    queue = newQueue();
    if (spool) spool.clear();
  }

  return { add: enter, flush, start: () => start().catch(hush), hold, stop };
}

const hush = (): void => undefined;
