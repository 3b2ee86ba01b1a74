/** A site for the browser: pages, the built SDK, and a runtime that writes down what it is told. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';
import { checkEnvelope, checkMessages } from '../../runtime/ingest/door.ts';
import type {
  Batch,
  BatchAnswer,
  InPagePush,
  Message,
  MessageOf,
  MessageType,
} from '../../runtime/wire/batch.ts';
import { sharedAddress } from '../../runtime/wire/share.ts';

/** What the runtime does with a batch: takes it, is out of reach, or answers with a status and headers. */
export type Behaviour = 'well' | 'unreachable' | { status: number; headers?: Record<string, string> };

const PATIENCE = { timeout: 20_000, interval: 10 };
const SCRIPTS = /^\/(dogear[a-z-]*\.js|index\.js|chunks\/[\w-]+\.js)$/;
const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript', svg: 'image/svg+xml' };

/** What the runtime gives whoever passes a content on. */
const linkTo = (content: string) => ({ content, url: sharedAddress(content, '0123456789abc') });

export class SdkSite {
  /** Every batch that was taken, in order. */
  readonly batches: Batch[] = [];
  /** Messages that were sent more than once, other than views that were asked for their blocks. */
  duplicates = 0;
  /** What the real door of the runtime would have rejected. */
  readonly faults: unknown[] = [];
  behaviour: Behaviour = 'well';
  /** Asks for blocks however often they came. */
  forgetful = false;
  /** Requests for collection, however they ended. */
  attempts = 0;
  private readonly pages = new Map<string, string>();
  private readonly headers = new Map<string, Record<string, string>>();
  private readonly pushes = new Map<string, InPagePush>();
  private readonly known = new Set<string>();
  private readonly byId = new Map<string, Message>();
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => this.serve(request, response));
  }

  static async open(): Promise<SdkSite> {
    const site = new SdkSite();
    await new Promise<void>((resolve) => site.server.listen(0, '127.0.0.1', resolve));
    return site;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Puts a page at the path; gives its address. */
  page(path: string, html: string, headers: Record<string, string> = {}): string {
    this.pages.set(path, html);
    this.headers.set(path, headers);
    return this.url + path;
  }

  /** The push comes with every answer until it was reported shown. */
  offers(push: InPagePush): void {
    this.pushes.set(push.id, push);
  }

  /** Forgets what was told so far. */
  forget(): void {
    this.batches.length = 0;
    this.byId.clear();
    this.duplicates = 0;
    this.faults.length = 0;
    this.attempts = 0;
    this.pushes.clear();
    this.known.clear();
    this.behaviour = 'well';
    this.forgetful = false;
  }

  /** What was told, each message once. */
  told<T extends MessageType>(type: T): MessageOf<T>[] {
    return [...this.byId.values()].filter((message): message is MessageOf<T> => message.type === type);
  }

  /** The newest state of every reading, in the order in which they began. */
  readings(): MessageOf<'reading'>[] {
    const newest = new Map<string, MessageOf<'reading'>>();
    for (const state of this.told('reading').sort((a, b) => a.seq - b.seq)) newest.set(state.reading, state);
    return [...newest.values()].sort((a, b) => a.startedAt - b.startedAt);
  }

  /** Waits until something of this type was told that fits. */
  hears<T extends MessageType>(
    type: T,
    fits: (message: MessageOf<T>) => boolean = () => true,
  ): Promise<MessageOf<T>> {
    return vi.waitUntil(() => this.told(type).find(fits), PATIENCE);
  }

  /** Numbers of the events that `Reader.tracks` made, as they arrived. */
  numbers(): number[] {
    return this.told('event').map(({ properties }) => Number(properties?.i));
  }

  /** Waits until the events 0 to `count` - 1 are here, and nothing else. */
  async hearsAll(count: number): Promise<void> {
    const all = Array.from({ length: count }, (_, i) => i).join();
    await vi.waitUntil(
      () =>
        this.numbers()
          .sort((a, b) => a - b)
          .join() === all,
      PATIENCE,
    );
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private serve(request: IncomingMessage, response: ServerResponse): void {
    const path = new URL(request.url ?? '/', this.url).pathname;
    if (path === '/v1/batch') return void this.collect(request, response);
    if (/\.(ico|png)$/.test(path)) return void response.writeHead(204).end();
    const type = TYPES[path.split('.').pop() as keyof typeof TYPES] ?? TYPES.html;
    const body = SCRIPTS.test(path) ? readFileSync(`dist/sdk${path}`) : this.pages.get(path);
    const headers = { 'content-type': type, 'cache-control': 'no-store', ...this.headers.get(path) };
    response.writeHead(body === undefined ? 404 : 200, headers).end(body);
  }

  private async collect(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    this.attempts++;
    if (this.behaviour === 'unreachable') return void request.socket.destroy();
    const open = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'retry-after' };
    if (typeof this.behaviour === 'object') {
      response.writeHead(this.behaviour.status, { ...open, ...this.behaviour.headers }).end();
      return;
    }
    const answer = this.take(Buffer.concat(parts));
    if (!answer) return void response.writeHead(400, open).end();
    response.writeHead(200, { ...open, 'content-type': 'application/json' }).end(JSON.stringify(answer));
  }

  /** Nothing for a batch that the door would not let in. */
  private take(body: Buffer): BatchAnswer | undefined {
    const batch = this.opened(body);
    if (!batch) return undefined;
    const { messages, rejected } = checkMessages(batch, body.length, Date.now());
    this.batches.push(batch);
    this.faults.push(...rejected);
    const fresh = messages.filter(({ message }) => !this.byId.has(message.id));
    const asked = ({ message }: { message: Message }) => message.type === 'view' && !!message.blocks;
    this.duplicates += messages.filter((one) => !fresh.includes(one) && !asked(one)).length;
    for (const { message } of messages) this.note(message);
    const wants = [...new Set(messages.flatMap(({ message }) => this.unknownVersion(message)))];
    const pushes = [...this.pushes.values()];
    const shares = messages.flatMap(({ message }) =>
      message.type === 'share' ? linkTo(message.content) : [],
    );
    const duplicates = messages.length - fresh.length;
    return { accepted: fresh.length, duplicates, rejected, pushes, shares, wants };
  }

  private opened(body: Buffer): Batch | undefined {
    try {
      return checkEnvelope(JSON.parse(body.toString()), body.length);
    } catch (error) {
      this.faults.push(error);
      return undefined;
    }
  }

  private note(message: Message): void {
    this.byId.set(message.id, message);
    if (message.type === 'push' && message.action === 'shown') this.pushes.delete(message.push);
    if (message.type === 'view' && message.blocks && !this.forgetful) this.known.add(message.version);
  }

  private unknownVersion(message: Message): string[] {
    return message.type === 'view' && !this.known.has(message.version) ? [message.version] : [];
  }
}
