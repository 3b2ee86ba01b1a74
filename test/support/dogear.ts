/** A whole real runtime on a free port with a fresh store, for tests that come from outside. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { realWorld, type World } from '../../runtime/clock.ts';
import { type Runtime, startRuntime } from '../../runtime/server.ts';
import type { Problem } from '../../runtime/wire/api/shared.ts';
import type { BatchAnswer } from '../../runtime/wire/batch.ts';
import { conforms } from './conformance.ts';

export interface DogearOptions {
  /** Of an empty PostgreSQL database; without it a new SQLite file. */
  url?: string | undefined;
  /** Of an SQLite file that outlives the runtime. */
  file?: string;
  /** Called once the store is closed. */
  drop?: () => Promise<void>;
  /** ms UTC; the machine's clock if not given. */
  clock?: () => number;
  /** What was built; `dist` if not given. */
  dist?: string;
  /** In which a proxy in front says where readers are. */
  regionHeader?: string;
  /** Gets the log, line by line. */
  log?: (line: string) => void;
}

/** Who calls, and headers beside those. */
export interface As {
  token?: string;
  headers?: Record<string, string>;
}

export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}

export interface Dogear extends Pick<Runtime, 'url' | 'store' | 'worker'> {
  adminToken: string;
  world: World;
  /** The answer, whatever its status; checked against the description of the api. */
  call<T = Problem>(method: string, path: string, body?: unknown, as?: As): Promise<Answer<T>>;
  /** The body of a good answer; throws at any other. As the administrator, unless told. */
  api<T>(method: string, path: string, body?: unknown, as?: As): Promise<T>;
  /** Sends a batch as a page does. */
  collect(batch: unknown): Promise<Answer<BatchAnswer>>;
  /** Makes a site with this key. */
  site(key?: string): Promise<string>;
  /** Makes an agent and gives the token of their page. */
  agent(id: string, name: string): Promise<string>;
  close(): Promise<void>;
}

const ADMIN = 'admin-token-of-the-tests';

export async function startDogear({
  url,
  file,
  drop,
  clock,
  dist = 'dist',
  regionHeader,
  log,
}: DogearOptions = {}): Promise<Dogear> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dogear-'));
  const world: World = { ...realWorld(), ...(clock && { now: clock }) };
  const runtime = await startRuntime({
    store: url ? { url } : { file: file ?? path.join(folder, 'dogear.sqlite') },
    host: '127.0.0.1',
    port: 0,
    adminToken: ADMIN,
    assets: { dist, examples: 'examples' },
    regionHeader,
    world,
    log: log ? pino({}, { write: log }) : pino({ level: 'silent' }),
  });
  return {
    ...runtime,
    ...clientOf(runtime.url),
    adminToken: ADMIN,
    world,
    async close() {
      await runtime.stop();
      await drop?.();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function clientOf(base: string): Pick<Dogear, 'call' | 'api' | 'collect' | 'site' | 'agent'> {
  const call: Dogear['call'] = async (method, path, body, as = {}) => {
    const headers = { authorization: `Bearer ${as.token ?? ADMIN}`, ...as.headers };
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await fetch(base + path, init);
    const answer = response.status === 204 ? undefined : await response.json();
    conforms(method, path, response.status, answer);
    return { status: response.status, headers: response.headers, body: answer };
  };
  const api = async <T>(method: string, path: string, body?: unknown, as?: As): Promise<T> => {
    const answer = await call<T>(method, path, body, as);
    if (answer.status < 300) return answer.body;
    throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  };
  return {
    call,
    api,
    collect: (batch) => call<BatchAnswer>('POST', '/v1/batch', batch),
    site: async (key = 'pk_test_site') => {
      await api('PUT', '/api/sites/test', { name: 'Test', key });
      return key;
    },
    agent: async (id, name) => {
      const { link } = await api<{ link: string }>('PUT', `/api/agents/${id}`, { name, kind: 'human' });
      return link.split('token=')[1] as string;
    },
  };
}
