/**
 * One signed request, by Standard Webhooks 1.0: `webhook-id` is the effect's id on every attempt, HMAC-SHA256 over id, time and body.
 * Redirects are not followed, so nobody is led elsewhere. Any http(s) address is allowed, private ones too: the system is self-hosted,
 * and who may publish a journey may reach what the server reaches.
 */
import { Webhook } from 'standardwebhooks';
import type { Delivery, Outgoing } from '../journey/vocabulary.ts';
import type { Outside } from './index.ts';
import { retryAt } from './retries.ts';

/** Characters of an answer that people see. */
export const SHOWN = 300;

export interface Posted {
  url: string;
  /** Without it the request goes out unsigned. */
  secret?: string | undefined;
  body: unknown;
  /** ms that the receiver has, to the end of its answer. */
  patience: number;
  /** Bytes of an answer that are read. */
  read: number;
}

export interface Reply {
  status: number;
  text: string;
  retryAfter: string | null;
}

/** A request that cannot be made at all: trying again would not help. */
export class Unusable extends Error {}

/** No answer came to what may have arrived. */
class Unheard extends Error {}

/** Causes by which a request never left. */
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What was answered, or why nothing was; never throws for what the other side does. */
export async function post(
  id: string,
  posted: Posted,
  { fetch: send, world }: Outside,
): Promise<Reply | Error> {
  const { patience } = posted;
  const request = requestOf(id, posted, world.now());
  if (request instanceof Error) return request;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(new Error(`no answer within ${patience / 1000} s`)), patience);
  try {
    const response = await send(request, { signal: abort.signal });
    const text = await beginningOf(response, posted.read);
    return { status: response.status, text, retryAfter: response.headers.get('retry-after') };
  } catch (error) {
    return unheard(error as Error);
  } finally {
    clearTimeout(timer);
  }
}

function unheard(error: Error): Error {
  const { code } = (error.cause ?? {}) as { code?: string };
  return code !== undefined && NEVER_LEFT.has(code)
    ? error
    : new Unheard(error.message, { cause: error.cause });
}

/** Whether it may have arrived at a receiver that does not know a repeat: then nobody sends it again. */
export const isUnsure = (error: Error, { payload }: Outgoing): boolean =>
  payload.once === true && error instanceof Unheard;

/** The time is that of the attempt, in seconds. */
function requestOf(id: string, { url, secret, body }: Posted, now: number): Request | Unusable {
  const text = JSON.stringify(body);
  try {
    const signature = secret === undefined ? undefined : new Webhook(secret).sign(id, new Date(now), text);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Dogear',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now / 1000)),
      ...(signature !== undefined && { 'webhook-signature': signature }),
    };
    return new Request(url, { method: 'POST', headers, body: text, redirect: 'manual' });
  } catch (error) {
    return new Unusable((error as Error).message);
  }
}

/** Reads no more of the answer than is wanted: the receiver may send without end. */
async function beginningOf({ body }: Response, read: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= read) break;
  }
  return Buffer.concat(chunks).subarray(0, read).toString();
}

export const isSuccess = ({ status }: Reply): boolean => status >= 200 && status < 300;

/** What was answered, for people. */
export const answerOf = ({ status, text }: Reply): string =>
  `HTTP ${status}${text ? `: ${text.slice(0, SHOWN)}` : ''}`;

export function reasonOf(error: Error): string {
  const { message } = error.cause instanceof Error ? error.cause : error;
  return message.slice(0, SHOWN);
}

/** Tried again by the schedule of webhooks, or failed after the last time. */
export function later(
  { attempt }: Outgoing,
  { world, random }: Outside,
  told: { answer: string; result: Record<string, unknown> },
  asked?: number,
): Delivery {
  const at = retryAt(world.now(), attempt, random(), asked);
  return at === undefined
    ? { state: 'failed', ...told }
    : { state: 'pending', answer: told.answer, retryAt: at };
}

/** JSON that was answered, if it is any. */
export function bodyOf(text: string): { body?: unknown } {
  try {
    return { body: JSON.parse(text) };
  } catch {
    return {};
  }
}

/** It may have arrived: shown, and never sent again. */
export function unsure({ kind }: Outgoing, answer: string): Delivery {
  const told =
    kind === 'push' ? { action: 'unknown', reason: answer } : { ok: false, status: 0, unknown: true };
  return { state: 'unknown', answer, result: told };
}
