/** Carries one batch to the runtime. */
import type { BatchAnswer } from '../../runtime/wire/batch.ts';

export interface Reply {
  /** HTTP status; 0 if the batch was handed to the browser and nobody will ever know. */
  status: number;
  /** The header `Retry-After`, as it came: seconds, or a date. */
  retryAfter?: string | null;
  answer?: BatchAnswer;
}

/** Rejects on network errors. `leaving`: the page may be gone before the answer. */
export type Send = (body: string, leaving?: boolean) => Promise<Reply>;

/** `text/plain` and no credentials, so that the browser asks no permission beforehand. Without `keepalive` it dies with its page. */
export function sendTo(url: string, keepalive = true): Send {
  return async (body) => {
    const headers = { 'content-type': 'text/plain' };
    const response = await fetch(url, { method: 'POST', body, headers, keepalive, credentials: 'omit' });
    const reply: Reply = { status: response.status, retryAfter: response.headers.get('retry-after') };
    if (response.ok) reply.answer = await response.json();
    return reply;
  };
}
