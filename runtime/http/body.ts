/** Reads a request's body straight from the socket: no copies, and a body over the limit is refused while it streams. */
import type { IncomingMessage } from 'node:http';
import { ProblemError } from './problem.ts';

/** Rejects with 413 as soon as more than `limit` bytes are announced or have come, with 400 when the sender hangs up. */
export function readBody(incoming: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (Number(incoming.headers['content-length']) > limit) return reject(tooLarge(limit));
    const chunks: Buffer[] = [];
    let bytes = 0;
    const take = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= limit) return chunks.push(chunk);
      incoming.off('data', take);
      reject(tooLarge(limit));
    };
    incoming.on('data', take);
    incoming.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    incoming.on('error', () => reject(new ProblemError(400, 'aborted', 'The body ended too early.')));
  });
}

const tooLarge = (limit: number): ProblemError =>
  new ProblemError(413, 'too-large', `A body has ${limit} bytes at most. Send it in smaller parts.`);

/** The JSON in a body; 400 where it is none. */
export function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new ProblemError(400, 'malformed', 'The body is not JSON. Send one JSON value in UTF-8.');
  }
}
