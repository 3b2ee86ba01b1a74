/** The runtime from ingest on: readers' batches go in, rows come out; time is in the hands of the test. */
import { sql } from 'kysely';
import { afterEach, beforeEach } from 'vitest';
import { createIngest, type Ingest } from '../../runtime/ingest/index.ts';
import type { Edge } from '../../runtime/ingest/regions.ts';
import type { Db, Store } from '../../runtime/store/index.ts';
import type { Tables } from '../../runtime/store/tables.ts';
import { versionOf } from '../../runtime/wire/bands.ts';
import type { Batch, BatchAnswer, Message, MessageOf } from '../../runtime/wire/batch.ts';
import type { Block } from '../../runtime/wire/content.ts';
import { Backstage } from './backstage.ts';
import { MONDAY } from './journey.ts';
import type { TestStore } from './stores.ts';

export const KEY = 'pk_test_site';
export const SITE = 'site-of-the-tests';

/** An article of four blocks and eight bands; 32 s of reading. */
export const BLOCKS: Block[] = [
  { key: '0-title', kind: 'heading', text: '等待期是什么', weight: 4_000, bands: 1 },
  { key: '1-intro', kind: 'text', text: '合同生效后的一段时间', weight: 8_000, bands: 2 },
  { key: '2-history', kind: 'text', text: '既往症要不要告知', weight: 12_000, bands: 3 },
  { key: '3-end', kind: 'text', text: '结语', weight: 8_000, bands: 2 },
];
export const VERSION = versionOf(BLOCKS);

let made = 0;
const messageId = () => `message-${String(++made).padStart(6, '0')}`;
const read = { content: 'waiting-period', version: VERSION, screen: 'phone', reading: 'reading-1' } as const;

export const view = (told: Partial<MessageOf<'view'>> = {}): MessageOf<'view'> => ({
  ...{ type: 'view', id: messageId(), at: MONDAY, ...read },
  ...{ url: 'https://example.com/waiting', title: '等待期', ...told },
});

/** 30 s on the whole article, unless told otherwise. */
export const reading = (told: Partial<MessageOf<'reading'>> = {}): MessageOf<'reading'> => ({
  ...{ type: 'reading', id: messageId(), at: MONDAY, startedAt: MONDAY - 60_000, ...read },
  ...{ seq: 1, engaged: 30_000, engaged5: 28_000, depth: 1, completion: 1, state: 'complete', quality: 'ok' },
  bands: [4_000, 4_000, 4_000, 4_000, 4_000, 4_000, 3_000, 3_000],
  ...told,
});

export const event = (name: string, told: Partial<MessageOf<'event'>> = {}): MessageOf<'event'> => ({
  ...{ type: 'event', id: messageId(), at: MONDAY, name, ...told },
});

export const click = (block: number, told: Partial<MessageOf<'click'>> = {}): MessageOf<'click'> => ({
  ...{ type: 'click', id: messageId(), at: MONDAY, startedAt: MONDAY - 60_000, ...read },
  ...{ block, x: 0.5, y: 0.5, ...told },
});

/** `identifiers` by kind. */
export const identify = (
  identifiers: Record<string, string>,
  attributes: Record<string, unknown> = {},
  told: Partial<MessageOf<'identify'>> = {},
): MessageOf<'identify'> => ({
  ...{ type: 'identify', id: messageId(), at: MONDAY, attributes },
  identifiers: Object.entries(identifiers).map(([kind, value]) => ({ kind, value })),
  ...told,
});

export const pushReport = (push: string, action: MessageOf<'push'>['action'], at = MONDAY): Message => ({
  ...{ type: 'push', id: messageId(), at, push, action },
});

export const share = (told: Partial<MessageOf<'share'>> = {}): MessageOf<'share'> => ({
  ...{ type: 'share', id: messageId(), at: MONDAY, content: 'waiting-period', ...told },
});

export const drops = (counts: Record<string, number>): Message => ({
  ...{ type: 'drops', id: messageId(), at: MONDAY, counts },
});

export type Envelope = Partial<Omit<Batch, 'messages'>>;

export class Collector {
  readonly backstage: Backstage;
  readonly ingest: Ingest;

  private constructor(readonly store: Store) {
    this.backstage = new Backstage(store);
    const { advance, world, errors } = this.backstage;
    const log = { error: (data: object) => void errors.push(data) };
    this.ingest = createIngest({ store, advance, world, log });
  }

  /** With one site whose key is `KEY`. */
  static async open(store: Store): Promise<Collector> {
    const site = { id: SITE, name: 'Test', key: KEY, createdAt: 0 };
    await store.write((db) => db.insertInto('sites').values(site).execute());
    return new Collector(store);
  }

  /** Another process, by a store of its own over the same database. */
  beside(store: Store): Collector {
    return new Collector(store);
  }

  /** Ann's phone sends, unless told otherwise. */
  send(messages: readonly unknown[], envelope: Envelope = {}, edge?: Edge): Promise<BatchAnswer> {
    const { now } = this.backstage;
    const device = envelope.device ?? 'device-of-ann';
    const body = JSON.stringify({ key: KEY, sentAt: now, ...envelope, device, messages });
    return this.ingest.accept(JSON.parse(body), Buffer.byteLength(body), edge);
  }

  rows<T extends keyof Tables>(table: T): Promise<Tables[T][]> {
    return rowsOf(this.store.read, table);
  }

  /** The only row of the table. */
  async row<T extends keyof Tables>(table: T): Promise<Tables[T]> {
    const rows = await this.rows(table);
    if (rows.length !== 1) throw new Error(`${table} has ${rows.length} rows; expected 1`);
    return rows[0] as Tables[T];
  }

  /** The person of a device. */
  async person(device = 'device-of-ann'): Promise<Tables['persons']> {
    const [identifier] = (await this.rows('identifiers')).filter(({ value }) => value === device);
    const found = (await this.rows('persons')).find(({ id }) => id === identifier?.personId);
    if (!found) throw new Error(`nobody has the device ${device}`);
    return found;
  }

  /** Totals over all days, by name. */
  async totals(): Promise<Record<string, number>> {
    const totals: Record<string, number> = {};
    for (const { name, count } of await this.rows('daily')) totals[name] = (totals[name] ?? 0) + count;
    return totals;
  }
}

/** For all tests of a suite: before each it begins anew, over an empty store. */
export function collectorOn(open: () => Promise<TestStore>): Collector {
  const collector: Collector = Object.create(Collector.prototype);
  let store: TestStore;
  beforeEach(async () => {
    store = await open();
    Object.assign(collector, await Collector.open(store));
  });
  afterEach(() => store.remove());
  return collector;
}

export async function rowsOf<T extends keyof Tables>(db: Db, table: T): Promise<Tables[T][]> {
  const { rows } = await sql<Tables[T]>`select * from ${sql.table(table)}`.execute(db);
  return rows;
}
