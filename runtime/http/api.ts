/** Puts declared routes behind the door: token, checks, answer, and one line of log per request. */

import type { Context } from 'hono';
import type { Logger } from 'pino';
import Type from 'typebox';
import { isTimeout } from '../store/postgres.ts';
import type { Auth } from './auth.ts';
import { parsed, readBody } from './body.ts';
import type { App, Env } from './env.ts';
import { notFound, ProblemError, problemResponse } from './problem.ts';
import type { Declaration, Room, Route } from './route.ts';
import { streamed } from './stream.ts';
import { checker, queryOf } from './validate.ts';

/** Bytes of a body: a graph of 500 nodes with long texts fits. */
const BODY_LIMIT = 2_000_000;

export interface Door {
  room: Room;
  auth: Auth;
  log: Logger;
  /** Called for every request with the route's pattern. */
  observe(method: string, route: string, status: number, ms: number): void;
}

type Served = (c: Context<Env>, requestId: string) => Promise<Response>;

export function serveApi(app: App, door: Door, routes: readonly Route[]): void {
  for (const { declared, handle } of routes) {
    const path = declared.path.replace('{id}', ':id');
    app.on(declared.method, path, watched(door, declared, answering(door, declared, handle)));
  }
}

/** Failures become problems here and nowhere else; the log has the pattern, never the address: that can name a person. */
function watched(door: Door, { method, path }: Declaration, serve: Served) {
  return async (c: Context<Env>) => {
    const requestId = door.room.world.id();
    const started = performance.now();
    const response = await serve(c, requestId).catch((error) => failed(door, error, requestId, path));
    const ms = performance.now() - started;
    door.observe(method, path, response.status, ms);
    door.log.info({ requestId, method, route: path, status: response.status, ms: Math.round(ms) }, 'request');
    return response;
  };
}

function failed({ log }: Door, error: unknown, requestId: string, route: string): Response {
  const headers = { 'x-request-id': requestId, 'cache-control': 'no-store' };
  if (error instanceof ProblemError) return problemResponse(error, headers);
  if (isTimeout(error)) {
    log.warn({ requestId, route }, 'the database took too long');
    return problemResponse(tooSlow, { ...headers, 'retry-after': '2' });
  }
  log.error({ requestId, route, stack: error instanceof Error ? error.stack : String(error) }, 'failed');
  const detail = `This is a fault of Dogear. Its log names it by the request id ${requestId}.`;
  return problemResponse(new ProblemError(500, 'internal', detail), headers);
}

function answering(door: Door, declared: Declaration, handle: Route['handle']): Served {
  const checkQuery = checker(declared.query ?? Type.Object({}, { additionalProperties: false }));
  const checkBody = declared.body && checker(declared.body);
  return async (c, requestId) => {
    const viewer = await door.auth(c.req.header('authorization'));
    if (declared.who === 'admin' && viewer.role !== 'admin') throw forbidden();
    const id = c.req.param('id') ?? '';
    if (id.includes('\0')) throw notFound('resource');
    const query = queryOf(declared.query, c.req.query());
    checkQuery(query);
    const body = checkBody && (await bodyOf(c, declared));
    checkBody?.(body);
    const headers: Record<string, string> = { 'x-request-id': requestId, 'cache-control': 'no-store' };
    const header = (name: string, value: string) => {
      headers[name] = value;
    };
    const answer = await handle(door.room, {
      viewer,
      id,
      query,
      body,
      ifMatch: c.req.header('if-match'),
      gone: () => c.env.outgoing.destroyed,
      header,
    });
    if (declared.stream) return streamed(answer as AsyncIterable<unknown>, headers);
    return declared.answer
      ? Response.json(answer, { status: declared.status ?? 200, headers })
      : new Response(null, { status: 204, headers });
  };
}

const tooSlow = new ProblemError(
  503,
  'too-slow',
  'The database took too long to answer and was stopped. Try again in some seconds; if it stays so, ask for less: fewer comparisons, or a shorter period.',
);

async function bodyOf(c: Context<Env>, { bodyMayBeEmpty }: Declaration): Promise<unknown> {
  const body = await readBody(c.env.incoming, BODY_LIMIT);
  return body.length === 0 && bodyMayBeEmpty ? {} : parsed(body);
}

const forbidden = (): ProblemError =>
  new ProblemError(403, 'forbidden', 'This is for administrators. Sign in with the administrator token.');
