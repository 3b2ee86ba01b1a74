/** Asks a service and goes on with its answer: a few tries soon after one another, and as much of the JSON as a run can carry. */
import type { Delivery, Outgoing } from '../journey/vocabulary.ts';
import type { Executor, Outside } from './index.ts';
import {
  answerOf,
  bodyOf,
  isSuccess,
  isUnsure,
  post,
  type Reply,
  reasonOf,
  Unusable,
  unsure,
} from './post.ts';
import { retryAfter } from './retries.ts';

interface Payload {
  url: string;
  secret?: string;
  body: unknown;
  patience: number;
  tries: number;
}

/** Bytes that are read, and bytes of JSON that the run keeps. */
const READ = 65_536;
const KEPT = 8_192;
/** ms between tries. */
const DELAYS = [5_000, 30_000, 120_000, 600_000, 1_800_000];

export const call: Executor = async (effect, outside) => {
  const { url, secret, body, patience } = effect.payload as unknown as Payload;
  const reply = await post(effect.id, { url, secret, body, patience, read: READ }, outside);
  if (reply instanceof Unusable) {
    return failed(`The service cannot be called: ${reply.message}`, { status: 0, ok: false });
  }
  if (reply instanceof Error && isUnsure(reply, effect)) return unsure(effect, reasonOf(reply));
  if (reply instanceof Error) return again(effect, outside, reasonOf(reply), { status: 0, ok: false });
  return judged(reply, effect, outside);
};

function judged(reply: Reply, effect: Outgoing, outside: Outside): Delivery {
  const ok = isSuccess(reply);
  const result = { status: reply.status, ok, ...keptOf(reply.text) };
  if (ok) return { state: 'done', answer: answerOf(reply), result };
  // What the service understood and refused, it will refuse again.
  const final = reply.status >= 400 && reply.status < 500 && reply.status !== 408 && reply.status !== 429;
  if (final) return failed(answerOf(reply), result);
  return again(effect, outside, answerOf(reply), result, retryAfter(reply.retryAfter, outside.world.now()));
}

/** A run carries its answers along, so they are small. */
function keptOf(text: string): { body?: unknown; tooLarge?: true } {
  return Buffer.byteLength(text) > KEPT ? { tooLarge: true } : bodyOf(text);
}

function again(
  { attempt, payload }: Outgoing,
  { world }: Outside,
  answer: string,
  result: Record<string, unknown>,
  asked = 0,
): Delivery {
  const delay = DELAYS[attempt - 1];
  const { tries } = payload as unknown as Payload;
  if (delay === undefined || attempt >= tries) return failed(answer, result);
  return { state: 'pending', answer, retryAt: world.now() + Math.max(delay, Math.min(asked, 3_600_000)) };
}

const failed = (answer: string, result: Record<string, unknown>): Delivery => ({
  state: 'failed',
  answer,
  result,
});
