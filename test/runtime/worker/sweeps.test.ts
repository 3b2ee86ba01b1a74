import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Condition } from '../../../runtime/condition/vocabulary.ts';
import { Backstage } from '../../support/backstage.ts';
import { DAY, HOUR, journey, MINUTE, MONDAY } from '../../support/journey.ts';
import { onEachStore, type TestStore } from '../../support/stores.ts';

const EVERYBODY: Condition = { operand: { of: 'person', field: 'made' }, operator: 'is', value: false };

onEachStore('the clock calls', (open) => {
  let store: TestStore;
  let backstage: Backstage;
  beforeEach(async () => {
    store = await open();
    backstage = new Backstage(store);
  });
  afterEach(() => store.remove());

  const later = async (ms: number) => {
    backstage.now += ms;
    await backstage.worker.tick();
    return (await backstage.runs()).map(({ personId }) => personId);
  };
  const settings = (fields: Record<string, unknown>) => ({ reentry: 'always', ...fields });

  describe('on schedule', () => {
    const daily = (fields = {}) =>
      journey('entry-schedule', settings({ segment: 'all', repeat: 'daily', time: 600, ...fields })).next(
        'exit',
      );

    it('for everybody in the segment, once each time, by the clock of one zone', async () => {
      await backstage.meets('ann', 'bob');
      await backstage.segment('all', EVERYBODY);
      await backstage.publish(daily({ zone: 'Asia/Shanghai' }));
      // It is nine in the morning in Shanghai.
      expect(await later(HOUR - 1)).toEqual([]);
      expect(await later(1)).toEqual(['ann', 'bob']);
      expect(await later(HOUR)).toEqual(['ann', 'bob']);
      expect(await later(DAY - HOUR)).toEqual(['ann', 'ann', 'bob', 'bob']);
    });

    it('for each person by their own clock', async () => {
      await backstage.meets('ann', 'bob', 'cai');
      await backstage.becomes('ann', {}, 'Asia/Shanghai');
      await backstage.becomes('bob', {}, 'Europe/Berlin');
      await backstage.segment('all', EVERYBODY);
      await backstage.publish(daily());
      // Nobody knows where Cai is, so the clock of the journey counts.
      expect(await later(HOUR)).toEqual(['ann', 'cai']);
      expect(await later(7 * HOUR - 1)).toEqual(['ann', 'cai']);
      expect(await later(1)).toEqual(['ann', 'bob', 'cai']);
    });

    it('once, on weekdays, and on a day of the month', async () => {
      await backstage.meets('ann');
      await backstage.segment('all', EVERYBODY);
      const [zone, late] = ['Asia/Shanghai', 30 * DAY];
      await backstage.publish(daily({ zone, late, repeat: 'once', moment: '2025-03-04T10:00' }), 'once');
      await backstage.publish(daily({ zone, late, repeat: 'weekly', days: ['wed', 'thu'] }), 'weekly');
      await backstage.publish(daily({ zone, late, repeat: 'monthly', date: 31 }), 'monthly');
      for (const _ of [1, 2]) await later(28 * DAY);
      const begun = (await backstage.runs()).map(({ journeyId }) => journeyId);
      const times = (id: string) => begun.filter((one) => one === id).length;
      // Eight weeks from 3 March on: Wednesdays and Thursdays, and 31 March.
      expect([times('once'), times('weekly'), times('monthly')]).toEqual([1, 16, 1]);
    });

    it('in portions, of which none is lost or repeated when a process dies between two of them', async () => {
      const people = Array.from({ length: 450 }, (_, place) => `person-${String(place).padStart(3, '0')}`);
      await backstage.meets(...people);
      await backstage.segment('all', EVERYBODY);
      await backstage.publish(daily({ zone: 'Asia/Shanghai' }));
      backstage.now += HOUR;
      let portions = 0;
      const dying = backstage.anotherAdvance();
      const sweep = dying.sweep;
      dying.sweep = async (db, except, claimed) => {
        await sweep(db, except, () => {});
        portions += 1;
        if (portions % 2 === 0) throw new Error('the process died before COMMIT');
        claimed('one');
      };
      const mortal = backstage.anotherWorker({ advance: dying });
      for (let tries = 0; tries < 10; tries++) await mortal.tick().catch(() => undefined);
      expect((await backstage.runs()).map(({ personId }) => personId)).toEqual(people);
    });

    it('makes up for what a pause kept it from, unless it is too late', async () => {
      await backstage.meets('ann');
      await backstage.segment('all', EVERYBODY);
      const zone = 'Asia/Shanghai';
      await backstage.publish(daily({ zone, late: 12 * HOUR }), 'late');
      await backstage.publish(daily({ zone, late: DAY }), 'soon');
      for (const id of ['late', 'soon']) await backstage.setState('paused', id);
      expect(await later(3 * DAY)).toEqual([]);
      for (const id of ['late', 'soon']) await backstage.setState('live', id);
      await later(MINUTE);
      const begun = (await backstage.runs()).map(({ journeyId }) => journeyId);
      // The calls of the last three days; the latest was 23 hours ago.
      expect([
        begun.filter((id) => id === 'late').length,
        begun.filter((id) => id === 'soon').length,
      ]).toEqual([0, 1]);
    });
  });

  describe('on key dates', () => {
    const dated = (fields = {}) =>
      journey('entry-date', settings({ attribute: 'birthday', time: 600, ...fields })).next('exit');

    it('each year, some days before, at the local time of the person', async () => {
      await backstage.meets('ann', 'bob', 'cai');
      await backstage.becomes('ann', { birthday: '1980-03-10' }, 'Asia/Shanghai');
      await backstage.becomes('bob', { birthday: '1990-03-10' }, 'America/New_York');
      await backstage.becomes('cai', { birthday: '1990-03-11' }, 'Asia/Shanghai');
      await backstage.publish(dated({ offset: -7 }));
      expect(await later(HOUR)).toEqual(['ann']);
      // Ten in New York is fifteen in London.
      expect(await later(14 * HOUR)).toEqual(['ann', 'bob']);
      expect(await later(10 * HOUR)).toEqual(['ann', 'bob', 'cai']);
    });

    it('on that very day only, if it does not come round', async () => {
      await backstage.meets('ann', 'bob');
      await backstage.becomes('ann', { birthday: '2025-03-03' }, 'Asia/Shanghai');
      await backstage.becomes('bob', { birthday: '2024-03-03' }, 'Asia/Shanghai');
      await backstage.publish(dated({ repeat: 'once' }));
      expect(await later(HOUR)).toEqual(['ann']);
    });

    it('by a moment as well as by a day', async () => {
      await backstage.meets('ann');
      await backstage.becomes('ann', { birthday: MONDAY - 365 * DAY + 2 * HOUR }, 'Asia/Shanghai');
      await backstage.publish(dated());
      const begun = await later(HOUR);
      expect(begun).toHaveLength(1);
    });
  });
});
