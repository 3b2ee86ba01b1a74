/** Power cuts in a runtime that has work to do, and what is left of the work afterwards. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from '../../runtime/store/index.ts';
import { Backstage } from './backstage.ts';
import { HOUR, journey, MINUTE } from './journey.ts';
import { newFolder, type Served, serve } from './process.ts';
import { dice } from './random.ts';
import { fillWaiting, openFolder } from './waiting.ts';

const SEED = 20_261_122;
/** How long a runtime lives at the most once it listens, ms. */
const LIFE = 150;
/** Waits are over within this time, ms. */
const SPAN = 3 * HOUR;
/** A lease on an effect is over, and what was under way at a power cut is due again. */
const AFTER_LEASE = 2 * MINUTE;

/** A runtime whose clock is wrong by so many ms. */
const serveAt = (folder: string, shift: number): Promise<Served> =>
  serve({
    folder,
    node: ['--import', `data:text/javascript,const now = Date.now; Date.now = () => now() + ${shift};`],
  });

/**
 * People wait for moments within three hours, and the runtime is killed again and again: between two of its lives some of these hours
 * pass, and its clock may be an hour off either way.
 */
export async function killWhileWaiting(waits: number, kills: number) {
  const folder = newFolder();
  const throwDice = dice(SEED);
  const patience = journey()
    .next('wait', { duration: MINUTE })
    .next('tag', { add: ['waited'] })
    .next('exit');
  const waiting = { firstDue: Date.now(), apart: Math.floor(SPAN / waits) };
  const before = await openFolder(folder);
  await fillWaiting(before, { journey: patience, count: waits, ...waiting });
  await before.close();
  for (let kill = 0; kill < kills; kill++) {
    const wrong = (throwDice(3) - 1) * HOUR;
    const served = await serveAt(folder, Math.round((SPAN * kill) / kills) + wrong);
    await pause(throwDice(LIFE));
    await served.kill();
  }
  const served = await serveAt(folder, SPAN);
  const store = await openFolder(folder);
  await settled(async () => (await activeRuns(store)) === 0);
  const figures = await firedIn(store, waiting);
  await store.close();
  await served.stop();
  return { waits, kills, ...figures };
}

/** A receiver that honours keys has the runtime killed at the very moment at which a webhook comes in. */
export async function killWhileSending(kills: number) {
  const folder = newFolder();
  const receiver = await receiving();
  const people = 20 * kills;
  const store = await openFolder(folder);
  await askForWebhooks(new Backstage(store), receiver.url, people);
  for (let kill = 0; kill < kills; kill++) {
    const hit = receiver.next();
    const served = await serveAt(folder, 0);
    await hit;
    await served.kill();
  }
  const served = await serveAt(folder, AFTER_LEASE);
  await settled(async () => (await activeRuns(store)) === 0);
  const done = await effectsDone(store);
  await store.close();
  await served.stop();
  await receiver.close();
  const { requests, keys } = receiver;
  return { webhooks: people, kills, requests: requests(), keys: keys.size, silent: people - done };
}

async function askForWebhooks(backstage: Backstage, url: string, people: number): Promise<void> {
  const calling = journey()
    .next('webhook', { url, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' })
    .next('exit');
  calling.from('webhook').by('failed').next('exit');
  const ids = Array.from({ length: people }, (_, place) => `person-${place}`);
  backstage.now = Date.now();
  await backstage.publish(calling);
  await backstage.meets(...ids);
  await backstage.does('start', ...ids);
}

/** Answers every webhook, and counts the keys under which they came. */
async function receiving() {
  const keys = new Set<string>();
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    keys.add(String(request.headers['webhook-id']));
    server.emit('webhook');
    request.resume().on('end', () => response.end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return { url, keys, requests: () => requests, next: () => once(server, 'webhook'), close };
}

async function settled(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) await pause(100);
}

const activeRuns = async (store: Store) =>
  (await store.read.selectFrom('runs').select('id').where('state', '=', 'active').execute()).length;

const effectsDone = async (store: Store) =>
  (await store.read.selectFrom('effects').select('id').where('state', '=', 'done').execute()).length;

/** Every wait has to be over once, and not before its time. */
async function firedIn(store: Store, { firstDue, apart }: { firstDue: number; apart: number }) {
  const exits = await store.read
    .selectFrom('traces')
    .select(['runId', 'at'])
    .where('node', '=', 'wait')
    .where('what', '=', 'exit')
    .where('runId', 'like', 'run-%')
    .execute();
  const fired = new Set(exits.map(({ runId }) => runId)).size;
  const early = exits.filter(({ runId, at }) => at < firstDue + Number(runId.slice(4)) * apart).length;
  return { fired, twice: exits.length - fired, early };
}
