import type { Errand } from './errand.ts';

/**
 * What a step asks the world to do. `id` is `<run>:<node>:<visit>` (further effects of one visit add `:1`, `:2`…): executors use it as
 * the idempotency key. Colons, because Standard Webhooks forbids full stops in the `webhook-id` that it becomes.
 */
export type Effect = { id: string; runId: string; nodeId: string; personId: string } & EffectBody;
export type EffectKind = EffectBody['kind'];
export type EffectBody =
  /**
   * `expiresAt` in ms UTC. `content` is a content id whose address is the link, else `url`. `endpoint` and `secret` are those of a
   * channel that leaves the process, and `once` as below.
   */
  | {
      kind: 'push';
      /** Absent: in the page. */
      channel?: 'webhook';
      endpoint?: string;
      secret?: string;
      once?: true;
      form: 'card' | 'banner' | 'sheet';
      title: string;
      text?: string;
      image?: string;
      label?: string;
      content?: string;
      url?: string;
      expiresAt: number;
    }
  /** `data` is a template of JSON that the body carries as `data`; `once`: the other side does not know a repeat. */
  | {
      kind: 'webhook';
      url: string;
      secret: string;
      body: Record<string, unknown>;
      data?: string;
      once?: true;
    }
  /** `body` is a template of JSON. `patience` is the time for one answer in ms, `tries` how often it is tried in all. */
  | {
      kind: 'call';
      url: string;
      secret?: string;
      body?: string;
      patience: number;
      tries: number;
      once?: true;
    }
  | ({ kind: 'task'; title: string; reason?: string; opener?: string } & Errand)
  /** A question to an agent; without `choices` the answer is in words of their own. */
  | ({ kind: 'ask'; title: string; choices: string[] } & Errand)
  | { kind: 'tag'; add: string[]; remove: string[] }
  | { kind: 'attribute'; name: string; value: string | number | boolean | null }
  /** Adds to an attribute that is a number, or becomes one at 0, within bounds. */
  | { kind: 'score'; name: string; by: number; least: number; most: number }
  /** `keep`: whoever owns the person already goes on owning them. */
  | { kind: 'owner'; agent: string; keep: boolean }
  | { kind: 'goal'; name: string }
  /** The person goes on in another journey, at its entry for calls. */
  | { kind: 'enter'; journey: string; hops: number; properties: Record<string, unknown> }
  /** A turn at this node, at most one in `every` ms over all persons; the answer says `at` which moment (ms UTC). */
  | { kind: 'turn'; every: number };

/** An effect on its way out of the process, claimed for one delivery. */
export interface Outgoing {
  id: string;
  kind: string;
  /** The body of the effect as the step asked for it. */
  payload: Record<string, unknown>;
  /** Which delivery this is, from 1. */
  attempt: number;
  /** Nobody knows what came of the delivery before this one. */
  unheard: boolean;
  /** Who the person is known as. */
  identifiers: { kind: string; value: string }[];
}

/**
 * What came of a delivery; `answer` is what the other side said, for people, and `result` what the waiting run gets to hear. `unknown`:
 * it may have arrived. `retryAt` in ms UTC.
 */
export type Delivery = { answer: string } & (
  | { state: 'done' | 'failed' | 'unknown'; result: Record<string, unknown> }
  | { state: 'pending'; retryAt: number }
);
