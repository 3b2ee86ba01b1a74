import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { openStore, type Store } from '../../../runtime/store/index.ts';
import { rowsOf } from '../../support/collector.ts';
import { newFolder, type Served, serve } from '../../support/process.ts';
import { dice } from '../../support/random.ts';

const KILLS = 20;
const SENDERS = 16;
const KEY = 'pk_kill_test';
const folder = newFolder();
let served: Served;
afterAll(() => served.stop());

interface Sent {
  /** Ids of its events. */
  ids: string[];
  body: string;
}

const batches: Sent[] = [];
const acknowledged: Sent[] = [];
/** What a page would send again: nobody knows whether it was stored. */
let unanswered: Sent[] = [];

function nextBatch(): Sent {
  const again = unanswered.pop();
  if (again) return again;
  const number = batches.length;
  const ids = [0, 1, 2].map((place) => `event-${number}-${place}`);
  const at = Date.now();
  const messages = ids.map((id) => ({ type: 'event', id, at, name: 'quote' }));
  const body = JSON.stringify({ key: KEY, sentAt: at, device: `device-${number % 40}`, messages });
  batches.push({ ids, body });
  return { ids, body };
}

/** Sends until the runtime is gone. */
async function send(url: string, answered: () => void): Promise<void> {
  for (;;) {
    const batch = nextBatch();
    const response = await fetch(`${url}/v1/batch`, { method: 'POST', body: batch.body })
      .then((answer) => answer.json())
      .catch(() => undefined);
    if (!response) return void unanswered.push(batch);
    expect(response).toMatchObject({ rejected: [] });
    acknowledged.push(batch);
    answered();
  }
}

/** Kills the runtime once it has answered so many batches, with others under way. */
async function killAfter(answers: number): Promise<void> {
  let left = answers;
  let killed: Promise<void> | undefined;
  const answered = () => {
    left -= 1;
    if (left === 0) killed = served.kill();
  };
  const { url } = served;
  await Promise.all(Array.from({ length: SENDERS }, () => send(url, answered)));
  await killed;
}

async function eventsIn(store: Store): Promise<Set<string>> {
  return new Set((await rowsOf(store.read, 'events')).map(({ id }) => id));
}

/** Looks at the file that the dead process left. */
async function look<T>(at: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ file: path.join(folder, 'dogear.sqlite') });
  return at(store).finally(() => store.close());
}

const integrity = async (store: Store) => (await sql`pragma integrity_check`.execute(store.read)).rows;

it(`loses nothing that it acknowledged when it is killed ${KILLS} times under load`, async () => {
  const throwDice = dice(20_260_401);
  for (let kill = 0; kill < KILLS; kill++) {
    served = await serve({ folder });
    if (kill === 0) await served.api('PUT', '/api/sites/kill', { name: 'Kill', key: KEY });
    await killAfter(1 + throwDice(150));
    await look(async (store) => {
      expect(await integrity(store)).toEqual([{ integrity_check: 'ok' }]);
      const stored = await eventsIn(store);
      expect(acknowledged.flatMap(({ ids }) => ids).filter((id) => !stored.has(id))).toEqual([]);
    });
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS);
}, 180_000);

it('has everything exactly once when the pages have sent again what was not answered', async () => {
  served = await serve({ folder });
  for (const { body } of unanswered) await fetch(`${served.url}/v1/batch`, { method: 'POST', body });
  unanswered = [];
  await served.kill();
  await look(async (store) => {
    const sent = batches.flatMap(({ ids }) => ids);
    expect([...(await eventsIn(store))].sort()).toEqual(sent.sort());
    const persons = await rowsOf(store.read, 'persons');
    const daily = (await rowsOf(store.read, 'daily')).filter(({ name }) => name === 'events');
    const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);
    expect(sum(persons.map(({ events }) => events))).toBe(sent.length);
    expect(sum(daily.map(({ count }) => count))).toBe(sent.length);
  });
});
