/** Is it alive, may it get requests, and how is it doing. */
import type { App } from './env.ts';
import type { Figures } from './figures.ts';
import { ProblemError, problemResponse } from './problem.ts';

/** `ready` rejects or is false while the store does not answer or the process is stopping. */
export function serveHealth(app: App, ready: () => Promise<boolean>, figures: Figures): void {
  app.get('/healthz', (c) => c.json({ live: true }));
  app.get('/readyz', async (c) => {
    if (await ready().catch(() => false)) return c.json({ ready: true });
    const detail = 'The store does not answer, or the process is stopping. Ask again in a moment.';
    return problemResponse(new ProblemError(503, 'not-ready', detail), { 'retry-after': '1' });
  });
  app.get('/metrics', async (c) =>
    c.body(await figures.text(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
  );
}
