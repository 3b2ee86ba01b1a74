import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';

/** Node's own request is at hand: bodies are read from it. */
export interface Env {
  Bindings: HttpBindings;
}
export type App = Hono<Env>;
