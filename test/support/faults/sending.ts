/** Power cuts at the very moment at which a request comes in: webhooks, calls of a service, and pushes by a gateway. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Store } from '../../../runtime/store/index.ts';
import { Backstage } from '../backstage.ts';
import { DAY, type Drawing, journey, MINUTE } from '../journey.ts';
import { newFolder } from '../process.ts';
import { openFolder } from '../waiting.ts';
import { openGate, serveAt, settled } from './lives.ts';

/** A lease on an effect is over, and what was under way at a power cut is due again. */
const AFTER_LEASE = 2 * MINUTE;
/** What is under way at one power cut, and more. */
const EACH_KILL = 20;
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

/** `known`: the receiver honours keys, and hears of everything; else it is never sent a repeat. */
export async function killWhileSending(kills: number, repeats: 'known' | 'strange') {
  const folder = newFolder();
  const receiver = await receiving();
  const store = await openFolder(folder);
  const asked = await askForRequests(store, receiver.url, repeats, Math.ceil((EACH_KILL * kills) / 3));
  for (let kill = 0; kill < kills; kill++) {
    const hit = receiver.next();
    const served = await serveAt(folder, 0);
    await hit;
    await served.kill();
  }
  const served = await serveAt(folder, AFTER_LEASE);
  await settled(async () => (await inState(store, 'pending')) === 0);
  const [done, unknown] = [await inState(store, 'done'), await inState(store, 'unknown')];
  await store.close();
  await served.stop();
  await receiver.close();
  const { requests, keys } = receiver;
  return {
    asked,
    kills,
    keys: keys.size,
    repeats: requests() - keys.size,
    unknown,
    silent: asked - done - unknown,
  };
}

/** Each of these people asks for one of each. */
async function askForRequests(store: Store, url: string, repeats: string, people: number): Promise<number> {
  const backstage = new Backstage(store);
  backstage.now = Date.now();
  await openGate(store);
  const offer = { title: '保费怎么算', link: 'url', url: 'https://example.com/next', within: DAY };
  const journeys: Record<string, Drawing> = {
    webhook: leadingOn('webhook', { url, secret: SECRET, repeats }),
    call: leadingOn('call', { url, tries: 6, repeats }),
    push: journey().next('push', { channel: 'webhook', endpoint: url, secret: SECRET, repeats, ...offer }),
  };
  for (const [id, drawing] of Object.entries(journeys)) await backstage.publish(drawing, id);
  const ids = Array.from({ length: people }, (_, place) => `person-${place}`);
  await backstage.meets(...ids);
  await backstage.does('start', ...ids);
  const asked = await inState(store, 'pending');
  if (asked !== 3 * people) throw new Error(`${asked} requests were asked for; expected ${3 * people}`);
  return asked;
}

function leadingOn(kind: 'webhook' | 'call', fields: Record<string, unknown>): Drawing {
  const drawing = journey().next(kind, fields).next('exit');
  return drawing.from(kind).by('failed').next('exit');
}

/** Answers every request, and counts the keys under which they came. */
async function receiving() {
  const keys = new Set<string>();
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    keys.add(String(request.headers['webhook-id']));
    server.emit('came');
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
  return { url, keys, requests: () => requests, next: () => once(server, 'came'), close };
}

const inState = async (store: Store, state: 'pending' | 'done' | 'unknown') =>
  (await store.read.selectFrom('effects').select('id').where('state', '=', state).execute()).length;
