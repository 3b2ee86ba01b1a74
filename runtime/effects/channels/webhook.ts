/** A gateway of one's own: it gets the content and who the person is known as, and reports what became of it. */
import type { Delivery, Outgoing } from '../../journey/vocabulary.ts';
import type { Outside } from '../index.ts';
import {
  answerOf,
  isSuccess,
  isUnsure,
  later,
  post,
  type Reply,
  reasonOf,
  Unusable,
  unsure,
} from '../post.ts';
import type { Channel } from '../push.ts';
import { retryAfter } from '../retries.ts';

const PATIENCE = 15_000;
const READ = 4_096;

export const webhook: Channel = async ({ push, endpoint, secret, content, expiresAt }, effect, outside) => {
  const { id, identifiers } = effect;
  const body = { type: 'journey.push', effect: id, push, person: { identifiers }, content, expiresAt };
  const reply = await post(id, { url: endpoint, secret, body, patience: PATIENCE, read: READ }, outside);
  if (reply instanceof Unusable) return failed(`The push cannot be sent: ${reply.message}`);
  if (reply instanceof Error && isUnsure(reply, effect)) return unsure(effect, reasonOf(reply));
  if (reply instanceof Error) return again(effect, outside, reasonOf(reply));
  if (isSuccess(reply)) return { state: 'done', answer: answerOf(reply), result: { action: 'delivered' } };
  return reply.status === 410 ? failed(answerOf(reply)) : again(effect, outside, answerOf(reply), reply);
};

const failed = (answer: string): Delivery => ({
  state: 'failed',
  answer,
  result: { action: 'failed', reason: answer },
});

function again(effect: Outgoing, outside: Outside, answer: string, reply?: Reply): Delivery {
  const told = { answer, result: { action: 'failed', reason: answer } };
  return later(effect, outside, told, retryAfter(reply?.retryAfter ?? null, outside.world.now()));
}
