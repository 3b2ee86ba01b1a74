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

export class Delivery {
  private queue = newQueue();
  private spool: Spool | undefined;
  private open = false;
  private refused = false;
  private failures = 0;
  private retryAt = 0;

  constructor(private readonly setup: DeliverySetup) {}

  /** `slot`: a newer message of the same slot replaces this one while it waits. */
  add(unsent: Unsent, slot?: string): void {
    const { env, sender } = this.setup;
    const message = { id: env.id(), at: env.wall(), ...unsent };
    if (!this.refused) this.forget(add(this.queue, message, sender(), slot));
  }

  /** Nothing is sent or stored before this. What former pages left behind goes out first. */
  async start(): Promise<void> {
    this.open = true;
    if (!this.spool) await this.openSpool().catch(() => undefined);
    this.flush();
  }

  /** Keeps what comes, in memory, until the next start. */
  hold(): void {
    this.open = false;
  }

  /** Forgets everything that waits, here and in the spool. */
  stop(): void {
    this.hold();
    this.queue = newQueue();
    if (this.spool) this.spool.clear();
  }

  /** Sends what waits: one request at a time, but for a page that is leaving. The rest goes into the spool. */
  flush(leaving?: boolean): void {
    if (!this.open) return;
    this.tellDrops();
    const flying = sizeOf(this.queue.items.filter((item) => item.sending));
    if (this.setup.env.now() >= this.retryAt && (leaving || !flying)) this.send(BUDGET - flying, leaving);
    this.keep(leaving);
  }

  private send(bytes: number, leaving?: boolean): void {
    const { env, send } = this.setup;
    const batch = take(this.queue, bytes);
    if (!batch.length) return;
    const timeout = new Promise<undefined>((resolve) => env.after(TIMEOUT, () => resolve(undefined)));
    Promise.race([send(this.envelope(batch), leaving), timeout])
      .catch(() => undefined)
      .then(guard((reply) => this.judge(batch, reply)));
  }

  private judge(batch: readonly Item[], reply: Reply = { status: 503 }): void {
    const { status, answer } = reply;
    for (const item of batch) item.sending = false;
    if (RETRIED.includes(status)) this.retry(reply);
    if (!status || RETRIED.includes(status)) return;
    this.failures = 0;
    this.forget(remove(this.queue, (item) => batch.includes(item)));
    if (status >= 300) drop(this.queue, `http-${status}`, batch.length);
    // An unknown key stays unknown for as long as this page lives.
    this.refused = status === 401;
    if (this.refused) this.stop();
    if (answer) this.setup.onAnswer(answer);
    if (this.queue.items.length) this.flush();
  }

  private retry({ retryAfter }: Reply): void {
    const { env } = this.setup;
    const backoff = Math.min(BACKOFF.max, BACKOFF.first * 2 ** this.failures++) * (0.5 + env.random() / 2);
    const asked = Number(retryAfter) * 1_000 || Date.parse(`${retryAfter}`) - env.wall();
    const wait = asked > 0 ? asked : backoff;
    this.retryAt = env.now() + wait;
    env.after(wait, () => this.flush());
    this.keep();
  }

  private envelope(batch: readonly Item[]): string {
    const { head, env } = this.setup;
    const envelope = JSON.stringify({ ...head, ...batch[0]?.sender, sentAt: env.wall() });
    return `${envelope.slice(0, -1)},"messages":[${batch.map((item) => item.json).join()}]}`;
  }

  /** Everything that is neither acknowledged nor on its way goes into the spool; of a leaving page, all. */
  private keep(leaving?: boolean): void {
    const waiting = this.queue.items.filter((item) => !item.spooled && (leaving || !item.sending));
    const kept = leaving ? waiting : waiting.slice(0, SPOOLED_PER_TURN);
    if (!this.spool || !kept.length) return;
    this.spool.put(kept);
    for (const item of kept) item.spooled = true;
  }

  private tellDrops(): void {
    const counts = this.queue.drops;
    this.queue.drops = {};
    if (Object.keys(counts).length) this.add({ type: 'drops', counts });
  }

  private forget(items: readonly Item[]): void {
    const kept = items.filter((item) => item.spooled);
    if (this.spool && kept.length) this.spool.remove(kept);
  }

  private async openSpool(): Promise<void> {
    this.spool = await this.setup.openSpool();
    const left = await this.spool.all();
    // The person may have withdrawn meanwhile.
    if (this.open) this.forget(adopt(this.queue, left));
    else this.stop();
  }
}
