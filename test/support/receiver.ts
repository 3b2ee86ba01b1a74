/** The other side of a webhook: a real HTTP server that behaves as told and remembers what it got. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { vi } from 'vitest';

export const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

export interface Received {
  headers: IncomingHttpHeaders;
  text: string;
  /** The body, after the signature was verified by the library that receivers use; `at` is their clock in ms UTC. */
  verified(at: number): unknown;
}

/** One answer; `silence` never comes. */
export type Behaviour =
  | { status: number; headers?: Record<string, string>; text?: string }
  | 'silence'
  | 'hang up';

export class Receiver {
  readonly received: Received[] = [];
  private readonly script: Behaviour[] = [];
  private readonly server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      this.received.push({
        headers: request.headers,
        text,
        verified: (at) => verified(request.headers, text, at),
      });
      this.server.emit('received');
      this.answer(response);
    });
  });

  static async listening(): Promise<Receiver> {
    const receiver = new Receiver();
    receiver.server.listen(0, '127.0.0.1');
    await once(receiver.server, 'listening');
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  /** What the next requests get, one after the other; then 200 again. */
  answers(...behaviours: Behaviour[]): this {
    this.script.push(...behaviours);
    return this;
  }

  /** Once `count` requests have come in. */
  async got(count: number): Promise<void> {
    while (this.received.length < count) await once(this.server, 'received');
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private answer(response: ServerResponse): void {
    const behaviour = this.script.shift() ?? { status: 200 };
    if (behaviour === 'silence') return;
    if (behaviour === 'hang up') response.destroy();
    else response.writeHead(behaviour.status, behaviour.headers).end(behaviour.text);
  }
}

function verified(headers: IncomingHttpHeaders, text: string, at: number): unknown {
  vi.useFakeTimers({ toFake: ['Date'], now: at });
  try {
    return new Webhook(SECRET).verify(text, headers as Record<string, string>);
  } finally {
    vi.useRealTimers();
  }
}
