import { beforeEach, describe, expect, it } from 'vitest';
import type { BatchAnswer } from '../../../runtime/wire/batch.ts';
import { BACKOFF, BUDGET, type Delivery, newDelivery, TIMEOUT } from '../../../sdk/delivery/delivery.ts';
import type { Sender } from '../../../sdk/delivery/queue.ts';
import { settle, VirtualEnv } from '../../support/sdk-env.ts';
import { ANSWER, FakeNetwork, FakeSpool } from '../../support/sdk-network.ts';

let env: VirtualEnv;
let network: FakeNetwork;
let spool: FakeSpool;
let answers: BatchAnswer[];
let sender: Sender;

beforeEach(() => {
  env = new VirtualEnv();
  network = new FakeNetwork();
  spool = new FakeSpool();
  answers = [];
  sender = { device: 'device-1' };
});

function prepared(openSpool = async (): Promise<FakeSpool> => spool): Delivery {
  const { send } = network;
  const onAnswer = (answer: BatchAnswer) => void answers.push(answer);
  return newDelivery({ head: { key: 'pk_test' }, env, send, openSpool, sender: () => sender, onAnswer });
}

/** A delivery that may send. */
async function started(openSpool?: () => Promise<FakeSpool>): Promise<Delivery> {
  const delivery = prepared(openSpool);
  await delivery.start();
  await settle();
  return delivery;
}

const tracks = (delivery: Delivery, id: string, name = 'seen') => delivery.add({ type: 'event', id, name });

describe('Delivery', () => {
  it('sends what waits in one batch, under the name of the person', async () => {
    const delivery = await started();
    sender = { device: 'device-1', user: 'u-7' };
    tracks(delivery, 'message-1');
    tracks(delivery, 'message-2');
    delivery.flush();
    await settle();
    expect(network.sent).toMatchObject([
      { key: 'pk_test', sentAt: env.wall(), device: 'device-1', user: 'u-7' },
    ]);
    expect(network.ids).toEqual(['message-1', 'message-2']);
    expect(answers).toEqual([ANSWER]);
  });

  it('gives a message its id and its time when it comes, unless it has them', async () => {
    const delivery = await started();
    delivery.add({ type: 'event', name: 'seen' });
    await env.pass(3_000);
    delivery.flush();
    await settle();
    expect(network.sent[0]?.messages[0]).toMatchObject({ id: 'id-00000001', at: env.wall() - 3_000 });
  });

  it('sends nothing before it may, and everything then', async () => {
    const delivery = prepared();
    tracks(delivery, 'message-1');
    delivery.flush();
    expect(network.sent).toEqual([]);
    await delivery.start();
    delivery.flush();
    expect(network.ids).toEqual(['message-1']);
  });

  it('forgets everything when the person withdraws', async () => {
    const delivery = await started();
    tracks(delivery, 'message-1');
    delivery.stop();
    await delivery.start();
    delivery.flush();
    expect(network.sent).toEqual([]);
    expect(spool.kept.size).toBe(0);
  });

  it('has one request under way at a time, and sends the rest when it is answered', async () => {
    const delivery = await started();
    let answered = (_: { status: number }) => {};
    network.reply = () => new Promise((resolve) => (answered = resolve));
    tracks(delivery, 'message-1');
    delivery.flush();
    tracks(delivery, 'message-2');
    delivery.flush();
    await settle();
    expect(network.ids).toEqual(['message-1']);
    network.reply = () => ({ status: 200 });
    answered({ status: 200 });
    await settle();
    expect(network.ids).toEqual(['message-1', 'message-2']);
  });

  it('never has more than 60 KiB under way, even when the page is leaving', async () => {
    const delivery = await started();
    network.reply = () => new Promise(() => {});
    for (let i = 0; i < 100; i++) tracks(delivery, `message-${i}`, 'x'.repeat(2_000));
    delivery.flush();
    delivery.flush(true);
    delivery.flush(true);
    const bytes = network.sent.reduce((sum, { messages }) => sum + JSON.stringify(messages).length, 0);
    expect(bytes).toBeGreaterThan(BUDGET - 5_000);
    expect(bytes).toBeLessThanOrEqual(BUDGET);
  });

  it('keeps in the spool whatever a leaving page has not heard of', async () => {
    const delivery = await started();
    network.reply = () => new Promise(() => {});
    for (let i = 0; i < 100; i++) tracks(delivery, `message-${i}`, 'x'.repeat(2_000));
    delivery.flush(true);
    expect(spool.kept.size).toBe(100);
  });
});

describe('When the runtime cannot take it, delivery', () => {
  it.each([[429], [502], [503], [504], [undefined]])('tries again after %s', async (status) => {
    const delivery = await started();
    network.reply = () => (status ? { status } : undefined);
    tracks(delivery, 'message-1');
    delivery.flush();
    await settle();
    network.reply = () => ({ status: 200 });
    await env.pass(BACKOFF.first);
    expect(network.ids).toEqual(['message-1', 'message-1']);
    expect(spool.kept.size).toBe(0);
  });

  it.each([[400], [401], [403], [404], [413]])(
    'never tries again after %s, but says what was dropped',
    async (status) => {
      const delivery = await started();
      network.reply = () => ({ status });
      tracks(delivery, 'message-1');
      delivery.flush();
      await env.pass(300_000);
      expect(network.ids).toEqual(['message-1']);
      network.reply = () => ({ status: 200 });
      delivery.flush();
      await settle();
      const [drops] = network.sent[1]?.messages ?? [];
      expect(drops).toEqual(
        status === 401 ? undefined : expect.objectContaining({ counts: { [`http-${status}`]: 1 } }),
      );
    },
  );

  it('waits longer from failure to failure, and a minute at the most', async () => {
    const delivery = await started();
    network.reply = () => undefined;
    tracks(delivery, 'message-1');
    delivery.flush();
    const tries: number[] = [];
    for (let second = 0; second < 300; second++) {
      const before = network.sent.length;
      await env.pass(1_000);
      if (network.sent.length > before) tries.push(second + 1);
    }
    expect(tries).toEqual([1, 3, 7, 15, 31, 63, 123, 183, 243]);
  });

  it('waits as long as Retry-After says, in seconds or as a date', async () => {
    const delivery = await started();
    network.reply = () => ({ status: 503, retryAfter: '120' });
    tracks(delivery, 'message-1');
    delivery.flush();
    await settle();
    await env.pass(119_000);
    expect(network.sent.length).toBe(1);
    network.reply = () => ({ status: 429, retryAfter: new Date(env.wall() + 31_000).toUTCString() });
    await env.pass(1_000);
    expect(network.sent.length).toBe(2);
    await env.pass(28_000);
    expect(network.sent.length).toBe(2);
    await env.pass(3_000);
    expect(network.sent.length).toBe(3);
  });

  it('leaves the runtime alone while it waits, whatever the page says', async () => {
    const delivery = await started();
    network.reply = () => ({ status: 503, retryAfter: '60' });
    tracks(delivery, 'message-1');
    delivery.flush();
    await settle();
    tracks(delivery, 'message-2');
    delivery.flush();
    delivery.flush(true);
    await env.pass(50_000);
    expect(network.sent.length).toBe(1);
    expect([...spool.kept.keys()]).toEqual(['message-1', 'message-2']);
  });

  it('gives up a request that is not answered in half a minute', async () => {
    const delivery = await started();
    network.reply = () => new Promise(() => {});
    tracks(delivery, 'message-1');
    delivery.flush();
    await env.pass(TIMEOUT);
    network.reply = () => ({ status: 200 });
    await env.pass(BACKOFF.first);
    expect(network.ids).toEqual(['message-1', 'message-1']);
  });

  it('sends again what was handed to a beacon, since nobody says whether it arrived', async () => {
    const delivery = await started();
    network.reply = () => ({ status: 0 });
    tracks(delivery, 'message-1');
    delivery.flush(true);
    await settle();
    network.reply = () => ({ status: 200 });
    delivery.flush();
    await settle();
    expect(network.ids).toEqual(['message-1', 'message-1']);
    expect(spool.kept.size).toBe(0);
  });

  it('does not gather what an unknown key will never deliver', async () => {
    const delivery = await started();
    network.reply = () => ({ status: 401 });
    tracks(delivery, 'message-1');
    delivery.flush();
    await settle();
    tracks(delivery, 'message-2');
    await delivery.start();
    await env.pass(60_000);
    expect(network.ids).toEqual(['message-1']);
  });
});

describe('From page to page, delivery', () => {
  it('brings what a former page could not: 20 events during an outage arrive, each once', async () => {
    const former = await started();
    network.reply = () => undefined;
    for (let i = 0; i < 20; i++) tracks(former, `message-${i}`);
    former.flush(true);
    await settle();
    network = new FakeNetwork();
    await started();
    await settle();
    expect(network.ids).toEqual(Array.from({ length: 20 }, (_, i) => `message-${i}`));
    expect(spool.kept.size).toBe(0);
  });

  it('sends for the person of then, not for the one of now', async () => {
    const former = await started();
    network.reply = () => undefined;
    tracks(former, 'message-1');
    former.flush(true);
    await settle();
    network = new FakeNetwork();
    sender = { device: 'device-2' };
    const delivery = await started();
    tracks(delivery, 'message-2');
    delivery.flush();
    await settle();
    expect(network.sent.map(({ device, messages }) => [device, messages.length])).toEqual([
      ['device-1', 1],
      ['device-2', 1],
    ]);
  });

  it('goes on in memory where storage is denied', async () => {
    const delivery = await started(() => Promise.reject(new DOMException('denied', 'SecurityError')));
    network.reply = () => undefined;
    tracks(delivery, 'message-1');
    delivery.flush();
    await settle();
    network.reply = () => ({ status: 200 });
    await env.pass(BACKOFF.first);
    expect(network.ids).toEqual(['message-1', 'message-1']);
  });

  it('accounts for every message when the queue ran over', async () => {
    const delivery = prepared();
    for (let i = 0; i < 10_005; i++) tracks(delivery, `message-${i}`);
    await delivery.start();
    delivery.flush();
    for (let turns = 0; turns < 30; turns++) await settle();
    const all = network.sent.flatMap(({ messages }) => messages);
    const arrived = all.filter(({ type }) => type === 'event').length;
    const dropped = all.map((message) => (message.type === 'drops' ? (message.counts.overflow ?? 0) : 0));
    expect(arrived + dropped.reduce((sum, count) => sum + count, 0)).toBe(10_005);
  });
});
