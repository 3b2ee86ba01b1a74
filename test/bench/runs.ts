/** What runs weigh in the store with their traces: really walked, ten nodes each, on SQLite. */
import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { insertRows } from '../../runtime/store/bulk.ts';
import type { Store } from '../../runtime/store/index.ts';
import { saveRuntimeValues } from '../../runtime/store/settings.ts';
import { Backstage, personRow } from '../support/backstage.ts';
import type { Bench } from '../support/bench.ts';
import { DAY, type Drawing, HOUR, journey } from '../support/journey.ts';
import { newFolder } from '../support/process.ts';
import { openFolder } from '../support/waiting.ts';

const RUNS = 100_000;
const PORTION = 1_000;

const bench: Bench = {
  name: 'runs',
  goals: { gigabytesPerMillion: '2 at the most', nodesEntered: '10' },
  async run() {
    const folder = newFolder();
    const store = await openFolder(folder);
    try {
      return await measure(store, path.join(folder, 'dogear.sqlite'));
    } finally {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
export default bench;

async function measure(store: Store, file: string) {
  const backstage = new Backstage(store);
  let made = 0;
  // As long as ids are that the runtime makes.
  backstage.world.id = () => `01JDW0${String(++made).padStart(20, '0')}`;
  await store.write((db) => saveRuntimeValues(db, { traceDays: null }, 0));
  await backstage.publish(tenNodes());
  const people = Array.from({ length: RUNS }, (_, place) => `01JDP0${String(place).padStart(20, '0')}`);
  for (let from = 0; from < RUNS; from += PORTION) await meet(store, people.slice(from, from + PORTION));
  const before = await bytesUsed(store);
  const began = process.cpuUsage();
  for (let from = 0; from < RUNS; from += PORTION) await walk(backstage, people.slice(from, from + PORTION));
  backstage.now += 2 * HOUR;
  await backstage.worker.tick();
  const { user, system } = process.cpuUsage(began);
  const bytes = (await bytesUsed(store)) - before;
  const figures = {
    runs: await countOf(store, 'runs', `"state" = 'finished'`),
    nodesEntered: (await countOf(store, 'journeyCounts', `"exit" = ''`, 'sum("count")')) / RUNS,
    packed: await countOf(store, 'packs'),
    fileMegabytes: statSync(file).size / 1e6,
    bytesPerRun: bytes / RUNS,
    gigabytesPerMillion: bytes / RUNS / 1_000,
    microsPerRun: (user + system) / RUNS,
  };
  await forget(backstage);
  const bytesForgotten = ((await bytesUsed(store)) - before) / RUNS;
  return { ...figures, packsLeft: await countOf(store, 'packs'), bytesForgotten };
}

/** The person's own rows, which are there without any journey. */
async function meet(store: Store, ids: readonly string[]): Promise<void> {
  await store.write((db) => insertRows(db, 'persons', ids.map(personRow)));
}

async function walk(backstage: Backstage, people: string[]): Promise<void> {
  await backstage.does('start', ...people);
  for (const ms of [HOUR, DAY, HOUR]) {
    backstage.now += ms;
    await backstage.worker.tick();
  }
}

/** What is left once all traces have been kept long enough. */
async function forget(backstage: Backstage): Promise<void> {
  const { store } = backstage;
  await store.write((db) => saveRuntimeValues(db, { traceDays: 30 }, backstage.now));
  backstage.now += 31 * DAY;
  await backstage.worker.tick();
}

async function bytesUsed({ read }: Store): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select (page_count - freelist_count) * page_size as "bytes"
    from pragma_page_count(), pragma_freelist_count(), pragma_page_size()`.execute(read);
  return rows[0]?.bytes ?? 0;
}

async function countOf(
  { read }: Store,
  table: 'runs' | 'packs' | 'journeyCounts',
  where = 'true',
  counted = 'count(*)',
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select ${sql.raw(counted)} as "count" from ${sql.table(table)} where ${sql.raw(where)}`.execute(read);
  return rows[0]?.count ?? 0;
}

/** Everybody walks all of it. */
function tenNodes(): Drawing {
  const ripe = { operand: { of: 'tag', name: 'ripe' }, operator: 'missing' };
  return journey('entry-event', { event: 'start' })
    .next('branch', { condition: ripe })
    .by('yes')
    .next('wait', { duration: HOUR })
    .next('tag', { add: ['interested'] })
    .next('wait-event', { event: 'quote', timeout: DAY })
    .by('timed-out')
    .next('attribute', { attribute: 'stage', value: 'warm' })
    .next('score', { attribute: 'warmth', by: 1 })
    .next('wait', { duration: HOUR })
    .next('goal', { goal: 'ripe' })
    .next('exit');
}
