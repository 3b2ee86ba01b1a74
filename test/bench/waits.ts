/**
 * Waits on SQLite: what a look at the store costs while a million people wait and nobody is due; how long ten thousand who are due
 * at once take; and, in a process that takes in events as fast as they come, how late people go on.
 */
import { rmSync } from 'node:fs';
import { sql } from 'kysely';
import type { Bench } from '../support/bench.ts';
import { DAY, HOUR, journey } from '../support/journey.ts';
import { requestOf, sendAll } from '../support/load.ts';
import { ensureBuilt, newFolder, serve } from '../support/process.ts';
import { fillWaiting, openFolder } from '../support/waiting.ts';

const PENDING = 1_000_000;
const AT_ONCE = 10_000;
const LOOKS = 20_000;
/** Under load: so many people are due, one every so many ms, from so long after the start. */
const LATE = { people: 2_000, apart: 10, after: 4_000 };
const KEY = 'pk_bench_waits';

const patience = () =>
  journey()
    .next('wait', { duration: 60_000 })
    .next('tag', { add: ['waited'] })
    .next('exit');

export default {
  name: 'waits',
  run: async () => ({ pending: PENDING, ...(await looksAndFires()), ...(await lateness()) }),
} satisfies Bench;

async function looksAndFires() {
  const folder = newFolder();
  const store = await openFolder(folder);
  try {
    const firstDue = Date.now() + DAY;
    const backstage = await fillWaiting(store, { journey: patience(), count: PENDING, firstDue, apart: 1 });
    const look = () => backstage.worker.tick();
    const idlePollMicros = await microsEach(look);
    const bareSelectMicros = await microsEach(() => sql`select 1`.execute(store.read));
    backstage.now = firstDue + AT_ONCE - 1;
    const began = performance.now();
    const { waits } = await look();
    const dueSeconds = (performance.now() - began) / 1_000;
    if (waits !== AT_ONCE) throw new Error(`${waits} people went on, ${AT_ONCE} were due`);
    const ratio = idlePollMicros / bareSelectMicros;
    return { idlePollMicros, bareSelectMicros, ratio, dueAtOnce: AT_ONCE, dueSeconds };
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

async function microsEach(look: () => Promise<unknown>): Promise<number> {
  for (let i = 0; i < LOOKS / 10; i++) await look();
  const began = performance.now();
  for (let i = 0; i < LOOKS; i++) await look();
  return ((performance.now() - began) * 1_000) / LOOKS;
}

async function lateness() {
  ensureBuilt();
  const folder = newFolder();
  const firstDue = Date.now() + LATE.after;
  const before = await openFolder(folder);
  await fillWaiting(before, { journey: patience(), count: LATE.people, firstDue, apart: LATE.apart });
  await before.close();
  const served = await serve({ folder });
  try {
    await served.api('PUT', '/api/sites/bench', { name: 'Bench', key: KEY });
    const eventsPerSecond = await loadUntil(served.url, firstDue + LATE.people * LATE.apart);
    await served.kill();
    return { eventsPerSecond, ...(await latenessIn(folder, firstDue)) };
  } finally {
    await served.stop();
  }
}

async function loadUntil(url: string, end: number): Promise<number> {
  let batches = 0;
  const next = () => (Date.now() < end ? requestOf(bodyOf(++batches)) : undefined);
  const ms = await sendAll({ url, connections: 32, next, answered: () => undefined });
  return (batches * 10_000) / ms;
}

function bodyOf(number: number): string {
  const at = Date.now();
  const name = (place: number) => ({ type: 'event', id: `event-${number}-${place}`, at, name: 'seen' });
  const messages = Array.from({ length: 10 }, (_, place) => name(place));
  return JSON.stringify({ key: KEY, sentAt: at, device: `device-${number % 2_000}`, messages });
}

/** ms between when a person was due and when they went on. */
async function latenessIn(folder: string, firstDue: number) {
  const store = await openFolder(folder);
  const rows = await store.read.selectFrom('runs').select(['id', 'endedAt']).execute();
  await store.close();
  const late = rows
    .map(({ id, endedAt }) => (endedAt ?? Date.now() + HOUR) - firstDue - Number(id.slice(4)) * LATE.apart)
    .sort((a, b) => a - b);
  const [p50, p99] = [0.5, 0.99].map((share) => late[Math.floor(late.length * share)] as number);
  return { lateP50Ms: p50 as number, lateP99Ms: p99 as number, early: late.filter((ms) => ms < 0).length };
}
