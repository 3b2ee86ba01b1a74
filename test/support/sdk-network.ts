/** A network and a spool for the delivery, in the hands of the test. */
import type { Batch, BatchAnswer, Message } from '../../runtime/wire/batch.ts';
import type { Item } from '../../sdk/delivery/queue.ts';
import type { Reply, Send } from '../../sdk/delivery/send.ts';
import type { Spool } from '../../sdk/delivery/spool.ts';

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
  put = (items: readonly Item[]): void => {
    for (const item of items) this.kept.set(item.id, { ...item, sending: false, spooled: true });
  };
  remove = (items: readonly Item[]): void => {
    for (const item of items) this.kept.delete(item.id);
  };
  clear = (): void => this.kept.clear();
}
