/** An api that answers what a test tells it, in place of `fetch`. */
import { vi } from 'vitest';

export interface Asked {
  /** `GET /api/people?q=a` */
  call: string;
  body: unknown;
  token: string | null;
  signal: AbortSignal | undefined;
}

/** A body, or a status with its problem, or `offline`: no answer at all. */
export type Told = { status: number; code: string; detail?: string } | { body: unknown } | 'offline';

export interface FakeApi {
  asked: Asked[];
  /** From now on this call gets this answer. */
  tell(call: string, told: Told | (() => Told | Promise<Told>)): void;
}

/** Calls that were not told of get 404. */
export function fakeApi(): FakeApi {
  const answers = new Map<string, Told | (() => Told | Promise<Told>)>();
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    const call = `${init.method ?? 'GET'} ${path}`;
    const token = new Headers(init.headers).get('authorization');
    const body = init.body === undefined ? undefined : JSON.parse(String(init.body));
    asked.push({ call, body, token, signal: init.signal ?? undefined });
    const told = answers.get(call) ?? { status: 404, code: 'not-found' };
    return answer(typeof told === 'function' ? await told() : told, init.signal);
  });
  return { asked, tell: (call, told) => answers.set(call, told) };
}

function answer(told: Told, signal: AbortSignal | null | undefined): Response {
  if (signal?.aborted) throw new DOMException('aborted', 'AbortError');
  if (told === 'offline') throw new TypeError('Failed to fetch');
  if ('body' in told) return new Response(JSON.stringify(told.body));
  return new Response(JSON.stringify({ ...told, title: told.code, type: 'about:blank' }), {
    status: told.status,
  });
}
