/** Answers that go on: server-sent events, as long as somebody listens and the process runs. */
import { setTimeout as pause } from 'node:timers/promises';

/** ms between two looks, and between two signs of life while nothing changes: proxies cut silent connections after 30 s and more. */
const LOOK = 1_000;
const QUIET = 15_000;

/** What the look shows, at first and whenever that changes; an `undefined` in between says that the stream lives. */
export async function* whenever<T>(
  look: () => Promise<T>,
  { gone, closing }: { gone(): boolean; closing: AbortSignal },
): AsyncGenerator<T | undefined> {
  let last = '';
  let silent = 0;
  while (!gone() && !closing.aborted) {
    const now = await look();
    const text = JSON.stringify(now);
    silent = text === last ? silent + LOOK : 0;
    if (text !== last) yield now;
    else if (silent % QUIET === 0) yield undefined;
    last = text;
    await pause(LOOK, undefined, { signal: closing }).catch(() => undefined);
  }
}

/** A failure after the first event ends the stream; who listens asks again and is told then. */
export function streamed(events: AsyncIterable<unknown>, headers: Record<string, string>): Response {
  const iterator = events[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else
        controller.enqueue(
          encoder.encode(value === undefined ? ':\n\n' : `data: ${JSON.stringify(value)}\n\n`),
        );
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  return new Response(body, { headers: { ...headers, 'content-type': 'text/event-stream' } });
}
