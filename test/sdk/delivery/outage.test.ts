import { beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../../runtime/wire/batch.ts';
import { BACKOFF, type Delivery, MAX_WAIT, TIMEOUT } from '../../../sdk/delivery/delivery.ts';
import type { Reply } from '../../../sdk/delivery/send.ts';
import { settle } from '../../support/sdk-env.ts';
import { ANSWER, FakePage } from '../../support/sdk-network.ts';

let page: FakePage;

beforeEach(() => {
  page = new FakePage();
});

const tracks = (delivery: Delivery, id: string, name = 'seen') => delivery.add({ type: 'event', id, name });

describe('When the runtime cannot take it, delivery', () => {
  it.each([[429], [502], [503], [504], [undefined]])('tries again after %s', async (status) => {
    const delivery = await page.started();
    page.network.reply = () => (status ? { status } : undefined);
    tracks(delivery, 'message-1');
    delivery.flush();
    await settle();
    page.network.reply = () => ({ status: 200 });
    await page.env.pass(BACKOFF.first);
    expect(page.network.ids).toEqual(['message-1', 'message-1']);
    expect(page.spool.kept.size).toBe(0);
  });

  it.each([[400], [401], [403], [404]])(
    'never tries again after %s, but says what was dropped',
    async (status) => {
      const delivery = await page.started();
      page.network.reply = () => ({ status });
      tracks(delivery, 'message-1');
      delivery.flush();
      await page.env.pass(300_000);
      expect(page.network.ids).toEqual(['message-1']);
      page.network.reply = () => ({ status: 200 });
      delivery.flush();
      await settle();
      const [drops] = page.network.sent[1]?.messages ?? [];
      expect(drops).toEqual(
        status === 401 ? undefined : expect.objectContaining({ counts: { [`http-${status}`]: 1 } }),
      );
    },
  );

  it('waits longer from failure to failure, and a minute at the most', async () => {
    const delivery = await page.started();
    page.network.reply = () => undefined;
    tracks(delivery, 'message-1');
    delivery.flush();
    const tries: number[] = [];
    for (let second = 0; second < 300; second++) {
      const before = page.network.sent.length;
      await page.env.pass(1_000);
      if (page.network.sent.length > before) tries.push(second + 1);
    }
    expect(tries).toEqual([1, 3, 7, 15, 31, 63, 123, 183, 243]);
  });

  it('waits as long as Retry-After says, in seconds or as a date', async () => {
    const delivery = await page.started();
    page.network.reply = () => ({ status: 503, retryAfter: '120' });
    tracks(delivery, 'message-1');
    delivery.flush();
    await settle();
    await page.env.pass(120_000);
    expect(page.network.sent.length).toBe(1);
    page.network.reply = () => ({
      status: 429,
      retryAfter: new Date(page.env.wall() + 31_000).toUTCString(),
    });
    await page.env.pass(1_000);
    expect(page.network.sent.length).toBe(2);
    await page.env.pass(30_000);
    expect(page.network.sent.length).toBe(2);
    await page.env.pass(4_000);
    expect(page.network.sent.length).toBe(3);
  });

  it('leaves the runtime alone while it waits, whatever the page says', async () => {
    const delivery = await page.started();
    page.network.reply = () => ({ status: 503, retryAfter: '60' });
    tracks(delivery, 'message-1');
    delivery.flush();
    await settle();
    tracks(delivery, 'message-2');
    delivery.flush();
    delivery.flush(true);
    await page.env.pass(50_000);
    expect(page.network.sent.length).toBe(1);
    expect([...page.spool.kept.keys()]).toEqual(['message-1', 'message-2']);
  });

  it('gives up a request that is not answered in half a minute', async () => {
    const delivery = await page.started();
    page.network.reply = () => new Promise(() => {});
    tracks(delivery, 'message-1');
    delivery.flush();
    await page.env.pass(TIMEOUT);
    page.network.reply = () => ({ status: 200 });
    await page.env.pass(BACKOFF.first);
    expect(page.network.ids).toEqual(['message-1', 'message-1']);
  });

  it('hears an answer that comes too late, and sends nothing again', async () => {
    const delivery = await page.started();
    let answer = (_: Reply) => {};
    page.network.reply = () => new Promise((resolve) => (answer = resolve));
    tracks(delivery, 'message-1');
    delivery.flush();
    await page.env.pass(TIMEOUT + 100);
    answer({ status: 200, answer: ANSWER });
    await page.env.pass(300_000);
    expect(page.network.ids).toEqual(['message-1']);
    expect(page.answers).toEqual([ANSWER]);
  });

  it('sends a batch that is too large in halves, and drops a message that is too large alone', async () => {
    const delivery = await page.started();
    page.network.reply = () => {
      const { messages } = page.network.sent.at(-1) as { messages: Message[] };
      return { status: JSON.stringify(messages).length > 900 ? 413 : 200 };
    };
    for (let i = 0; i < 20; i++) tracks(delivery, `message-${i}`, 'x'.repeat(i === 7 ? 1_000 : 10));
    delivery.flush();
    for (let turns = 0; turns < 20; turns++) await settle();
    delivery.flush();
    await settle();
    const others = Array.from({ length: 20 }, (_, i) => `message-${i}`).filter((id) => id !== 'message-7');
    expect(page.network.received.slice(0, 19)).toEqual(others);
    expect(page.network.sent.at(-1)?.messages).toMatchObject([{ type: 'drops', counts: { 'http-413': 1 } }]);
  });

  it('waits an hour at the most, whatever Retry-After says', async () => {
    const delivery = await page.started();
    page.network.reply = () => ({ status: 429, retryAfter: new Date(page.env.wall() + 1e12).toUTCString() });
    tracks(delivery, 'message-1');
    delivery.flush();
    await page.env.pass(MAX_WAIT);
    expect(page.network.sent.length).toBe(1);
    await page.env.pass(1_000);
    expect(page.network.sent.length).toBe(2);
  });

  it('has in the spool what an endpoint has not answered for long, should the page be killed', async () => {
    const delivery = await page.started();
    page.network.reply = () => new Promise(() => {});
    tracks(delivery, 'message-1');
    delivery.flush();
    await page.env.pass(1_000);
    delivery.flush();
    expect(page.spool.kept.size).toBe(0);
    await page.env.pass(4_000);
    delivery.flush();
    expect([...page.spool.kept.keys()]).toEqual(['message-1']);
  });

  it('writes the spool a few times a second, however much the page says, and soon has there all that waits', async () => {
    const delivery = await page.started();
    page.network.reply = () => undefined;
    const before = page.spool.writes;
    for (let i = 0; i < 500; i++) {
      tracks(delivery, `message-${i}`);
      delivery.flush();
      await settle();
    }
    expect(page.spool.kept.size).toBe(1);
    await page.env.pass(800);
    expect([page.spool.kept.size, page.spool.writes - before]).toEqual([500, 4]);
  });

  it('stores nothing that came while the person was asked, even where an answer comes then', async () => {
    const delivery = await page.started();
    let answer = (_: Reply) => {};
    page.network.reply = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    tracks(delivery, 'message-1');
    delivery.flush();
    await page.env.pass(5_000);
    delivery.flush();
    expect([...page.spool.kept.keys()]).toEqual(['message-1']);
    delivery.hold();
    tracks(delivery, 'message-2');
    answer({ status: 200 });
    await settle();
    await page.env.pass(5_000);
    expect([...page.spool.kept.keys()]).toEqual([]);
  });

  it('sends again what was handed to a beacon, since nobody says whether it arrived', async () => {
    const delivery = await page.started();
    page.network.reply = () => ({ status: 0 });
    tracks(delivery, 'message-1');
    delivery.flush(true);
    await settle();
    page.network.reply = () => ({ status: 200 });
    delivery.flush();
    await settle();
    expect(page.network.ids).toEqual(['message-1', 'message-1']);
    expect(page.spool.kept.size).toBe(0);
  });

  it('does not gather what an unknown key will never deliver', async () => {
    const delivery = await page.started();
    page.network.reply = () => ({ status: 401 });
    tracks(delivery, 'message-1');
    delivery.flush();
    await settle();
    tracks(delivery, 'message-2');
    await delivery.start();
    await page.env.pass(60_000);
    expect(page.network.ids).toEqual(['message-1']);
  });
});
