/** A network and a spool for the delivery, in the hands of the test. */
import type { Batch, BatchAnswer, Message } from '../../runtime/wire/batch.ts';
import { type Delivery, newDelivery } from '../../sdk/delivery/delivery.ts';
import type { Item, Sender } from '../../sdk/delivery/queue.ts';
import type { Reply, Send } from '../../sdk/delivery/send.ts';
import type { Spool } from '../../sdk/delivery/spool.ts';
import { settle, VirtualEnv } from './sdk-env.ts';

export class FakeNetwork {
  /** Every batch that was sent, however it went. */
  readonly sent: (Omit<Batch, 'messages'> & { messages: Message[] })[] = [];
  /** What comes back; `undefined` is a network error, a promise an answer that takes its time. */
  reply: () => Reply | undefined | Promise<Reply | undefined> = () => ({ status: 200, answer: ANSWER });

  send: Send = async (body) => {
    this.sent.push(JSON.parse(body));
    const reply = await this.reply();
    if (!reply) throw new TypeError('Failed to fetch');
    return reply;
  };

  /** Ids of all messages that were sent, in order. */
  get ids(): string[] {
    return this.sent.flatMap(({ messages }) => messages.map(({ id }) => id));
  }
}

export const ANSWER: BatchAnswer = { accepted: 1, duplicates: 0, rejected: [], pushes: [] };

/** Outlives the delivery that wrote it, as a database does. */
export class FakeSpool implements Spool {
  readonly kept = new Map<string, Item>();

  all = async (): Promise<Item[]> => [...this.kept.values()].map((item) => ({ ...item }));
  write = (kept: readonly Item[], gone: readonly Item[]): void => {
    for (const item of kept) this.kept.set(item.id, { ...item, sending: false });
    for (const item of gone) this.kept.delete(item.id);
  };
  clear = (): void => this.kept.clear();
}

/** A page with its delivery; the next page has another delivery, and perhaps another network, but the same spool. */
export class FakePage {
  readonly env = new VirtualEnv();
  readonly spool = new FakeSpool();
  readonly answers: BatchAnswer[] = [];
  network = new FakeNetwork();
  sender: Sender = { device: 'device-1' };

  /** A delivery that may not send yet. */
  prepared(openSpool = async (): Promise<FakeSpool> => this.spool): Delivery {
    const { env, network } = this;
    return newDelivery({
      head: { key: 'pk_test' },
      ...{ env, openSpool, send: network.send },
      sender: () => this.sender,
      onAnswer: (answer) => void this.answers.push(answer),
    });
  }

  /** A delivery that may send. */
  async started(openSpool?: () => Promise<FakeSpool>): Promise<Delivery> {
    const delivery = this.prepared(openSpool);
    await delivery.start();
    await settle();
    return delivery;
  }
}
