import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../runtime/store/index.ts';
import { Collector, event, reading } from '../../support/collector.ts';
import { HOUR, journey } from '../../support/journey.ts';
import { onEachStore, type TestStore } from '../../support/stores.ts';

const DEVICES = ['device-of-ann', 'device-of-bob', 'device-of-cid'];
const patience = () =>
  journey().next('wait-event', { event: 'quote', timeout: HOUR }).by('happened').next('exit');

onEachStore('batches that come together', (open) => {
  let store: TestStore;
  let page: Collector;
  let watched: Watched;
  beforeEach(async () => {
    store = await open();
    watched = watch(store);
    page = await Collector.open(watched.store);
    await page.send([event('scroll')], { device: 'device-of-dan' });
    watched.transactions = 0;
  });
  afterEach(() => store.remove());

  const names = async () => (await page.rows('events')).map(({ name }) => name).sort();
  const together = (...names: string[]) =>
    names.map((name, i) => page.send([event(name)], { device: DEVICES[i] as string }));

  describe('in one turn of the event loop', () => {
    it('are one transaction', async () => {
      await Promise.all(together('quote', 'quote', 'quote'));
      expect(watched.transactions).toBe(1);
      expect(await page.rows('events')).toHaveLength(4);
    });

    it('are several when they have more than 2,000 messages', async () => {
      const full = () => Array.from({ length: 500 }, () => event('quote'));
      await Promise.all(Array.from({ length: 5 }, () => page.send(full())));
      expect(watched.transactions).toBe(2);
    });

    it('are taken in the order in which they came', async () => {
      await page.backstage.publish(patience());
      await Promise.all([page.send([event('start')]), page.send([event('quote')])]);
      expect(await page.backstage.path()).toEqual(['entry-event > next', 'wait-event > happened']);
    });

    it('know of each other: what two of them bring counts once', async () => {
      const [twice, read] = [event('quote'), reading()];
      const answers = await Promise.all([page.send([twice, read]), page.send([read, twice])]);
      expect(answers.map(({ accepted, duplicates }) => [accepted, duplicates])).toEqual([
        [2, 0],
        [0, 2],
      ]);
    });
  });

  describe('while a transaction is under way', () => {
    it('are the next one together', async () => {
      const open = watched.close();
      const first = page.send([event('first')]);
      await watched.reached();
      const others = together('quote', 'quote', 'quote');
      open();
      await Promise.all([first, ...others]);
      expect(watched.transactions).toBe(2);
    });

    it('are not answered, and not seen, before its COMMIT', async () => {
      const open = watched.close();
      let answered = false;
      const sent = page.send([event('quote')]).then(() => {
        answered = true;
      });
      await watched.reached();
      expect(await names()).toEqual(['scroll']);
      expect(answered).toBe(false);
      open();
      await sent;
      expect(await names()).toEqual(['quote', 'scroll']);
    });

    it('are all answered when the queue has drained', async () => {
      const open = watched.close();
      const answers: unknown[] = [];
      const sent = together('quote', 'quote').map((answer) => answer.then((told) => answers.push(told)));
      await watched.reached();
      sent.push(page.send([event('pay')]).then((told) => answers.push(told)));
      const drained = page.ingest.drain().then(() => answers.length);
      open();
      expect(await drained).toBe(3);
      expect(page.ingest.queued()).toBe(0);
      await Promise.all(sent);
    });
  });

  it('have drained at once when none waits', async () => {
    await page.ingest.drain();
    expect(page.ingest.queued()).toBe(0);
  });

  describe('of which one cannot be stored', () => {
    /** Bob's run is broken: whatever wakes it fails. */
    beforeEach(async () => {
      await page.backstage.publish(patience());
      for (const device of DEVICES) await page.send([event('start')], { device });
      const { id } = await page.person('device-of-bob');
      const broken = { dataJson: '{' };
      await store.write((db) => db.updateTable('runs').set(broken).where('personId', '=', id).execute());
    });

    it('are stored and answered all the same, but for that one', async () => {
      const told = await Promise.allSettled(together('quote', 'quote', 'quote'));
      expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect((await names()).filter((name) => name === 'quote')).toHaveLength(2);
      expect((await page.rows('runs')).map(({ state }) => state).sort()).toEqual([
        'active',
        'finished',
        'finished',
      ]);
      expect(await page.person('device-of-ann')).toMatchObject({ events: 2 });
      expect(await page.totals()).toMatchObject({ events: 6 });
    });

    it('are stored too when they come after it', async () => {
      await expect(page.send([event('quote')], { device: 'device-of-bob' })).rejects.toThrow();
      expect(await page.send([event('quote')])).toMatchObject({ accepted: 1 });
    });

    it('leave a word in the log', async () => {
      await Promise.allSettled(together('quote', 'quote', 'quote'));
      expect(page.backstage.errors).toMatchObject([{ batches: 3 }, { batches: 1 }]);
    });
  });

  describe('whose COMMIT fails', () => {
    it('are tried one by one, and count once', async () => {
      watched.fails = 1;
      const told = await Promise.all(together('quote', 'quote', 'quote'));
      expect(told.map(({ accepted }) => accepted)).toEqual([1, 1, 1]);
      expect(watched.transactions).toBe(4);
      expect(await page.totals()).toMatchObject({ events: 4, persons: 4 });
    });

    it('are not answered as if they were stored, and may be sent again', async () => {
      watched.fails = 1;
      const quote = event('quote');
      await expect(page.send([quote])).rejects.toThrow('the disk is full');
      expect(await names()).toEqual(['scroll']);
      expect(await page.send([quote])).toMatchObject({ accepted: 1, duplicates: 0 });
    });
  });
});

interface Watched {
  store: Store;
  transactions: number;
  /** So many of the next COMMITs fail. */
  fails: number;
  /** The next transactions wait before their COMMIT, until the function that it gives is called. */
  close(): () => void;
  /** Resolves when a transaction waits there. */
  reached(): Promise<void>;
}

/** A store that counts its transactions and can hold back their COMMIT. */
function watch(store: Store): Watched {
  const gate = { opened: Promise.resolve(), reach: () => {}, reached: Promise.resolve() };
  const watched: Watched = {
    transactions: 0,
    fails: 0,
    store: {
      ...store,
      write: (work) =>
        store.write(async (db) => {
          const result = await work(db);
          watched.transactions += 1;
          gate.reach();
          await gate.opened;
          if (watched.fails-- > 0) throw new Error('the disk is full');
          return result;
        }),
    },
    close() {
      let open = () => {};
      gate.opened = new Promise((resolve) => {
        open = resolve;
      });
      gate.reached = new Promise((resolve) => {
        gate.reach = resolve;
      });
      return open;
    },
    reached: () => gate.reached,
  };
  return watched;
}
