/**
 * What an event costs while one journey is published and while ten thousand are, in processor time of the runtime: all others listen to
 * events that do not come, and look at events of their own. Measured in turns, because neighbours of the machine come and go.
 */
import path from 'node:path';
import { openStore } from '../../runtime/store/index.ts';
import type { Bench } from '../support/bench.ts';
import { journey } from '../support/journey.ts';
import { requestOf, sendAll } from '../support/load.ts';
import { newFolder, type Served, serve } from '../support/process.ts';
import { dice } from '../support/random.ts';

const MANY = 10_000;
const EVENTS = 10;
const PERSONS = 500;
const ROUNDS = 4;
const BATCHES = 1_500;
const CONNECTIONS = 16;
const PORTION = 500;
const KEY = 'pk_bench_journeys';

export default {
  name: 'journeys',
  goals: { ratio: 'at most 1.5' },
  async run() {
    const [one, many] = [await published(1), await published(MANY)];
    try {
      const [cheap, dear]: [number[], number[]] = [[], []];
      for (let round = 0; round <= ROUNDS; round++) {
        const [a, b] = [await microsPerEvent(one), await microsPerEvent(many)];
        // The first round warms up.
        if (round > 0) cheap.push(a) && dear.push(b);
      }
      const [with1, with10000] = [middle(cheap), middle(dear)];
      return { 'cpuMicrosPerEvent.1': with1, 'cpuMicrosPerEvent.10000': with10000, ratio: with10000 / with1 };
    } finally {
      await one.stop();
      await many.stop();
    }
  },
} satisfies Bench;

const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

const graphOf = (number: number) => {
  const often = {
    operand: { of: 'events', event: `own-${number}`, measure: 'count' },
    operator: 'at-least',
    value: 0,
  };
  return journey('entry-event', { event: `own-${number}`, condition: often })
    .next('wait-event', { event: `own-${number}`, timeout: 3_600_000 })
    .next('tag', { add: [`bench-${number}`] })
    .next('exit')
    .from('wait-event')
    .by('timed-out')
    .next('exit').graph;
};

/** A runtime with so many journeys; they are written into its store, because publishing each would take minutes. */
async function published(count: number): Promise<Served> {
  const folder = newFolder();
  const store = await openStore({ file: path.join(folder, 'dogear.sqlite') });
  const row = {
    state: 'live' as const,
    revision: 1,
    version: 1,
    createdAt: 0,
    updatedAt: 0,
    archivedAt: null,
  };
  for (let from = 0; from < count; from += PORTION) {
    const numbers = Array.from({ length: Math.min(PORTION, count - from) }, (_, i) => from + i);
    await store.write(async (db) => {
      for (const number of numbers) {
        const [id, json] = [`journey-${number}`, JSON.stringify(graphOf(number))];
        await db
          .insertInto('journeys')
          .values({ ...row, id, name: id, draftJson: json, layoutJson: '{}' })
          .execute();
        await db
          .insertInto('journeyVersions')
          .values({ journeyId: id, version: 1, graphJson: json, layoutJson: '{}', publishedAt: 0 })
          .execute();
      }
    });
  }
  await store.close();
  const served = await serve({ folder });
  await served.api('PUT', '/api/sites/bench', { name: 'Bench', key: KEY });
  return served;
}

const below = dice(11);
let made = 0;

/** One event in ten concerns a journey. */
function bodyOf(): string {
  const now = Date.now();
  const messages = Array.from({ length: EVENTS }, (_, place) => ({
    ...{ type: 'event', id: `${now.toString(36)}-${++made}-${below(2 ** 32)}`, at: now - 2_000 },
    ...{ name: place === 0 ? 'own-0' : `other-${below(50)}`, properties: { step: below(5) } },
  }));
  return JSON.stringify({ key: KEY, sentAt: now, device: `device-of-person-${below(PERSONS)}`, messages });
}

async function microsPerEvent(served: Served): Promise<number> {
  const requests = Array.from({ length: BATCHES }, () => requestOf(bodyOf()));
  const answered = (status: number, body: string) => {
    if (status !== 200) throw new Error(`answered ${status}: ${body}`);
  };
  const before = served.cpuMs();
  await sendAll({ url: served.url, connections: CONNECTIONS, next: () => requests.pop(), answered });
  return ((served.cpuMs() - before) * 1_000) / (BATCHES * EVENTS);
}
