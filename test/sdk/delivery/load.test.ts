import { beforeEach, describe, expect, it } from 'vitest';
import { MAX_QUEUED } from '../../../sdk/delivery/queue.ts';
import { settle } from '../../support/sdk-env.ts';
import { FakePage } from '../../support/sdk-network.ts';

const MESSAGES = 100_000;
/** So many messages are said in one turn. */
const TURN = 100;

let page: FakePage;

beforeEach(() => {
  page = new FakePage();
});

describe('100,000 messages that nobody takes', () => {
  it('are kept within the bounds, counted where they are dropped, and put away bit by bit', async () => {
    const delivery = await page.started();
    page.network.reply = () => new Promise(() => {});
    const { spool } = delivery;
    const write = spool?.write;
    let most = 0;
    if (spool && write)
      spool.write = (kept, gone, until) => {
        most = Math.max(most, kept.length);
        write(kept, gone, until);
      };
    for (let i = 0; i < MESSAGES; i++) {
      delivery.add({ type: 'event', id: `message-${i}`, name: 'seen' });
      if (i % TURN === TURN - 1) delivery.flush();
    }
    await settle();
    const { items, bytes, drops } = delivery.queue;
    expect(items.length).toBe(MAX_QUEUED.messages);
    expect(bytes).toBeLessThanOrEqual(MAX_QUEUED.bytes);
    expect(items.length + (drops.overflow ?? 0)).toBe(MESSAGES);
    expect(most).toBeLessThanOrEqual(200);
  });
});
