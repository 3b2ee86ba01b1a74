/** The runtime as a whole: store, ingest, worker and door, put together, listening, and stopped without loss. */
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import { createAdvance } from './advance/index.ts';
import type { World } from './clock.ts';
import { createEffects } from './effects/index.ts';
import { createApp } from './http/app.ts';
import type { Assets } from './http/assets.ts';
import { readSdkBuild, type SdkBuild } from './http/sdk-build.ts';
import { createIngest } from './ingest/index.ts';
import { createReplays } from './replay/index.ts';
import { keepSdkFiles } from './store/edits/sdk.ts';
import { openStore, type Store, type StoreOptions } from './store/index.ts';
import { createWorker, type Worker } from './worker.ts';

export interface RuntimeOptions {
  store: Pick<StoreOptions, 'url' | 'file'>;
  host: string;
  /** 0 takes a free one. */
  port: number;
  adminToken: string;
  assets: Assets;
  /** In lower case; in it a proxy in front says where a request comes from. */
  regionHeader?: string | undefined;
  world: World;
  log: Logger;
}

export interface Runtime {
  /** Where it listens, without a slash at the end. */
  url: string;
  store: Store;
  worker: Worker;
  /** Takes no more requests, finishes those it has and what they queued, then closes the store. */
  stop(): Promise<void>;
}

/** ms that a request may take to end once the runtime stops. */
const PATIENCE = 10_000;
/** ms that a connection may wait for its next request: pages send every 5 s, and a new connection would cost them a round trip. */
const KEEP_ALIVE = 65_000;

export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { world, log, host, port } = options;
  const store = await openStore({ ...options.store, log });
  const advance = createAdvance({ store, world });
  await advance.refresh();
  const sdk = readSdkBuild(options.assets.dist);
  if (sdk) await keepBuild(store, sdk, world);
  const ingest = createIngest({ store, advance, world, log });
  const worker = createWorker({ store, advance, effects: createEffects({ fetch, world }), world, log });
  const replays = createReplays({ store, open: options.store, world, log });
  const door = { ...options, store, advance, ingest, replays, sdk };
  const closing = new AbortController();
  const app = createApp({ ...door, closing: closing.signal });
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE }, getRequestListener(app.fetch));
  const bound = await listening(server, port, host).catch(async (error) => {
    await store.close();
    throw error;
  });
  worker.start();
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    store,
    worker,
    async stop() {
      closing.abort();
      await Promise.all([closed(server), worker.stop(), replays.stop()]);
      await ingest.drain();
      await store.close();
    },
  };
}

/** Before the first page can pin it: whatever is served now must be there after the next update. */
async function keepBuild(store: Store, { build, scripts }: SdkBuild, { now }: World): Promise<void> {
  const files = [...scripts].map(([name, script]) => ({ build, name, script, keptAt: now() }));
  await store.write((db) => keepSdkFiles(db, files));
}

function listening(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** Idle connections close at once, the others with their answer; whoever is too slow is cut off. */
async function closed(server: Server): Promise<void> {
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  const late = setTimeout(() => server.closeAllConnections(), PATIENCE);
  await new Promise((resolve) => server.close(resolve));
  clearInterval(idle);
  clearTimeout(late);
}
