/** A site for benches: pages, the built SDK, and a runtime that takes everything and asks for the blocks once. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Message } from '../../runtime/wire/batch.ts';

type Headers = Record<string, string>;

export class BenchSite {
  /** Everything that pages said, in order. */
  readonly heard: Message[] = [];
  /** Serves what is no page and no file of the SDK. */
  besides: (request: IncomingMessage, response: ServerResponse) => boolean = () => false;
  private readonly pages = new Map<string, { html: string; headers: Headers }>();
  private readonly known = new Set<string>();
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  static async open(): Promise<BenchSite> {
    const site = new BenchSite();
    await new Promise<void>((resolve) => site.server.listen(0, '127.0.0.1', resolve));
    return site;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Puts a page at the path; gives its address. */
  page(path: string, html: string, headers: Headers = {}): string {
    this.pages.set(path, { html, headers });
    return this.url + path;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', this.url);
    const page = this.pages.get(pathname);
    if (this.besides(request, response)) return;
    if (pathname === '/v1/batch') {
      const type = { 'content-type': 'application/json', 'access-control-allow-origin': '*' };
      response.writeHead(200, type).end(JSON.stringify(this.answer(await textOf(request))));
    } else if (/^\/dogear[a-z-]*\.js$/.test(pathname)) {
      const script = readFileSync(`dist/sdk${pathname}`);
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
    } else if (page) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.html);
    } else response.writeHead(204).end();
  }

  private answer(body: string): object {
    const { messages } = JSON.parse(body) as { messages: Message[] };
    this.heard.push(...messages);
    const versions = messages.flatMap((message) => (message.type === 'view' ? [message.version] : []));
    const wants = versions.filter((version) => !this.known.has(version));
    for (const version of wants) this.known.add(version);
    return { accepted: messages.length, duplicates: 0, rejected: [], pushes: [], wants };
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
