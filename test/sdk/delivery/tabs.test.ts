import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { BACKOFF, type Delivery } from '../../../sdk/delivery/delivery.ts';
import { LEASE } from '../../../sdk/delivery/spool.ts';
import { settle } from '../../support/sdk-env.ts';
import { FakePage } from '../../support/sdk-network.ts';

let site: FakePage;

beforeEach(() => {
  site = new FakePage();
});

const tracks = (delivery: Delivery, id: string) => delivery.add({ type: 'event', id, name: 'seen' });
const goesDown = () => {
  site.network.reply = () => undefined;
};
const comesBack = () => {
  site.network.reply = () => ({ status: 200 });
};

async function flushes(delivery: Delivery, leaving?: boolean): Promise<void> {
  delivery.flush(leaving);
  for (let turns = 0; turns < 5; turns++) await settle();
}

/** Says something while nothing gets through, so that it ends up in the spool. */
async function isStuck(delivery: Delivery, id: string): Promise<void> {
  goesDown();
  tracks(delivery, id);
  await flushes(delivery);
}

describe('Of several tabs', () => {
  it('each sends its own, and leaves alone what a living one holds', async () => {
    const [one, other] = [await site.started(), await site.started()];
    await isStuck(one, 'message-1');
    await isStuck(other, 'message-2');
    comesBack();
    await site.started();
    await site.env.pass(BACKOFF.first);
    expect(site.network.received.sort()).toEqual(['message-1', 'message-2']);
  });

  it('the next sends at once what one left behind, and that one never again', async () => {
    const one = await site.started();
    await isStuck(one, 'message-1');
    await flushes(one, true);
    comesBack();
    const other = await site.started();
    await flushes(other);
    await site.env.pass(BACKOFF.max);
    await flushes(one);
    expect(site.network.received).toEqual(['message-1']);
    expect(site.spool.kept.size).toBe(0);
  });

  it('one that comes back before anybody cared sends it itself', async () => {
    const one = await site.started();
    await isStuck(one, 'message-1');
    await flushes(one, true);
    comesBack();
    await site.env.pass(BACKOFF.first);
    expect(site.network.received).toEqual(['message-1']);
  });

  it('what a killed one held is free once its lease has run out', async () => {
    const killed = await site.started();
    await isStuck(killed, 'message-1');
    killed.hold();
    comesBack();
    const other = await site.started();
    await site.env.pass(LEASE / 2);
    await flushes(other);
    expect(site.network.received).toEqual([]);
    await site.env.pass(LEASE / 2);
    await flushes(other);
    expect(site.network.received).toEqual(['message-1']);
  });

  it('one that slept longer than its lease asks first what is still its own', async () => {
    const sleeper = await site.started();
    await isStuck(sleeper, 'message-1');
    sleeper.hold();
    await site.env.pass(LEASE);
    comesBack();
    await flushes(await site.started());
    await sleeper.start();
    await flushes(sleeper);
    expect(site.network.received).toEqual(['message-1']);
  });

  it('none sends anything twice and none loses anything, whatever they do', async () => {
    const act = fc.record({
      tab: fc.nat(2),
      kind: fc.constantFrom('tracks', 'flushes', 'leaves', 'waits', 'fails', 'works'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
        site = new FakePage();
        const tabs = [await site.started(), await site.started(), await site.started()];
        let made = 0;
        for (const { tab, kind } of acts) {
          const delivery = tabs[tab] as Delivery;
          if (kind === 'tracks') tracks(delivery, `message-${++made}`);
          if (kind === 'flushes') await flushes(delivery);
          if (kind === 'leaves') await flushes(delivery, true);
          if (kind === 'waits') await site.env.pass(LEASE / 4);
          if (kind === 'fails') goesDown();
          if (kind === 'works') comesBack();
        }
        comesBack();
        for (let turns = 0; turns < 3; turns++) {
          await site.env.pass(LEASE);
          for (const delivery of tabs) await flushes(delivery);
        }
        const all = Array.from({ length: made }, (_, i) => `message-${i + 1}`);
        expect([...site.network.received].sort()).toEqual(all.sort());
        expect(site.spool.kept.size).toBe(0);
      }),
      { numRuns: 60 },
    );
  });
});
