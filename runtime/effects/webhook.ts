/** Tells another system about the person and the journey. Anything but 2xx is a failure and tried again for three days; 410 ends it. */
import type { Delivery, EffectBody, Outgoing } from '../journey/vocabulary.ts';
import type { Executor, Outside } from './index.ts';
import {
  answerOf,
  bodyOf,
  isSuccess,
  isUnsure,
  later,
  post,
  type Reply,
  reasonOf,
  Unusable,
  unsure,
} from './post.ts';
import { retryAfter } from './retries.ts';

type Payload = Extract<EffectBody, { kind: 'webhook' }>;

const PATIENCE = 15_000;
const READ = 4_096;

export const webhook: Executor = async (effect, outside) => {
  const { url, secret, body } = effect.payload as unknown as Payload;
  const person = { ...(body.person as object), identifiers: effect.identifiers };
  const posted = { url, secret, body: { ...body, person }, patience: PATIENCE, read: READ };
  const reply = await post(effect.id, posted, outside);
  return reply instanceof Error ? refused(reply, effect, outside) : judged(reply, effect, outside);
};

function judged(reply: Reply, effect: Outgoing, outside: Outside): Delivery {
  const { status, text } = reply;
  const ok = isSuccess(reply);
  const told = { answer: answerOf(reply), result: { status, ok, ...bodyOf(text) } };
  if (ok) return { state: 'done', ...told };
  if (status === 410) return { state: 'failed', ...told };
  return later(effect, outside, told, retryAfter(reply.retryAfter, outside.world.now()));
}

function refused(error: Error, effect: Outgoing, outside: Outside): Delivery {
  const result = { status: 0, ok: false };
  if (error instanceof Unusable) {
    return { state: 'failed', answer: `The webhook cannot be sent: ${error.message}`, result };
  }
  if (isUnsure(error, effect)) return unsure(effect, reasonOf(error));
  return later(effect, outside, { answer: reasonOf(error), result });
}
