/** Each route of the api is declared once: the handler's types, the checks at the door and the OpenAPI come from it. */
import type { Static, TObject, TSchema } from 'typebox';
import type { Advance } from '../advance/index.ts';
import type { World } from '../clock.ts';
import type { Replays } from '../replay/index.ts';
import type { Store } from '../store/index.ts';
import type { Viewer } from '../store/viewer.ts';
import type { SdkBuild } from './sdk-build.ts';

export interface Declaration {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As OpenAPI writes it, with one `{id}` at most. */
  path: `/api/${string}`;
  summary: string;
  /** `viewer`: agents too, as far as they may see. */
  who: 'admin' | 'viewer';
  query?: TObject;
  body?: TSchema;
  /** An empty body is the empty object. */
  bodyMayBeEmpty?: true;
  /** 200 if it is not said. */
  status?: 200 | 201;
  /** Without it the answer is 204 and empty. */
  answer?: TSchema;
  /** Answers with a stream of server-sent events, each an answer; the handler gives them one after the other. */
  stream?: true;
  /** Codes by status that only this route has. */
  problems?: Record<number, string>;
}

type Of<D, K extends string> = D extends { [key in K]: infer S extends TSchema } ? Static<S> : undefined;

/** One request that passed the door. */
export interface Passed<Query = unknown, Body = unknown> {
  viewer: Viewer;
  /** The `{id}` of the path. */
  id: string;
  query: Query;
  body: Body;
  /** Header `If-Match` as it came. */
  ifMatch: string | undefined;
  /** Whether the caller hung up. */
  gone(): boolean;
  /** Sets a header of the answer. */
  header(name: string, value: string): void;
}
export type Call<D extends Declaration> = Passed<Of<D, 'query'>, Of<D, 'body'>>;

/** What the routes work with. */
export interface Room {
  store: Store;
  advance: Advance;
  world: World;
  replays: Replays;
  /** Nothing where it was not built. */
  sdk: SdkBuild | undefined;
  /** Aborted when the process begins to stop: streams end then. */
  closing: AbortSignal;
}

export interface Route {
  declared: Declaration;
  handle(room: Room, call: Passed): Promise<unknown>;
}

type Answered<D> = D extends { stream: true } ? AsyncIterable<Of<D, 'answer'> | undefined> : Of<D, 'answer'>;

/** The handler answers with the declared shape or throws a ProblemError. */
export function route<const D extends Declaration>(
  declared: D,
  handle: (room: Room, call: Call<D>) => Promise<Answered<D>>,
): Route {
  return { declared, handle: (room, call) => handle(room, call as Call<D>) };
}
