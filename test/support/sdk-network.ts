/** A network and a spool for the delivery, in the hands of the test. */
import type { Batch, BatchAnswer, Message } from '../../runtime/wire/batch.ts';
import { type Delivery, newDelivery } from '../../sdk/delivery/delivery.ts';
import type { Item, Sender } from '../../sdk/delivery/queue.ts';
import type { Reply, Send } from '../../sdk/delivery/send.ts';
import type { Spool } from '../../sdk/delivery/spool.ts';
import type { Claim } from '../../sdk/later/claim.ts';
import { shareSpool } from '../../sdk/later/share.ts';
import { settle, VirtualEnv } from './sdk-env.ts';

export class FakeNetwork {
  /** Every batch that was sent, however it went. */
  readonly sent: (Omit<Batch, 'messages'> & { messages: Message[] })[] = [];
  /** Ids of all messages that were taken, in order. */
  readonly received: string[] = [];
  /** What comes back; `undefined` is a network error, a promise an answer that takes its time. */
  reply: () => Reply | undefined | Promise<Reply | undefined> = () => ({ status: 200, answer: ANSWER });

  send: Send = async (body) => {
    this.sent.push(JSON.parse(body));
    const reply = await this.reply();
    if (!reply) throw new TypeError('Failed to fetch');
    if (reply.status === 200) this.received.push(...idsIn(body));
    return reply;
  };

  /** Ids of all messages that were sent, in order. */
  get ids(): string[] {
    return this.sent.flatMap(({ messages }) => messages.map(({ id }) => id));
  }
}

const idsIn = (body: string): string[] =>
  (JSON.parse(body) as { messages: Message[] }).messages.map(({ id }) => id);

export const ANSWER: BatchAnswer = { accepted: 1, duplicates: 0, rejected: [], pushes: [] };

/** Outlives the deliveries that write it, as a database does; each page opens it under its own name. */
export class FakeSpool {
  readonly kept = new Map<string, Item & { holder: string }>();
  readonly leases = new Map<string, number>();
  writes = 0;

  open = async (holder: string): Promise<Spool> => ({
    database: undefined as unknown as IDBDatabase,
    holder,
    write: (kept, gone, until) => {
      this.writes++;
      for (const item of gone) this.kept.delete(item.id);
      for (const item of kept) this.kept.set(item.id, { ...item, sending: 0, holder });
      this.leases.set(holder, until);
    },
    clear: () => this.kept.clear(),
  });

  claim: Claim = async ({ holder }, now, until) => {
    const free = [...this.kept.values()].filter(
      (item) => item.holder === holder || now >= (this.leases.get(item.holder) ?? 0),
    );
    for (const item of free) item.holder = holder;
    this.leases.set(holder, until);
    return free.map((item) => ({ ...item }));
  };
}

/** A page with its delivery; the next page has another delivery, and perhaps another network, but the same spool. */
export class FakePage {
  readonly env = new VirtualEnv();
  readonly spool = new FakeSpool();
  readonly answers: BatchAnswer[] = [];
  network = new FakeNetwork();
  sender: Sender = { device: 'device-1' };
  private pages = 0;

  /** A delivery that may not send yet. */
  prepared(openSpool = () => this.spool.open(`page-${++this.pages}`)): Delivery {
    const { env, network, spool } = this;
    const delivery = newDelivery({
      head: { key: 'pk_test' },
      random: () => 1,
      ...{ env, openSpool, send: network.send },
      sender: () => this.sender,
      onAnswer: (answer) => void this.answers.push(answer),
    });
    shareSpool(delivery, env, spool.claim);
    return delivery;
  }

  /** A delivery that may send, and has looked for what was left. */
  async started(openSpool?: () => Promise<Spool>): Promise<Delivery> {
    const delivery = this.prepared(openSpool);
    await delivery.start();
    delivery.flush();
    await settle();
    return delivery;
  }
}
