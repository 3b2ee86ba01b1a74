/** The runtime's api as the pages call it: JSON in and out, the session's token, one kind of error. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Me } from '../runtime/wire/api/settings.ts';
import { observed } from './parts/observed.ts';
import { signOut, token } from './session.ts';

/** What went wrong. `status` 0 and code `offline`: the runtime was not reached. `body` is the whole answer. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly body: unknown = null,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** Whether the runtime answered the last time, and when it last did (ms); whatever it answered. */
export const reached = observed({ ok: true, at: Date.now() });

addEventListener('offline', () => reached.set({ ...reached.get(), ok: false }));

type Headers = Record<string, string>;

/** Paths start with `/api/`. Each rejects with an ApiError, or with an AbortError once `signal` aborted. */
export const api = {
  get: <T>(path: string, signal?: AbortSignal) => call<T>(path, signal ? { signal } : {}),
  /** Who would hold this token; for trying one before it is kept. */
  me: (held: string) => call<Me>('/api/me', { headers: { authorization: `Bearer ${held}` } }),
  post: <T>(path: string, body: unknown = {}, signal?: AbortSignal) =>
    call<T>(path, { ...written('POST', body), ...(signal && { signal }) }),
  put: <T>(path: string, body: unknown, headers: Headers = {}) =>
    call<T>(path, written('PUT', body, headers)),
  drop: (path: string) => call<null>(path, { method: 'DELETE' }),
  patch: <T>(path: string, body: unknown) => call<T>(path, written('PATCH', body)),
  delete: (path: string) => call<null>(path, { method: 'DELETE' }),
  events,
};

function written(method: string, body: unknown, headers: Headers = {}): RequestInit {
  return { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } };
}

const call = async <T>(path: string, init: RequestInit): Promise<T> =>
  (await answered(path, init)).json().catch(() => null) as Promise<T>;

/** What a path streams, event by event, until it ends or `signal` aborts. */
async function* events<T>(path: string, signal: AbortSignal): AsyncGenerator<T> {
  const { body } = await answered(path, { signal });
  const reader = (body as ReadableStream<BufferSource>).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value = '' } = await reader.read();
    if (done) return;
    const parts = (text + value).split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) if (part.startsWith(DATA)) yield JSON.parse(part.slice(DATA.length)) as T;
  }
}

const DATA = 'data: ';

/** A good answer; whatever else came is thrown. */
async function answered(path: string, init: RequestInit): Promise<Response> {
  const held = token.get();
  const headers = { ...(init.headers as Headers), ...(held ? { authorization: `Bearer ${held}` } : {}) };
  const response = await fetch(path, { ...init, headers }).catch(unreached);
  reached.set({ ok: true, at: Date.now() });
  if (response.ok) return response;
  if (response.status === 401 && held && held === token.get()) signOut();
  throw problem(response.status, await response.json().catch(() => null));
}

function unreached(error: unknown): never {
  if (error instanceof DOMException && error.name === 'AbortError') throw error;
  reached.set({ ...reached.get(), ok: false });
  throw new ApiError(0, 'offline', error instanceof Error ? error.message : String(error));
}

function problem(status: number, body: unknown): ApiError {
  const { code, detail, title } = (body ?? {}) as { code?: string; detail?: string; title?: string };
  return new ApiError(status, code ?? `http-${status}`, detail ?? title ?? '', body);
}

export interface Loaded<T> {
  /** The last answer; kept while the next one is on its way. */
  data: T | undefined;
  error: ApiError | undefined;
  loading: boolean;
  reload(): void;
}

/** Loads `path`, again when it changes or on `reload`; nothing while it is undefined. Cancels when the component goes. */
export function useLoad<T>(path: string | undefined): Loaded<T> {
  const [round, setRound] = useState(0);
  const [state, setState] = useState<Pick<Loaded<T>, 'data' | 'error'> & { of: string }>({
    data: undefined,
    error: undefined,
    of: '',
  });
  const wanted = `${round} ${path}`;
  useEffect(() => {
    if (path === undefined) return;
    const cancel = new AbortController();
    api.get<T>(path, cancel.signal).then(
      (data) => cancel.signal.aborted || setState({ data, error: undefined, of: wanted }),
      (error) => cancel.signal.aborted || setState((old) => ({ ...old, error, of: wanted })),
    );
    return () => cancel.abort();
  }, [path, wanted]);
  const reload = useCallback(() => setRound((count) => count + 1), []);
  const { data, error, of } = state;
  return { data, error, loading: path !== undefined && of !== wanted, reload };
}
