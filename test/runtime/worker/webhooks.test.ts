import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEffects } from '../../../runtime/effects/index.ts';
import type { Delivery, Outgoing } from '../../../runtime/journey/vocabulary.ts';
import { Backstage } from '../../support/backstage.ts';
import { DAY, journey, MINUTE, MONDAY, SECOND } from '../../support/journey.ts';
import { Receiver, SECRET } from '../../support/receiver.ts';
import { onEachStore, type TestStore } from '../../support/stores.ts';

const DONE: Delivery = { state: 'done', answer: 'HTTP 200', result: { status: 200, ok: true } };

onEachStore('the outbox', (open) => {
  let store: TestStore;
  let backstage: Backstage;
  let receiver: Receiver;
  beforeEach(async () => {
    [store, receiver] = await Promise.all([open(), Receiver.listening()]);
    backstage = new Backstage(store);
    const calling = journey().next('webhook', { url: receiver.url, secret: SECRET });
    await backstage.publish(calling.by('done').next('exit').from('webhook').by('failed').next('exit'));
  });
  afterEach(() => Promise.all([store.remove(), receiver.close()]));

  const call = async (...persons: string[]) => {
    await backstage.meets(...persons);
    await backstage.does('start', ...persons);
  };
  const pass = (ms: number) => {
    backstage.now += ms;
    return backstage.worker.tick();
  };
  /** An executor that the test answers by hand. */
  const byHand = () => {
    const asked: { effect: Outgoing; answer(delivery: Delivery): void }[] = [];
    const execute = (effect: Outgoing) =>
      new Promise<Delivery>((answer) => {
        asked.push({ effect, answer });
        heard();
      });
    let heard = () => {};
    const until = async (count: number) => {
      while (asked.length < count) await new Promise<void>((resolve) => (heard = resolve));
    };
    return { asked, execute, until };
  };

  it('sends what a journey asks for, and the run goes on with the answer', async () => {
    await call('张女士');
    receiver.answers({ status: 200, text: '{"score":7}' });
    expect((await backstage.worker.tick()).effects).toBe(1);
    const [request] = receiver.received;
    expect(request?.verified(MONDAY)).toMatchObject({
      type: 'journey.webhook',
      effect: request?.headers['webhook-id'],
      journey: 'journey',
      node: 'webhook',
      person: {
        id: '张女士',
        identifiers: [{ kind: 'user', value: 'user of 张女士' }],
        attributes: {},
        tags: [],
      },
      at: MONDAY,
    });
    expect(await backstage.effects()).toMatchObject([
      { state: 'done', attempts: 1, lastAnswer: 'HTTP 200: {"score":7}' },
    ]);
    expect(await backstage.path()).toEqual(['entry-event > next', 'webhook > done']);
  });

  it('tries again until the other side is well', async () => {
    await call('张女士');
    receiver.answers({ status: 500, text: 'ill' });
    await backstage.worker.tick();
    expect(await backstage.effects()).toMatchObject([
      { state: 'pending', attempts: 1, dueAt: MONDAY + 5 * SECOND, lastAnswer: 'HTTP 500: ill' },
    ]);
    expect((await pass(4 * SECOND)).effects).toBe(0);
    expect((await pass(SECOND)).effects).toBe(1);
    expect(await backstage.path()).toContain('webhook > done');
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(ids[1]).toBe(ids[0]);
  });

  it('comes when Retry-After says', async () => {
    await call('张女士');
    receiver.answers({ status: 429, headers: { 'retry-after': '600' } });
    await backstage.worker.tick();
    expect((await pass(10 * MINUTE - 1)).effects).toBe(0);
    expect((await pass(1)).effects).toBe(1);
    expect(receiver.received).toHaveLength(2);
  });

  it('gives up after ten attempts: failed with the last answer, and the run goes on by the failed exit', async () => {
    await call('张女士');
    for (let attempt = 1; attempt <= 10; attempt++) {
      receiver.answers({ status: 503, text: `ill ${attempt}` });
      await pass(DAY);
    }
    expect(receiver.received).toHaveLength(10);
    expect(await backstage.effects()).toMatchObject([
      { state: 'failed', attempts: 10, lastAnswer: 'HTTP 503: ill 10' },
    ]);
    expect(await backstage.path()).toEqual(['entry-event > next', 'webhook > failed']);
    const failed = store.read.selectFrom('daily').selectAll().where('name', '=', 'webhooks-failed');
    expect(await failed.execute()).toMatchObject([{ count: 1 }]);
    expect((await pass(DAY)).effects).toBe(0);
  });

  it('gives up at once when the other side is gone for good', async () => {
    await call('张女士');
    receiver.answers({ status: 410 });
    await backstage.worker.tick();
    expect(await backstage.effects()).toMatchObject([
      { state: 'failed', attempts: 1, lastAnswer: 'HTTP 410' },
    ]);
    expect(await backstage.path()).toContain('webhook > failed');
  });

  describe('when the process dies', () => {
    it('after sending and before writing, sends again under the same id once the lease is over', async () => {
      await call('张女士');
      const { execute } = createEffects({ fetch, world: backstage.world });
      const dying = backstage.anotherWorker({
        effects: {
          execute: async (effect) => {
            await execute(effect);
            throw new Error('killed');
          },
        },
      });
      await dying.tick();
      expect(await backstage.effects()).toMatchObject([{ state: 'pending', attempts: 1 }]);
      expect((await pass(59 * SECOND)).effects).toBe(0);
      expect((await pass(SECOND)).effects).toBe(1);
      const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
      expect(ids).toHaveLength(2);
      expect(ids[1]).toBe(ids[0]);
      expect(await backstage.path()).toEqual(['entry-event > next', 'webhook > done']);
    });

    it('after sending to one that does not know a repeat, sends nothing again and says that it is unknown', async () => {
      const strange = journey().next('webhook', { url: receiver.url, secret: SECRET, repeats: 'strange' });
      strange.by('done').next('exit').from('webhook').by('failed').next('exit');
      await backstage.publish(strange.from('webhook').by('unknown').next('exit'));
      await call('张女士');
      const { execute } = createEffects({ fetch, world: backstage.world });
      const dying = backstage.anotherWorker({
        effects: {
          execute: async (effect) => {
            await execute(effect);
            throw new Error('killed');
          },
        },
      });
      await dying.tick();
      await pass(MINUTE);
      expect(receiver.received).toHaveLength(1);
      expect(await backstage.effects()).toMatchObject([{ state: 'unknown', attempts: 2 }]);
      expect(await backstage.path()).toEqual(['entry-event > next', 'webhook > unknown']);
    });

    it('while writing, has written nothing: neither the answer nor the step of the run', async () => {
      await call('张女士');
      const { take, ...advance } = backstage.advance;
      const dying = backstage.anotherWorker({
        advance: {
          ...advance,
          take: async (...given) => {
            await take(...given);
            throw new Error('killed');
          },
        },
      });
      await dying.tick();
      expect(await backstage.effects()).toMatchObject([{ state: 'pending', lastAnswer: null }]);
      expect(await backstage.path()).toEqual(['entry-event > next']);
      await pass(MINUTE);
      expect(await backstage.path()).toEqual(['entry-event > next', 'webhook > done']);
    });
  });

  it('writes the first answer when a slow worker comes after its lease', async () => {
    await call('张女士');
    const slow = byHand();
    const slowly = backstage.anotherWorker({ effects: slow });
    const ticking = slowly.tick();
    await slow.until(1);
    await pass(MINUTE);
    slow.asked[0]?.answer({ state: 'failed', answer: 'HTTP 410', result: { status: 410, ok: false } });
    await ticking;
    expect(await backstage.effects()).toMatchObject([{ state: 'done', attempts: 2, lastAnswer: 'HTTP 200' }]);
    expect(await backstage.path()).toEqual(['entry-event > next', 'webhook > done']);
  });

  it('sends each effect once, however many work at the same time', async () => {
    const persons = Array.from({ length: 60 }, (_, place) => `person-${place}`);
    await call(...persons);
    const workers = [1, 2, 3].map(() => backstage.anotherWorker());
    await Promise.all(workers.map((worker) => worker.tick()));
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(60);
    expect(new Set(ids).size).toBe(60);
    expect((await backstage.path()).filter((step) => step === 'webhook > done')).toHaveLength(60);
    expect(backstage.errors).toEqual([]);
  });

  it('has at most 16 under way, and takes the next when a lane is free', async () => {
    await call(...Array.from({ length: 20 }, (_, place) => `person-${place}`));
    const hand = byHand();
    const worker = backstage.anotherWorker({ effects: hand });
    const ticking = worker.tick();
    await hand.until(16);
    expect(hand.asked).toHaveLength(16);
    for (const { answer } of hand.asked) answer(DONE);
    await hand.until(20);
    for (const { answer } of hand.asked) answer(DONE);
    expect((await ticking).effects).toBe(20);
  });

  it('does not keep waits waiting while a receiver is slow, and finishes what is under way before it stops', async () => {
    const pausing = journey('entry-event', { event: 'pause' })
      .next('wait', { duration: MINUTE })
      .next('exit');
    await backstage.publish(pausing, 'pausing');
    await backstage.meets('张女士');
    await backstage.does('pause', '张女士');
    backstage.now += MINUTE - SECOND;
    await backstage.does('start', '张女士');
    const hand = byHand();
    const worker = backstage.anotherWorker({ effects: hand });
    worker.start();
    await hand.until(1);
    backstage.now += SECOND;
    worker.wake();
    while (!(await backstage.path()).includes('wait > next'));
    let stopped = false;
    const stopping = worker.stop().then(() => {
      stopped = true;
    });
    expect(await backstage.path()).not.toContain('webhook > done');
    expect(stopped).toBe(false);
    hand.asked[0]?.answer(DONE);
    await stopping;
    expect(await backstage.path()).toContain('webhook > done');
  });
});
