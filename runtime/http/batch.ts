/** `POST /v1/batch`: the hot path. Nothing stands between the socket and ingest but this file. */
import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import { type Ingest, IngestError } from '../ingest/index.ts';
import { LIMITS } from '../wire/batch.ts';
import { parsed, readBody } from './body.ts';
import type { App } from './env.ts';
import type { Figures } from './figures.ts';
import { ProblemError, problemResponse } from './problem.ts';

/** Any page may send, without credentials and as text, so that no preflight is needed; and learns how long to wait. */
const OPEN = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'retry-after' };
const ANSWER = { ...OPEN, 'content-type': 'application/json' };
const PREFLIGHT = {
  ...OPEN,
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'content-type',
  'access-control-max-age': '86400',
};

/** `regionHeader`: in which a proxy in front says where a request comes from. */
export function serveBatch(
  app: App,
  ingest: Ingest,
  figures: Figures,
  log: Logger,
  regionHeader: string | undefined,
): void {
  const edgeOf = ({ headers }: IncomingMessage) =>
    regionHeader === undefined ? undefined : { region: headers[regionHeader]?.toString() };
  app.options('/v1/batch', () => new Response(null, { status: 204, headers: PREFLIGHT }));
  app.post('/v1/batch', async (c) => {
    const started = performance.now();
    try {
      const body = await readBody(c.env.incoming, LIMITS.bytes);
      const answer = await ingest.accept(parsed(body), body.length, edgeOf(c.env.incoming));
      figures.batch(200, performance.now() - started, answer);
      return new Response(JSON.stringify(answer), { headers: ANSWER });
    } catch (error) {
      const response = refused(error, log);
      figures.batch(response.status, performance.now() - started);
      return response;
    }
  });
}

function refused(error: unknown, log: Logger): Response {
  if (error instanceof ProblemError) return problemResponse(error, OPEN);
  if (error instanceof IngestError) {
    const { status, code, detail, retryAfter } = error;
    const later: Record<string, string> =
      retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
    return problemResponse(new ProblemError(status, code, detail), { ...OPEN, ...later });
  }
  log.error({ route: '/v1/batch', stack: error instanceof Error ? error.stack : String(error) }, 'failed');
  const detail = 'This is a fault of Dogear. Nothing of the batch was stored: send it again.';
  return problemResponse(new ProblemError(503, 'unavailable', detail), { ...OPEN, 'retry-after': '5' });
}
