/** The whole door: the collector, the api, health and figures, the pages. */
import { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Ingest } from '../ingest/index.ts';
import { lagOf, sizeOf } from '../store/views/health.ts';
import { dropsOf } from '../store/views/metrics.ts';
import { sdkFileKept } from '../store/views/sdk.ts';
import { serveApi } from './api.ts';
import { type Assets, serveAssets } from './assets.ts';
import { createAuth } from './auth.ts';
import { serveBatch } from './batch.ts';
import type { App } from './env.ts';
import { createFigures } from './figures.ts';
import { serveHealth } from './health.ts';
import { openApi } from './openapi.ts';
import { serveOverlay } from './overlay.ts';
import { notFound, ProblemError, problemResponse } from './problem.ts';
import type { Room } from './route.ts';
import { routes } from './routes/index.ts';

export interface Rooms extends Room {
  ingest: Ingest;
  adminToken: string;
  log: Logger;
  assets: Assets;
  /** In lower case. */
  regionHeader?: string | undefined;
}

export function createApp({ ingest, adminToken, log, assets, regionHeader, ...room }: Rooms): App {
  const { store, world } = room;
  const app: App = new Hono();
  const figures = createFigures({
    queue: () => ingest.queued(),
    lag: () => lagOf(store.read, world.now()),
    drops: () => dropsOf(store.read),
    size: () => sizeOf(store.read),
  });
  serveBatch(app, ingest, figures, log, regionHeader);
  serveOverlay(app, room, figures, log);
  serveApi(app, { room, auth: createAuth(store, adminToken), log, observe: figures.request }, routes);
  const described = openApi(routes.map(({ declared }) => declared));
  app.get('/api/openapi.json', (c) => c.json(described));
  app.all('/api/*', () => problemResponse(notFound('resource')));
  serveHealth(app, async () => !room.closing.aborted && (await sizeOf(store.read)) > 0, figures);
  serveAssets(app, assets, (build, name) => sdkFileKept(store.read, build, name));
  app.notFound(() => problemResponse(notFound('page')));
  app.onError((error) => {
    log.error({ stack: error.stack }, 'failed');
    return problemResponse(
      new ProblemError(500, 'internal', 'This is a fault of Dogear; its log says more.'),
    );
  });
  return app;
}
