/** What one key may send, so that a flood on one site leaves room for the others. */
import type { World } from '../clock.ts';

/** A second's worth, again and again. One process does about 30,000 messages a second, so that no real site comes near. */
export const PER_SECOND = { messages: 10_000, bytes: 20_000_000 } as const;
/** So many seconds' worth a quiet site has saved up: a campaign begins all at once. */
export const SAVED_SECONDS = 60;
const KEPT = 1_000;

interface Bucket {
  at: number;
  /** Seconds' worth that is left, of each. */
  messages: number;
  bytes: number;
}

/** 0 if the key may send this now; else after how many whole seconds it may. Nothing is taken then. */
export type Allow = (key: string, messages: number, bytes: number) => number;

export function createAllowance({ now }: Pick<World, 'now'>): Allow {
  const buckets = new Map<string, Bucket>();

  return (key, messages, bytes) => {
    const bucket = filled(buckets.get(key), now());
    const left = Math.min(
      bucket.messages - messages / PER_SECOND.messages,
      bucket.bytes - bytes / PER_SECOND.bytes,
    );
    if (left < 0) return Math.max(1, Math.ceil(-left));
    bucket.messages -= messages / PER_SECOND.messages;
    bucket.bytes -= bytes / PER_SECOND.bytes;
    if (buckets.size >= KEPT && !buckets.has(key)) buckets.clear();
    buckets.set(key, bucket);
    return 0;
  };
}

function filled(bucket: Bucket | undefined, now: number): Bucket {
  if (!bucket) return { at: now, messages: SAVED_SECONDS, bytes: SAVED_SECONDS };
  // A clock that is set back gives nothing, and takes nothing.
  const seconds = Math.max(0, now - bucket.at) / 1_000;
  bucket.at = now;
  bucket.messages = Math.min(SAVED_SECONDS, bucket.messages + seconds);
  bucket.bytes = Math.min(SAVED_SECONDS, bucket.bytes + seconds);
  return bucket;
}
