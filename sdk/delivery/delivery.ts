/** Gets messages to the runtime: at least once, in order as far as it goes, never in the way of the page. */
import type { BatchAnswer } from '../../runtime/wire/batch.ts';
import type { Env } from '../env.ts';
import { guard } from '../guard.ts';
import { bodyOf, type Head } from './body.ts';
import {
  add,
  drop,
  type Item,
  isSpooled,
  LIMITS,
  newQueue,
  type Queue,
  remove,
  type Sender,
  sizeOf,
  take,
  type Unsent,
} from './queue.ts';
import type { Reply, Send } from './send.ts';
import { LEASE, type Spool } from './spool.ts';

/** Bytes on their way at any time: browsers let all keepalive requests of a page share 64 KiB. */
export const BUDGET = 60 * 1_024;
export const TIMEOUT = 30_000;
export const BACKOFF = { first: 1_000, max: 60_000 } as const;
/** No `Retry-After` is waited for longer, ms: a date is read by a clock that may be hours off. */
export const MAX_WAIT = 3_600_000;
const RETRIED = [429, 502, 503, 504];
/** What is on its way for longer goes into the spool, ms. */
const SLOW = 2_000;
/**
 * So many items go into the spool at once, and not again for so long, ms: no turn is long, and what a page says by the
 * thousand is dropped in memory, not in the spool, where each costs more than all else.
 */
const SPOOLED = { most: 200, gap: 250 } as const;

export interface DeliverySetup {
  head: Head;
  env: Env;
  /** From 0 up to but not including 1. */
  random: () => number;
  send: Send;
  /** Rejects where storage is denied; then memory has to do. */
  openSpool: () => Promise<Spool>;
  /** Under which name the next message goes. */
  sender: () => Sender;
  onAnswer: (answer: BatchAnswer) => void;
}

export interface Delivery {
  queue: Queue;
  /** Where it is open. */
  spool?: Spool | undefined;
  /** Until when nobody else takes what this page has in the spool, ms UTC. */
  heldUntil: number;
  send: Send;
  /** Comes later: before a flush, makes sure that what is sent from the spool is this page's own. True: wait for that. */
  claim?: () => boolean;
  /** `slot`: a newer message of the same slot replaces this one while it waits. */
  add(unsent: Unsent, slot?: string): void;
  /** Sends what waits: one request at a time, but for a page that is leaving. The rest goes into the spool. */
  flush(leaving?: boolean): void;
  /** These have left the queue. */
  forget(items: readonly Item[]): void;
  /** Nothing is sent or stored before this; without `stored`, nothing is stored after it either. */
  start(stored?: boolean): Promise<void>;
  /** Keeps what comes, in memory, until the next start. */
  hold(): void;
  /** Forgets everything that waits, here and in the spool; counts it if there is a reason to tell. */
  stop(reason?: string): void;
}

export function newDelivery({
  head,
  env,
  random,
  send,
  openSpool,
  sender,
  onAnswer,
}: DeliverySetup): Delivery {
  let gone: Item[] = [];
  const flying = new Set<Item>();
  let open = false;
  let refused = false;
  let failures = 0;
  let retryAt = 0;
  let most: number = LIMITS.messages;
  let starts = 0;
  let spoolAt = 0;
  let spooling = false;

  function flush(leaving?: boolean): void {
    if (!open || (!leaving && delivery.claim?.())) return;
    const free = env.now() >= retryAt && (leaving || !flying.size);
    if (free || leaving) tellDrops();
    if (free) post(take(delivery.queue, env.wall(), BUDGET - sizeOf([...flying]), most, leaving), leaving);
    keep(leaving);
  }

  function post(batch: readonly Item[], leaving?: boolean): void {
    if (!batch[0]) return;
    for (const item of batch) flying.add(item);
    const messages = batch.map((item) => item.json);
    const body = bodyOf(head, batch[0].sender, env.wall(), messages);
    let judged = false;
    const judgeOnce = guard((reply?: Reply) => {
      // Who was given up on may still bring good news.
      if (!judged || reply?.answer) judge(batch, reply);
      judged = true;
    });
    env.after(TIMEOUT, judgeOnce);
    delivery.send(body, leaving).then(judgeOnce, () => judgeOnce());
  }

  function judge(batch: readonly Item[], reply: Reply = { status: 503 }): void {
    const { status, answer } = reply;
    const again = RETRIED.includes(status);
    for (const item of batch) {
      item.sending = 0;
      flying.delete(item);
    }
    if (again) retry(reply);
    // Without a status nobody knows how it went.
    if (again || !status) return;
    failures = 0;
    if (status === 413 && batch[1]) most = batch.length >> 1;
    else settle(batch, status);
    if (answer) onAnswer(answer);
    // What has arrived leaves the spool before anything is claimed from there, lest it come back.
    if (gone.length) keep();
    if (delivery.queue.items.length) flush();
    else keep();
  }

  function settle(batch: readonly Item[], status: number): void {
    const { queue } = delivery;
    const settled = new Set(batch);
    forget(remove(queue, (item) => settled.has(item)));
    if (status >= 300) drop(queue, `http-${status}`, batch.length);
    // An unknown key stays unknown for as long as this page lives.
    refused = status === 401;
    if (refused) stop();
  }

  function retry({ retryAfter }: Reply): void {
    const backoff = Math.min(BACKOFF.max, BACKOFF.first * 2 ** failures++) * (0.5 + random() / 2);
    const asked = Number(retryAfter) * 1_000 || Date.parse(`${retryAfter}`) - env.wall();
    // Those who were all told the same come back one after the other.
    const wait = backoff + (asked > 0 ? Math.min(MAX_WAIT, asked) : 0);
    retryAt = env.now() + wait;
    env.after(wait, flush);
    keep();
  }

  /** Into the spool goes what waits, and what is on its way for long; of a leaving page, all. */
  function keep(leaving?: boolean): void {
    const { queue, spool, heldUntil } = delivery;
    if (!spool) return;
    const most = leaving ? Infinity : open && env.now() >= spoolAt ? SPOOLED.most : 0;
    const now = env.wall();
    const since = leaving ? Infinity : now - SLOW;
    const { unspooled } = queue;
    const kept: Item[] = [];
    const had = isSpooled(queue);
    for (const item of unspooled) {
      if (kept.length === most) break;
      if (!((item.sending || 0) > since)) kept.push(item);
    }
    if (kept.length) spoolAt = env.now() + SPOOLED.gap;
    if (kept.length === most) keepSoon();
    if (!(most + gone.length)) return;
    // A lease that ran out cannot be renewed: others may have taken what it was for.
    delivery.heldUntil = leaving || (had && now >= heldUntil) ? 0 : now + LEASE;
    for (const item of kept) {
      item.spooled = true;
      unspooled.delete(item);
    }
    if (had || kept.length + gone.length) spool.write(kept, gone, delivery.heldUntil);
    gone = [];
  }

  function keepSoon(): void {
    if (spooling || !open) return;
    spooling = true;
    env.after(spoolAt - env.now(), () => {
      spooling = false;
      keep();
    });
  }

  function tellDrops(): void {
    const counts = delivery.queue.drops;
    delivery.queue.drops = {};
    if (Object.keys(counts).length) enter({ type: 'drops', counts });
  }

  function enter(unsent: Unsent, slot?: string): void {
    const message = { id: env.id(), at: env.wall(), ...unsent };
    if (!refused) forget(add(delivery.queue, message, sender(), slot));
  }

  function forget(items: readonly Item[]): void {
    gone.push(...items.filter((item) => item.spooled));
  }

  async function start(stored = true): Promise<void> {
    open = true;
    const mine = ++starts;
    if (!stored) delivery.spool = undefined;
    if (delivery.spool || !stored) return;
    const spool = await openSpool();
    // The person may have withdrawn meanwhile.
    if (mine === starts) delivery.spool = spool;
  }

  function hold(): void {
    open = false;
    starts++;
  }

  function stop(reason?: string): void {
    const { queue, spool } = delivery;
    hold();
    delivery.queue = newQueue();
    if (reason && queue.items.length) drop(delivery.queue, reason, queue.items.length);
    gone = [];
    flying.clear();
    if (spool) spool.clear();
    delivery.spool = undefined;
  }

  const delivery: Delivery = {
    ...{ queue: newQueue(), heldUntil: 0, send },
    ...{ add: enter, flush, forget, hold, stop },
    start: (stored) => start(stored).catch(() => undefined),
  };
  return delivery;
}
