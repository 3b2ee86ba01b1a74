/** Load over HTTP at the least cost for the sender, so that on two cores the runtime has one for itself. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Requests ready to be written, and what happens with each answer. */
export interface Load {
  url: string;
  connections: number;
  /** The next body, or undefined when there are no more. */
  next(): Buffer | undefined;
  /** `ms` since the request was written. */
  answered(status: number, body: string, ms: number): void;
}

/** Sends on every connection one request after the other until there are no more; resolves with the time it took, in ms. */
export async function sendAll(load: Load): Promise<number> {
  const { hostname, port } = new URL(load.url);
  const sockets = Array.from({ length: load.connections }, () =>
    connect(Number(port), hostname).setNoDelay(),
  );
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  const began = performance.now();
  await Promise.all(sockets.map((socket) => sendOn(socket, load)));
  return performance.now() - began;
}

const HEAD =
  'POST /v1/batch HTTP/1.1\r\nhost: load\r\ncontent-type: text/plain;charset=UTF-8\r\ncontent-length: ';

/** A whole request for `Load.next`. */
export const requestOf = (body: string): Buffer =>
  Buffer.from(`${HEAD}${Buffer.byteLength(body)}\r\n\r\n${body}`);

function sendOn(socket: Socket, { next, answered }: Load): Promise<void> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    const send = () => {
      const request = next();
      sent = performance.now();
      if (request) return socket.write(request);
      socket.end();
      resolve();
    };
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      const answer = answerIn(received);
      if (!answer) return;
      received = '';
      answered(answer.status, answer.body, performance.now() - sent);
      send();
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the runtime closed a connection')));
    send();
  });
}

/** One answer is under way at a time, so what was received is its beginning, or all of it. */
function answerIn(received: string): { status: number; body: string } | undefined {
  const head = received.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const status = Number(received.slice(9, 12));
  const body = received.slice(head + 4);
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(received) ?? [];
  if (length !== undefined) return body.length >= Number(length) ? { status, body } : undefined;
  return body.endsWith('0\r\n\r\n') ? { status, body } : undefined;
}
