/**
 * Webhooks by Standard Webhooks 1.0: `webhook-id` is the effect's id on every attempt, HMAC-SHA256 over id, time and body,
 * anything but 2xx is a failure, 410 ends it, redirects are not followed. Any http(s) address is allowed, private ones too:
 * the system is self-hosted, and who may publish a journey may reach what the server reaches.
 */
import { Webhook } from 'standardwebhooks';
import type { Delivery, EffectBody, Outgoing } from '../../journey/vocabulary.ts';
import type { Channel, Outside } from '../index.ts';
import { retryAfter, retryAt } from '../retries.ts';

type Payload = Extract<EffectBody, { kind: 'webhook' }>;

/** ms that the receiver has, to the end of its answer. */
const PATIENCE = 15_000;
/** Bytes of an answer that are read, and characters of it that people see. */
const READ = 4_096;
const SHOWN = 300;

interface Reply {
  status: number;
  text: string;
  retryAfter: string | null;
}

export const webhook: Channel = async (effect, outside) => {
  const request = requestOf(effect, outside.world.now());
  if (request instanceof Error) return unusable(request);
  const reply = await post(request, outside.fetch);
  return reply instanceof Error ? refused(reply, effect, outside) : judged(reply, effect, outside);
};

/** The signed request, or why it cannot be made. The time is that of the attempt, in seconds. */
function requestOf({ id, payload, identifiers }: Outgoing, now: number): Request | Error {
  const { url, secret, body } = payload as unknown as Payload;
  const person = { ...(body.person as object), identifiers };
  const text = JSON.stringify({ ...body, person });
  try {
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Dogear',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, new Date(now), text),
    };
    return new Request(url, { method: 'POST', headers, body: text, redirect: 'manual' });
  } catch (error) {
    return error as Error;
  }
}

async function post(request: Request, send: typeof fetch): Promise<Reply | Error> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(new Error(`no answer within ${PATIENCE / 1000} s`)), PATIENCE);
  try {
    const response = await send(request, { signal: abort.signal });
    const text = await beginningOf(response);
    return { status: response.status, text, retryAfter: response.headers.get('retry-after') };
  } catch (error) {
    return error as Error;
  } finally {
    clearTimeout(timer);
  }
}

/** Reads no more of the answer than is kept: the receiver may send without end. */
async function beginningOf({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= READ) break;
  }
  return Buffer.concat(chunks).subarray(0, READ).toString();
}

function judged(reply: Reply, effect: Outgoing, outside: Outside): Delivery {
  const { status, text } = reply;
  const answer = `HTTP ${status}${text ? `: ${text.slice(0, SHOWN)}` : ''}`;
  const ok = status >= 200 && status < 300;
  const result = { status, ok, ...bodyOf(text) };
  if (ok) return { state: 'done', answer, result };
  if (status === 410) return { state: 'failed', answer, result };
  return later(effect, outside, { answer, result }, retryAfter(reply.retryAfter, outside.world.now()));
}

function refused(error: Error, effect: Outgoing, outside: Outside): Delivery {
  const { message } = error.cause instanceof Error ? error.cause : error;
  return later(effect, outside, { answer: message.slice(0, SHOWN), result: { status: 0, ok: false } });
}

function later(
  { attempt }: Outgoing,
  { world, random }: Outside,
  { answer, result }: { answer: string; result: Record<string, unknown> },
  asked?: number,
): Delivery {
  const at = retryAt(world.now(), attempt, random(), asked);
  return at === undefined ? { state: 'failed', answer, result } : { state: 'pending', answer, retryAt: at };
}

const unusable = ({ message }: Error): Delivery => ({
  state: 'failed',
  answer: `The webhook cannot be sent: ${message}`,
  result: { status: 0, ok: false },
});

/** JSON that was answered is there for the branches that follow. */
function bodyOf(text: string): { body?: unknown } {
  try {
    return { body: JSON.parse(text) };
  } catch {
    return {};
  }
}
