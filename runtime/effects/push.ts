/** Sends a push by its channel. */
import type { ChannelKind } from '../journey/channels.ts';
import type { Delivery, Outgoing } from '../journey/vocabulary.ts';
import { webhook } from './channels/webhook.ts';
import type { Executor, Outside } from './index.ts';

/** What a channel is given: `push` is the id under which opening and clicking are reported. Times in ms UTC. */
export interface PushSent {
  push: string;
  endpoint: string;
  secret: string;
  content: { form: string; title: string; text?: string; image?: string; label?: string; url?: string };
  expiresAt: number;
}

/**
 * A channel tries once and tells what came of it: `done` with `{ action: 'delivered' }`, `failed` with `{ action: 'failed', reason }`,
 * or `pending` with the time of the next try. It honours `effect.id` as the key under which the other side recognises a repeat, and
 * never throws for what the other side does. One file a channel; its declaration stands in `journey/channels.ts`.
 */
export type Channel = (sent: PushSent, effect: Outgoing, outside: Outside) => Promise<Delivery>;

const CHANNELS: Record<Exclude<ChannelKind, 'page'>, Channel> = { webhook };

export const push: Executor = async (effect, outside) => {
  const { channel, ...sent } = effect.payload as unknown as PushSent & { channel: string };
  const known = new Map<string, Channel>(Object.entries(CHANNELS)).get(channel);
  if (known) return known(sent, effect, outside);
  const answer = `No channel "${channel}" carries pushes; known are ${Object.keys(CHANNELS).join(', ')}.`;
  return { state: 'failed', answer, result: { action: 'failed', reason: answer } };
};
