import { beforeEach, describe, expect, it } from 'vitest';
import { BACKOFF, BUDGET, type Delivery } from '../../../sdk/delivery/delivery.ts';
import { settle } from '../../support/sdk-env.ts';
import { ANSWER, FakeNetwork, FakePage } from '../../support/sdk-network.ts';

let page: FakePage;

beforeEach(() => {
  page = new FakePage();
});

const tracks = (delivery: Delivery, id: string, name = 'seen') => delivery.add({ type: 'event', id, name });

describe('Delivery', () => {
  it('sends what waits in one batch, under the name of the person', async () => {
    const delivery = await page.started();
    page.sender = { device: 'device-1', user: 'u-7' };
    tracks(delivery, 'message-1');
    tracks(delivery, 'message-2');
    delivery.flush();
    await settle();
    expect(page.network.sent).toMatchObject([
      { key: 'pk_test', sentAt: page.env.wall(), device: 'device-1', user: 'u-7' },
    ]);
    expect(page.network.ids).toEqual(['message-1', 'message-2']);
    expect(page.answers).toEqual([ANSWER]);
  });

  it('gives a message its id and its time when it comes, unless it has them', async () => {
    const delivery = await page.started();
    delivery.add({ type: 'event', name: 'seen' });
    await page.env.pass(3_000);
    delivery.flush();
    await settle();
    expect(page.network.sent[0]?.messages[0]).toMatchObject({
      id: 'id-00000001',
      at: page.env.wall() - 3_000,
    });
  });

  it('sends nothing before it may, and everything then', async () => {
    const delivery = page.prepared();
    tracks(delivery, 'message-1');
    delivery.flush();
    expect(page.network.sent).toEqual([]);
    await delivery.start();
    delivery.flush();
    await settle();
    expect(page.network.ids).toEqual(['message-1']);
  });

  it('forgets everything when the person withdraws', async () => {
    const delivery = await page.started();
    tracks(delivery, 'message-1');
    delivery.stop();
    await delivery.start();
    delivery.flush();
    expect(page.network.sent).toEqual([]);
    expect(page.spool.kept.size).toBe(0);
  });

  it('has one request under way at a time, and sends the rest when it is answered', async () => {
    const delivery = await page.started();
    let answered = (_: { status: number }) => {};
    page.network.reply = () => new Promise((resolve) => (answered = resolve));
    tracks(delivery, 'message-1');
    delivery.flush();
    tracks(delivery, 'message-2');
    delivery.flush();
    await settle();
    expect(page.network.ids).toEqual(['message-1']);
    page.network.reply = () => ({ status: 200 });
    answered({ status: 200 });
    await settle();
    expect(page.network.ids).toEqual(['message-1', 'message-2']);
  });

  it('never has more than 60 KiB under way, even when the page is leaving', async () => {
    const delivery = await page.started();
    page.network.reply = () => new Promise(() => {});
    for (let i = 0; i < 100; i++) tracks(delivery, `message-${i}`, 'x'.repeat(2_000));
    delivery.flush();
    delivery.flush(true);
    delivery.flush(true);
    const bytes = page.network.sent.reduce((sum, { messages }) => sum + JSON.stringify(messages).length, 0);
    expect(bytes).toBeGreaterThan(BUDGET - 5_000);
    expect(bytes).toBeLessThanOrEqual(BUDGET);
  });

  it('keeps in the page.spool whatever a leaving page has not heard of', async () => {
    const delivery = await page.started();
    page.network.reply = () => new Promise(() => {});
    for (let i = 0; i < 100; i++) tracks(delivery, `message-${i}`, 'x'.repeat(2_000));
    delivery.flush(true);
    expect(page.spool.kept.size).toBe(100);
  });
});

describe('From page to page, delivery', () => {
  it('brings what a former page could not: 20 events during an outage arrive, each once', async () => {
    const former = await page.started();
    page.network.reply = () => undefined;
    for (let i = 0; i < 20; i++) tracks(former, `message-${i}`);
    former.flush(true);
    await settle();
    page.network = new FakeNetwork();
    await page.started();
    await settle();
    expect(page.network.ids).toEqual(Array.from({ length: 20 }, (_, i) => `message-${i}`));
    expect(page.spool.kept.size).toBe(0);
  });

  it('sends for the person of then, not for the one of now', async () => {
    const former = await page.started();
    page.network.reply = () => undefined;
    tracks(former, 'message-1');
    former.flush(true);
    await settle();
    page.network = new FakeNetwork();
    page.sender = { device: 'device-2' };
    const delivery = await page.started();
    tracks(delivery, 'message-2');
    delivery.flush();
    await settle();
    expect(page.network.sent.map(({ device, messages }) => [device, messages.length])).toEqual([
      ['device-1', 1],
      ['device-2', 1],
    ]);
  });

  it('goes on in memory where storage is denied', async () => {
    const delivery = await page.started(() => Promise.reject(new DOMException('denied', 'SecurityError')));
    page.network.reply = () => undefined;
    tracks(delivery, 'message-1');
    delivery.flush();
    await settle();
    page.network.reply = () => ({ status: 200 });
    await page.env.pass(BACKOFF.first);
    expect(page.network.ids).toEqual(['message-1', 'message-1']);
  });

  it('accounts for every message when the queue ran over', async () => {
    const delivery = page.prepared();
    for (let i = 0; i < 10_005; i++) tracks(delivery, `message-${i}`);
    await delivery.start();
    delivery.flush();
    for (let turns = 0; turns < 30; turns++) await settle();
    const all = page.network.sent.flatMap(({ messages }) => messages);
    const arrived = all.filter(({ type }) => type === 'event').length;
    const dropped = all.map((message) => (message.type === 'drops' ? (message.counts.overflow ?? 0) : 0));
    expect(arrived + dropped.reduce((sum, count) => sum + count, 0)).toBe(10_005);
  });
});
