import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Backstage } from '../../support/backstage.ts';
import { DAY, type Drawing, HOUR, journey, MINUTE, MONDAY } from '../../support/journey.ts';
import { onEachStore, type TestStore } from '../../support/stores.ts';

const patience = () => journey().next('wait', { duration: DAY }).next('exit');
const offering = () =>
  journey().next('push', { title: 'x', link: 'url', url: 'https://example.com', within: HOUR });
const following = () => journey().next('task', { title: 'x', agent: 'li', dueIn: HOUR });

onEachStore('a worker', (open) => {
  let store: TestStore;
  let backstage: Backstage;
  beforeEach(async () => {
    store = await open();
    backstage = new Backstage(store);
  });
  afterEach(() => store.remove());

  const begin = async (drawing: Drawing, ...persons: string[]) => {
    await backstage.publish(drawing);
    await backstage.meets(...persons);
    await backstage.does('start', ...persons);
  };

  describe('with waits', () => {
    it('has nothing to do before the time', async () => {
      await begin(patience(), '张女士');
      backstage.now += DAY - 1;
      const done = await backstage.worker.tick();
      expect(Object.values(done).every((count) => count === 0)).toBe(true);
      expect(await backstage.path()).toEqual(['entry-event > next']);
    });

    it('moves a run whose wait is over, once', async () => {
      await begin(patience(), '张女士');
      backstage.now += DAY;
      expect((await backstage.worker.tick()).waits).toBe(1);
      expect((await backstage.worker.tick()).waits).toBe(0);
      expect(await backstage.path()).toEqual(['entry-event > next', 'wait > next']);
      expect(await backstage.runs()).toMatchObject([
        { state: 'finished', dueAt: null, endedAt: MONDAY + DAY },
      ]);
    });

    it('moves more runs than fit one transaction', async () => {
      const persons = Array.from({ length: 450 }, (_, place) => `person-${place}`);
      await begin(patience(), ...persons);
      backstage.now += DAY;
      expect((await backstage.worker.tick()).waits).toBe(450);
      expect((await backstage.runs()).every(({ state }) => state === 'finished')).toBe(true);
    });

    it('goes on through waits that become due by its own work', async () => {
      const twice = journey()
        .next('wait', { duration: MINUTE })
        .next('tag', { add: ['seen'] })
        .next('wait', { duration: MINUTE });
      await begin(twice.next('exit'), '张女士');
      for (let minute = 0; minute < 2; minute++) {
        backstage.now += MINUTE;
        await backstage.worker.tick();
      }
      expect(await backstage.path()).toEqual([
        'entry-event > next',
        'wait > next',
        'tag > next',
        'wait-2 > next',
      ]);
    });

    it('leaves the runs of a paused journey where they are until it goes on', async () => {
      await begin(patience(), '张女士');
      await backstage.setState('paused');
      backstage.now += DAY;
      expect((await backstage.worker.tick()).waits).toBe(0);
      await backstage.setState('live');
      expect((await backstage.worker.tick()).waits).toBe(1);
      expect(await backstage.path()).toEqual(['entry-event > next', 'wait > next']);
    });

    it('does not let one run that cannot be moved keep the others waiting', async () => {
      await begin(patience(), '李先生', '王女士', '张女士');
      await store.write((db) =>
        db.updateTable('runs').set({ dataJson: '{' }).where('personId', '=', '王女士').execute(),
      );
      backstage.now += DAY;
      await backstage.worker.tick();
      const states = async () => (await backstage.runs()).map(({ personId, state }) => [personId, state]);
      expect(await states()).toEqual(
        [
          ['张女士', 'finished'],
          ['李先生', 'finished'],
          ['王女士', 'active'],
        ].sort(),
      );
      expect(backstage.errors).toMatchObject([{ chore: 'waits' }]);
      backstage.now += MINUTE;
      await backstage.worker.tick();
      expect(backstage.errors).toHaveLength(2);
    });
  });

  describe('with pushes', () => {
    it('lets those expire that nobody answered, and tells the run', async () => {
      await begin(offering(), '张女士');
      backstage.now += HOUR;
      expect((await backstage.worker.tick()).pushes).toBe(1);
      expect(await backstage.path()).toEqual(['entry-event > next', 'push > expired']);
      const pushes = await store.read.selectFrom('pushes').selectAll().execute();
      expect(pushes).toMatchObject([{ state: 'expired', endedAt: MONDAY + HOUR }]);
    });

    it('leaves alone what was clicked', async () => {
      await begin(offering(), '张女士');
      await store.write((db) =>
        db.updateTable('pushes').set({ state: 'clicked', endedAt: MONDAY }).execute(),
      );
      backstage.now += HOUR;
      expect((await backstage.worker.tick()).pushes).toBe(0);
    });
  });

  describe('with tasks', () => {
    it('lets those expire that nobody finished, notes it, and tells the run', async () => {
      await begin(following(), '张女士');
      backstage.now += HOUR;
      expect((await backstage.worker.tick()).tasks).toBe(1);
      expect(await backstage.path()).toEqual(['entry-event > next', 'task > expired']);
      const [task] = await store.read.selectFrom('tasks').selectAll().execute();
      expect(task).toMatchObject({ state: 'expired', updatedAt: MONDAY + HOUR });
      const entries = await store.read.selectFrom('taskEntries').selectAll().orderBy('id').execute();
      expect(entries.map(({ actor, action }) => [actor, action])).toEqual([
        ['journey', 'offer'],
        ['journey', 'expire'],
      ]);
    });

    it('waits for the end of a snooze', async () => {
      await begin(following(), '张女士');
      await store.write((db) =>
        db
          .updateTable('tasks')
          .set({ snoozedUntil: MONDAY + 2 * HOUR })
          .execute(),
      );
      backstage.now += HOUR;
      expect((await backstage.worker.tick()).tasks).toBe(0);
      backstage.now += HOUR;
      expect((await backstage.worker.tick()).tasks).toBe(1);
    });

    it('leaves alone what is done', async () => {
      await begin(following(), '张女士');
      await store.write((db) => db.updateTable('tasks').set({ state: 'done' }).execute());
      backstage.now += HOUR;
      expect((await backstage.worker.tick()).tasks).toBe(0);
    });
  });

  describe('among others', () => {
    it('moves every run once, however many work at the same time', async () => {
      const persons = Array.from({ length: 300 }, (_, place) => `person-${place}`);
      await begin(patience(), ...persons);
      backstage.now += DAY;
      const workers = [1, 2, 3].map(() => backstage.anotherWorker());
      const done = await Promise.all(workers.map((worker) => worker.tick()));
      expect(done.reduce((sum, { waits }) => sum + waits, 0)).toBe(300);
      expect((await backstage.path()).filter((step) => step === 'wait > next')).toHaveLength(300);
      expect(await backstage.path()).not.toContain('wait > ignored');
      expect(backstage.errors).toEqual([]);
    });
  });

  describe('by itself', () => {
    const finished = async () => {
      for (;;) {
        const [run] = await backstage.runs();
        if (run?.state === 'finished') return;
      }
    };

    it('finds what is due, and stops when told', async () => {
      await begin(patience(), '张女士');
      backstage.worker.start();
      backstage.now += DAY;
      backstage.worker.wake();
      await finished();
      await backstage.worker.stop();
    });

    it('looks for no more once stopped', async () => {
      await begin(patience(), '张女士');
      backstage.worker.start();
      await backstage.worker.stop();
      backstage.now += DAY;
      expect(await backstage.runs()).toMatchObject([{ state: 'active' }]);
    });
  });
});
