/** What waits to be sent: bounded, oldest out first, every drop counted by its reason. */
import type { MessageOf, MessageType, LIMITS as WireLimits } from '../../runtime/wire/batch.ts';
import { guard } from '../guard.ts';

/** The wire's own figures, repeated so that its validators stay out of the bundle; the type keeps them equal. */
export const LIMITS: typeof WireLimits = { bytes: 500_000, messages: 500, messageBytes: 32_768, depth: 20 };
/** Bounds of the queue. */
export const MAX_QUEUED = { messages: 10_000, bytes: 5_000_000 } as const;

/** A message; named and dated when it enters the queue, unless it was before. */
export type Unsent = {
  [T in MessageType]: Omit<MessageOf<T>, 'id' | 'at'> & { id?: string; at?: number };
}[MessageType];

/** Under which name a message is sent: who the person was when it was made. */
export interface Sender {
  device: string;
  user?: string;
}

export interface Item {
  id: string;
  sender: Sender;
  /** The message as JSON, written once. */
  json: string;
  bytes: number;
  /** A newer item of the same slot replaces this one while it waits: snapshots, not deltas. */
  slot?: string | undefined;
  /** Since when it is on its way, ms UTC; then it is not replaced. */
  sending?: number;
  /** Kept in the spool as well. */
  spooled?: boolean;
}

export interface Queue {
  items: Item[];
  bytes: number;
  /** Those that the spool has not. */
  unspooled: Set<Item>;
  /** What was dropped and not reported yet, by reason. */
  drops: Record<string, number>;
}

export const newQueue = (): Queue => ({ items: [], bytes: 0, unspooled: new Set(), drops: {} });

export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Takes a message in; returns the items that had to leave for it. */
export function add(queue: Queue, message: Unsent & { id: string }, sender: Sender, slot?: string): Item[] {
  // The page's own properties may be circular, or throw.
  const json = guard(JSON.stringify)(message) || '';
  const bytes = bytesOf(json);
  const fault = json ? bytes > LIMITS.messageBytes && 'too-large' : 'not-json';
  if (fault) {
    drop(queue, fault, 1);
    return [];
  }
  const replaced = slot ? remove(queue, (item) => item.slot === slot && !item.sending) : [];
  const item: Item = { id: message.id, sender, json, bytes, slot };
  queue.items.push(item);
  queue.unspooled.add(item);
  queue.bytes += bytes;
  return [...replaced, ...shed(queue)];
}

/** What a former page left behind goes first; returns the items that had to leave for it. */
export function adopt(queue: Queue, items: readonly Item[]): Item[] {
  queue.items = [...items, ...queue.items];
  for (const item of items) if (!item.spooled) queue.unspooled.add(item);
  queue.bytes += sizeOf(items);
  return shed(queue);
}

/**
 * Marks as on their way `now` (ms UTC), and returns, the oldest waiting items of one sender that fit into `bytes`
 * together, `most` at the most; of a page that is leaving none of the spool, from where others may take them.
 */
export function take(
  { items }: Queue,
  now: number,
  bytes: number,
  most: number = LIMITS.messages,
  leaving?: boolean,
): Item[] {
  const batch: Item[] = [];
  for (const item of items) {
    if (item.sending || (leaving && item.spooled)) continue;
    bytes -= item.bytes + 1;
    const other = batch[0] && !isSame(batch[0].sender, item.sender);
    if (bytes < 0 || other || batch.length === most) break;
    batch.push(item);
  }
  for (const item of batch) item.sending = now;
  return batch;
}

const isSame = (a: Sender, b: Sender): boolean => a === b || (a.device === b.device && a.user === b.user);

/** True if the spool has any of them. */
export const isSpooled = ({ items, unspooled }: Queue): boolean => items.length > unspooled.size;

/** Removes and returns the items that leave. */
export function remove(queue: Queue, leaves: (item: Item) => boolean): Item[] {
  const gone = queue.items.filter(leaves);
  if (gone.length) queue.items = queue.items.filter((item) => !leaves(item));
  for (const item of gone) queue.unspooled.delete(item);
  queue.bytes -= sizeOf(gone);
  return gone;
}

export function drop({ drops }: Queue, reason: string, count: number): void {
  drops[reason] = (drops[reason] || 0) + count;
}

export const sizeOf = (items: readonly Item[]): number => items.reduce((sum, item) => sum + item.bytes, 0);

function shed(queue: Queue): Item[] {
  const shed: Item[] = [];
  while (queue.items.length > MAX_QUEUED.messages || queue.bytes > MAX_QUEUED.bytes) {
    const oldest = queue.items.shift() as Item;
    queue.bytes -= oldest.bytes;
    queue.unspooled.delete(oldest);
    shed.push(oldest);
    drop(queue, 'overflow', 1);
  }
  return shed;
}
