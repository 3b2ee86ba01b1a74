/**
 * The whole pipeline in one process: batches of ten events over HTTP on loopback, 100 journeys published, answers after COMMIT with
 * `synchronous = FULL`. One event in ten has a name that a journey listens to, and of these one in five fits its condition.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { openStore } from '../../runtime/store/index.ts';
import type { EventRow } from '../../runtime/store/tables.ts';
import type { Bench } from '../support/bench.ts';
import { journey } from '../support/journey.ts';
import { requestOf, sendAll } from '../support/load.ts';
import { postgresAnswers, testDatabase } from '../support/postgres.ts';
import { newFolder, type Served, serve } from '../support/process.ts';
import { dice } from '../support/random.ts';

const EVENTS = 10;
const JOURNEYS = 100;
const NAMES = 1_000;
const PERSONS = 2_000;
const CONNECTIONS = 64;
const WARM_UP = 5_000;
const BATCHES = 30_000;
const KEY = 'pk_bench_ingest';
/** Rows a transaction of the bare inserts. */
const BARE_GROUP = 64;

export default {
  name: 'ingest',
  async run() {
    const sqlite = await measure();
    const bodies = Array.from({ length: 5_000 }, bodyOf);
    const bareParsePerSecond = bareParse(bodies);
    const bareInsertsPerSecond = await bareInserts(bodies);
    return {
      ...sqlite,
      bareParsePerSecond,
      ratioToBareParse: sqlite.eventsPerSecond / bareParsePerSecond,
      bareInsertsPerSecond,
      ratioToBareInserts: sqlite.eventsPerSecond / bareInsertsPerSecond,
      ...(await measurePostgres()),
    };
  },
} satisfies Bench;

async function measurePostgres(): Promise<Record<string, number | string>> {
  if (!(await postgresAnswers())) return { postgres: 'no server answers' };
  const { url, drop } = await testDatabase();
  const figures = await measure(url).finally(drop);
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [`postgres.${name}`, value]));
}

async function measure(url?: string) {
  const served = await serve({ url });
  try {
    const restBeforeMb = await restingMb(served, 3);
    await publishJourneys(served);
    await load(served, WARM_UP);
    const cpuBefore = served.cpuMs();
    const { ms, latencies } = await load(served, BATCHES);
    const cpuMicrosPerEvent = ((served.cpuMs() - cpuBefore) * 1_000) / (BATCHES * EVENTS);
    const [p50Ms, p95Ms] = [0.5, 0.95].map((share) => percentile(latencies, share));
    const restAfterMb = await restingMb(served, 30);
    const runs = (await served.api<{ totals: Record<string, number> }>('GET', '/api/metrics?days=1')).totals
      .runs;
    return {
      eventsPerSecond: (BATCHES * EVENTS * 1_000) / ms,
      cpuMicrosPerEvent,
      ...{
        p50Ms: p50Ms as number,
        p95Ms: p95Ms as number,
        restBeforeMb,
        restAfterMb,
        runsStarted: runs ?? 0,
      },
    };
  } finally {
    await served.stop();
  }
}

/** Each listens to one name, waits for what follows, and tags. */
async function publishJourneys({ api }: Served): Promise<void> {
  await api('PUT', '/api/sites/bench', { name: 'Bench', key: KEY });
  for (let number = 0; number < JOURNEYS; number++) {
    const fits = { operand: { of: 'event', property: 'step' }, operator: 'at-least', value: 4 };
    const draft = journey('entry-event', { event: nameOf(number), condition: fits })
      .next('wait-event', { event: nameOf(number + 1), timeout: 3_600_000 })
      .next('tag', { add: [`bench-${number}`] })
      .next('exit')
      .from('wait-event')
      .by('timed-out')
      .next('exit').graph;
    const { id } = await api<{ id: string }>('POST', '/api/journeys', { name: `Bench ${number}`, draft });
    await api('POST', `/api/journeys/${id}/publish`);
  }
}

const nameOf = (number: number) => `event-${number % NAMES}`;
const below = dice(20_260_401);
let made = 0;

/** A batch of one of the persons; ids are as the SDK makes them. */
function bodyOf(): string {
  const now = Date.now();
  const messages = Array.from({ length: EVENTS }, () => {
    const properties = { product: 'term-life', premium: 1_200 + below(500), step: below(5) };
    const id = `${now.toString(36)}${(46_656 + ++made).toString(36)}${below(2 ** 32)}${below(2 ** 32)}`;
    return { type: 'event', id, at: now - 2_000, name: nameOf(below(NAMES)), properties };
  });
  const device = `device-of-person-${below(PERSONS)}`;
  return JSON.stringify({
    key: KEY,
    sentAt: now,
    device,
    zone: 'Asia/Shanghai',
    language: 'zh-CN',
    messages,
  });
}

async function load({ url }: Served, batches: number): Promise<{ ms: number; latencies: number[] }> {
  const requests = Array.from({ length: batches }, () => requestOf(bodyOf()));
  const latencies: number[] = [];
  const answered = (status: number, body: string, ms: number) => {
    if (status !== 200 || !body.includes(`"accepted":${EVENTS}`))
      throw new Error(`answered ${status}: ${body}`);
    latencies.push(ms);
  };
  const ms = await sendAll({ url, connections: CONNECTIONS, next: () => requests.pop(), answered });
  return { ms, latencies };
}

const percentile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] as number;

/** Megabytes once nothing comes in any more: the least seen within the time. V8 gives memory back after some seconds of rest. */
async function restingMb({ residentMb }: Served, seconds: number): Promise<number> {
  let least = residentMb();
  for (let second = 0; second < seconds; second++) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    least = Math.min(least, residentMb());
  }
  return least;
}

function bareParse(bodies: readonly string[]): number {
  const began = performance.now();
  for (let round = 0; round < 4; round++) for (const body of bodies) JSON.parse(body);
  return (4 * bodies.length * EVENTS * 1_000) / (performance.now() - began);
}

/** The same events into the same table with the same durability by the driver alone, row by row in groups. */
async function bareInserts(bodies: readonly string[]): Promise<number> {
  const folder = newFolder();
  const file = path.join(folder, 'bare.sqlite');
  await (await openStore({ file })).close();
  const database = new Database(file);
  for (const pragma of ['journal_mode = wal', 'synchronous = full']) database.exec(`pragma ${pragma}`);
  const rows = bodies.flatMap(rowsOf);
  const columns = Object.keys(rows[0] as EventRow);
  const insert = database.prepare(`insert into events (${columns}) values (${columns.map(() => '?')})`);
  const began = performance.now();
  for (let from = 0; from < rows.length; from += BARE_GROUP) {
    database.exec('begin');
    for (const row of rows.slice(from, from + BARE_GROUP)) insert.run(Object.values(row));
    database.exec('commit');
  }
  const ms = performance.now() - began;
  database.close();
  rmSync(folder, { recursive: true });
  return (rows.length * 1_000) / ms;
}

function rowsOf(body: string): EventRow[] {
  const { device, messages } = JSON.parse(body);
  return messages.map(({ id, type, name, at, properties }: Record<string, string & number>) => ({
    ...{ id, type, name, at, personId: device, siteId: 'bench', receivedAt: at },
    ...{ readingId: null, contentId: null, propertiesJson: JSON.stringify(properties) },
  }));
}
