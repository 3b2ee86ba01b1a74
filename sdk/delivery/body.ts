/** A batch as it goes out, around messages that are JSON already. */
import type { Batch } from '../../runtime/wire/batch.ts';
import type { Sender } from './queue.ts';

/** What every batch says of its site and its sender's surroundings. */
export type Head = Pick<Batch, 'key' | 'zone' | 'language'>;

/** `sentAt`: ms UTC. */
export function bodyOf(head: Head, sender: Sender, sentAt: number, messages: readonly string[]): string {
  const envelope = JSON.stringify({ ...head, ...sender, sentAt });
  return `${envelope.slice(0, -1)},"messages":[${messages.join()}]}`;
}
