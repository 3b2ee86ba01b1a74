/** A million recorded events of a hundred thousand people, walked through a journey of twenty nodes on one core, beside merely reading them. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { JourneyVersion } from '../../runtime/journey/vocabulary.ts';
import { events, portions } from '../../runtime/replay/history.ts';
import { insertRows } from '../../runtime/store/bulk.ts';
import { openStore, type Store } from '../../runtime/store/index.ts';
import { mapFile } from '../../runtime/store/sqlite.ts';
import type { EventRow } from '../../runtime/store/tables.ts';
import type { ReplayShown } from '../../runtime/wire/api/replay.ts';
import { personRow } from '../support/backstage.ts';
import type { Bench } from '../support/bench.ts';
import { DAY, HOUR, journey, MINUTE, MONDAY } from '../support/journey.ts';
import { newFolder, type Served, serve } from '../support/process.ts';
import { seeded } from '../support/random.ts';

const PEOPLE = 100_000;
const EVENTS = 1_000_000;
const WINDOW = { from: MONDAY, to: MONDAY + 30 * DAY };
const NAMES = ['start', 'quote', 'scroll', 'share', 'pay'];

const bench: Bench = {
  name: 'replay',
  goals: { seconds: '10 at the most', cpuSeconds: '10 at the most', nodes: '20' },
  async run() {
    const folder = newFolder();
    try {
      const reading = await prepare(folder);
      return { ...(await measure(folder, reading.cpuSeconds)), readingCpuSeconds: reading.cpuSeconds };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
export default bench;

/** Records the history, and gives the baseline: the same events out of the same store, and nothing done with them. */
async function prepare(folder: string): Promise<Spent> {
  const store = await openStore({ file: path.join(folder, 'dogear.sqlite') });
  try {
    await record(store);
    await mapFile(store.read);
    return await timed(
      () => readOnly(store),
      () => (process.cpuUsage().user + process.cpuUsage().system) / 1_000,
    );
  } finally {
    await store.close();
  }
}

/** As an operator has it: asked for over the api of the runtime, which walks it in a thread of its own. */
async function measure(folder: string, readingCpuSeconds: number) {
  const served = await serve({ folder });
  try {
    const { graph } = longJourney();
    const { id } = await served.api<{ id: string }>('POST', '/api/journeys', { name: 'Long', draft: graph });
    const before = served.residentMb();
    const spent = await timed(
      () => replayed(served, id),
      () => served.cpuMs(),
    );
    const { result } = await served.api<ReplayShown>('GET', `/api/journeys/${id}/replay`);
    const [figures] = result?.figures ?? [];
    const visits = Object.values(figures?.nodes ?? {}).reduce((sum, { entered }) => sum + entered, 0);
    return {
      ...{ ...spent, ratioToReading: spent.cpuSeconds / readingCpuSeconds },
      ...{ events: EVENTS, people: PEOPLE, nodes: graph.nodes.length, visits },
      ...{ entrants: figures?.entrants ?? 0, moreMemoryMb: Math.round(served.residentMb() - before) },
    };
  } finally {
    await served.stop();
  }
}

async function replayed({ api }: Served, id: string): Promise<void> {
  await api('POST', `/api/journeys/${id}/replay`, { versions: ['draft'], ...WINDOW });
  for (;;) {
    const { state, detail } = await api<ReplayShown>('GET', `/api/journeys/${id}/replay`);
    if (state === 'done') return;
    if (state !== 'running') throw new Error(`the replay ${state}: ${detail}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

interface Spent {
  seconds: number;
  cpuSeconds: number;
}

/** On a machine that others use too, the time of the processor tells more than that of the clock. */
async function timed(work: () => Promise<void>, cpuMs: () => number): Promise<Spent> {
  const [started, cpu] = [performance.now(), cpuMs()];
  await work();
  return { seconds: (performance.now() - started) / 1_000, cpuSeconds: (cpuMs() - cpu) / 1_000 };
}

async function readOnly(store: Store): Promise<void> {
  let count = 0;
  const asked = {
    ...WINDOW,
    heard: NAMES,
    counted: [],
    readings: false,
    identifiers: false,
    related: new Set<never>(),
  };
  for await (const portion of portions(store.read, asked)) {
    const [first, last] = [portion[0]?.id ?? '', portion.at(-1)?.id ?? ''];
    for await (const rows of events(store.read, first, last, asked)) {
      count += rows.length;
    }
  }
  if (count !== EVENTS) throw new Error(`${count} of ${EVENTS} events were read`);
}

/** Twenty nodes, of which people come to see most; every name of the history is listened for somewhere. */
function longJourney(): JourneyVersion {
  const amount = { operand: { of: 'event', property: 'amount' }, operator: 'at-least', value: 50 };
  const shares = {
    operand: { of: 'events', event: 'share', measure: 'count', days: 7 },
    operator: 'at-least',
    value: 1,
  };
  const push = { title: '保费怎么算', link: 'url', url: 'https://example.com', within: DAY };
  return journey('entry-event', { reentry: 'after-finishing' })
    .next('tag', { add: ['seen'] })
    .next('wait-event', { event: 'quote', timeout: 2 * DAY })
    .by('happened')
    .next('branch', { condition: amount })
    .by('yes')
    .next('push', push)
    .by('expired')
    .next('wait', { duration: HOUR })
    .next('wait-event', { event: 'scroll', timeout: DAY })
    .by('happened')
    .next('branch', { condition: shares })
    .by('yes')
    .next('task', { title: '跟进', dueIn: DAY })
    .by('expired')
    .next('attribute', { attribute: 'stage', value: 'ripe' })
    .next('wait-event', { event: 'pay', timeout: 7 * DAY })
    .by('happened')
    .next('goal', { goal: 'paid' })
    .next('exit')
    .from('wait-event')
    .by('timed-out')
    .next('push', push)
    .by('expired')
    .next('wait', { duration: 30 * MINUTE })
    .next('exit')
    .from('branch')
    .by('no')
    .next('tag', { add: ['small'] })
    .next('exit')
    .from('branch-2')
    .by('no')
    .next('exit')
    .from('wait-event-2')
    .by('timed-out')
    .next('exit')
    .from('wait-event-3')
    .by('timed-out')
    .next('exit').version;
}

/** As ingest would have left it: in the order of time, whoever it was. */
async function record(store: Store): Promise<void> {
  const chance = seeded(1);
  const people = Array.from({ length: PEOPLE }, (_, place) =>
    personRow(`person-${String(place).padStart(6, '0')}`),
  );
  for (let at = 0; at < PEOPLE; at += 10_000) {
    await store.write((db) => insertRows(db, 'persons', people.slice(at, at + 10_000)));
  }
  const apart = (WINDOW.to - WINDOW.from) / EVENTS;
  for (let at = 0; at < EVENTS; at += 10_000) {
    const rows = Array.from({ length: 10_000 }, (_, place) =>
      eventRow(at + place, WINDOW.from + (at + place) * apart),
    );
    await store.write((db) => insertRows(db, 'events', rows));
  }

  function eventRow(number: number, at: number): EventRow {
    const place = Math.floor(chance() * PEOPLE);
    return {
      id: `event-${String(number).padStart(8, '0')}`,
      type: 'event',
      name: NAMES[Math.floor(chance() * NAMES.length)] as string,
      personId: people[place]?.id as string,
      siteId: 'site',
      at: Math.floor(at),
      receivedAt: Math.floor(at),
      readingId: null,
      contentId: null,
      propertiesJson: JSON.stringify({ amount: Math.floor(chance() * 100), page: 'premium' }),
    };
  }
}
