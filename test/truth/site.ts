/** The site of the bench: its articles, the built SDK, a runtime that remembers, and the other trackers' servers. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BatchAnswer, Message, MessageOf } from '../../runtime/wire/batch.ts';
import type { Block } from '../../runtime/wire/content.ts';
import { TRACKER_NAMES, TrackerDesk } from '../bench/trackers/desk.ts';
import { ARTICLES } from './pages/articles.ts';
import type { Made } from './pages/kinds.ts';
import { pageOf, pictureOf, wholePage } from './pages/page.ts';

export type ReadingState = MessageOf<'reading'>;

export class Site {
  readonly desk = new TrackerDesk();
  private readonly states = new Map<string, Map<string, ReadingState>>();
  private readonly extra = new Map<string, Made>();
  private readonly blocks = new Map<string, Block[]>();
  private readonly server: Server;

  /** `others`: the pages load the other trackers too. */
  private constructor(private readonly others: boolean) {
    this.server = createServer((request, response) => {
      if (!this.desk.serves(request, response)) void this.serve(request, response);
    });
  }

  static async open(others: boolean): Promise<Site> {
    const site = new Site(others);
    await new Promise<void>((resolve) => site.server.listen(0, '127.0.0.1', resolve));
    return site;
  }

  /** The address of an article as this person (a part of an address) gets it. */
  pageFor(article: string, person: string, zoom: number): string {
    return `${this.origin}/${article}/${person}/${zoom}`;
  }

  /** Puts one more page beside the articles; `name` is a part of an address. */
  adds(name: string, made: Made): void {
    this.extra.set(name, made);
  }

  /** The newest state of every reading of this person, in the order in which they were first told. */
  readings(person: string): ReadingState[] {
    return [...(this.states.get(person)?.values() ?? [])];
  }

  blocksOf(version: string): Block[] | undefined {
    return this.blocks.get(version);
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.origin);
    const [, first = '', second = '', third = ''] = pathname.split('/');
    if (pathname.endsWith('/v1/batch')) return this.collect(second, request, response);
    if (first === 'picture')
      return answer(response, 'image/svg+xml', pictureOf(Number(searchParams.get('ratio'))));
    if (/^dogear[\w-]*\.js$/.test(first)) {
      return answer(response, 'text/javascript', readFileSync(`dist/sdk/${first}`, 'utf8'));
    }
    const page = this.page(first, second, Number(third));
    if (!page) return void response.writeHead(404).end();
    answer(response, 'text/html; charset=utf-8', page);
  }

  private page(name: string, person: string, zoom: number): string | undefined {
    const extra = this.extra.get(name);
    if (extra) return wholePage(name, 'zh', extra, this.head(person));
    const article = ARTICLES.find((one) => one.name === name);
    return article && pageOf(article, this.head(person), zoom);
  }

  private head(person: string): string {
    const others = this.others ? TRACKER_NAMES.map((name) => this.desk.tags(name, person)) : [];
    const endpoint = `${this.origin}/person/${person}`;
    const own = `<script async src="/dogear.js" data-key="pk_truth" data-endpoint="${endpoint}"></script>`;
    return own + others.join('\n');
  }

  private async collect(person: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { messages } = JSON.parse(Buffer.concat(parts).toString()) as { messages: Message[] };
    const states = this.states.get(person) ?? new Map<string, ReadingState>();
    this.states.set(person, states);
    for (const message of messages) {
      if (message.type === 'view' && message.blocks) this.blocks.set(message.version, message.blocks);
      if (message.type !== 'reading') continue;
      const known = states.get(message.reading);
      if (!known || known.seq < message.seq) states.set(message.reading, message);
    }
    const wants = messages.flatMap((message) =>
      message.type === 'view' && !this.blocks.has(message.version) ? [message.version] : [],
    );
    const reply: BatchAnswer = { accepted: messages.length, duplicates: 0, rejected: [], pushes: [], wants };
    answer(response, 'application/json', JSON.stringify(reply));
  }
}

function answer(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}
