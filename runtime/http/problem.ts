/** What went wrong with a request, in the form of RFC 9457 with a stable `code`. */
import type { Problem } from '../wire/api/shared.ts';

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Content too large',
  422: 'Unprocessable content',
  428: 'Precondition required',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Service unavailable',
};

/** Thrown by a route; `detail` says what was expected and what to do next, `more` travels as further members. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly more: Record<string, unknown> = {},
  ) {
    super(detail);
    this.name = 'ProblemError';
  }
}

export const notFound = (what: string): ProblemError =>
  new ProblemError(404, 'not-found', `There is no such ${what}, or it is not yours to see.`);

/** What was asked for, or 404. */
export function found<T>(what: string, value: T | undefined): T {
  if (value === undefined) throw notFound(what);
  return value;
}

export const unknownAgent = (id: string): ProblemError =>
  new ProblemError(400, 'unknown-agent', `There is no agent "${id}". Choose one of GET /api/agents.`);

export const unknownUnit = (id: string): ProblemError =>
  new ProblemError(400, 'unknown-unit', `There is no unit "${id}". Choose one of GET /api/units.`);

/** Ids that people choose stand in addresses. */
export function refuseBadId(id: string): void {
  if (/^[0-9A-Za-z_-]{1,64}$/.test(id)) return;
  throw new ProblemError(400, 'invalid', 'An id has 1 to 64 letters, digits, "_" or "-".', { field: 'id' });
}

export function problemOf({ status, code, message, more }: ProblemError): Problem {
  const title = TITLES[status] ?? 'Error';
  return { type: 'about:blank', title, status, code, detail: message, ...more };
}

export function problemResponse(error: ProblemError, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(problemOf(error)), {
    status: error.status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });
}
