import { beforeEach, describe, expect, it } from 'vitest';
import { BLOCKS, collectorOn, event, pushReport, reading, view } from '../../support/collector.ts';
import { HOUR, journey, MINUTE, MONDAY } from '../../support/journey.ts';
import { onEachStore } from '../../support/stores.ts';

const OFFER = { title: '保费怎么算', link: 'url', url: 'https://example.com/next', within: HOUR };
const patience = (fields: Record<string, unknown> = {}) =>
  journey()
    .next('wait-event', { event: 'quote', timeout: HOUR, ...fields })
    .by('happened')
    .next('exit')
    .from('wait-event')
    .by('timed-out')
    .next('exit');

onEachStore('a run that waits', (open) => {
  const page = collectorOn(open);

  const path = () => page.backstage.path();
  const HAPPENED = ['entry-event > next', 'wait-event > happened'];
  const TIMED_OUT = ['entry-event > next', 'wait-event > timed-out'];

  describe('for an event', () => {
    it('goes on with it', async () => {
      await page.backstage.publish(patience());
      await page.send([event('start')]);
      await page.send([event('quote')]);
      expect(await path()).toEqual(HAPPENED);
      expect(await page.row('runs')).toMatchObject({ state: 'finished', dueAt: null, listens: 0 });
    });

    it('goes on in the very batch that began it', async () => {
      await page.backstage.publish(patience());
      await page.send([event('start'), event('quote')]);
      expect(await path()).toEqual(HAPPENED);
    });

    it('does not take the event that began it, nor one before', async () => {
      await page.backstage.publish(patience({ event: 'start' }));
      await page.send([event('quote'), event('start')]);
      expect(await path()).toEqual(['entry-event > next']);
    });

    it('notices the reading that it waits for when it came before', async () => {
      await page.backstage.publish(patience({ on: 'reading', completion: 0.8 }));
      await page.send([view({ blocks: BLOCKS } as never), reading({ completion: 0.9, state: 'partial' })]);
      await page.send([event('start')]);
      expect(await path()).toEqual(HAPPENED);
    });

    it('goes through several waits in one batch', async () => {
      const twice = journey()
        .next('wait-event', { event: 'quote', timeout: HOUR })
        .next('wait-event', { event: 'pay', timeout: HOUR })
        .next('exit');
      await page.backstage.publish(twice);
      await page.send([event('start')]);
      await page.send([event('quote'), event('pay')]);
      expect(await path()).toEqual([...HAPPENED, 'wait-event-2 > happened']);
    });

    it('goes on after the answer to a push of the same batch', async () => {
      const offered = journey().next('push', OFFER).by('clicked');
      await page.backstage.publish(
        offered.next('wait-event', { event: 'quote', timeout: HOUR }).next('exit'),
      );
      const { pushes } = await page.send([event('start')]);
      await page.send([pushReport(pushes[0]?.id ?? '', 'clicked'), event('quote')]);
      expect(await path()).toEqual(['entry-event > next', 'push > clicked', 'wait-event > happened']);
    });

    it('stays for an event that does not meet its condition, and takes the next that does', async () => {
      const condition = { operand: { of: 'event', property: 'premium' }, operator: 'at-least', value: 100 };
      await page.backstage.publish(patience({ condition }));
      await page.send([event('start')]);
      await page.send([event('quote', { properties: { premium: 1 } })]);
      expect(await path()).toEqual(['entry-event > next']);
      await page.send([event('quote', { properties: { premium: 100 } })]);
      expect(await path()).toEqual(HAPPENED);
    });

    it('is not woken by somebody else', async () => {
      await page.backstage.publish(patience());
      await page.send([event('start')]);
      await page.send([event('quote')], { device: 'device-of-bob' });
      expect(await path()).toEqual(['entry-event > next']);
    });
  });

  it('for a reading goes on when one crosses the line', async () => {
    await page.backstage.publish(patience({ on: 'reading', completion: 0.8 }));
    await page.send([event('start'), reading({ seq: 1, completion: 0.5 })]);
    expect(await path()).toEqual(['entry-event > next']);
    await page.send([reading({ seq: 2, completion: 0.8 })]);
    expect(await path()).toEqual(HAPPENED);
  });

  describe('for an event or a time', () => {
    beforeEach(async () => {
      await page.backstage.publish(patience());
      await page.send([event('start')]);
    });
    const late = () => event('quote', { at: page.backstage.now });

    it('takes the time-out if the event comes after it', async () => {
      page.backstage.now += HOUR;
      await page.backstage.worker.tick();
      await page.send([late()]);
      expect(await path()).toEqual(TIMED_OUT);
    });

    it('takes the time-out even if the event comes before the worker looks, and tells of the event', async () => {
      page.backstage.now += HOUR + 1;
      await page.send([late()]);
      const lost = 'wait-event > ignored';
      expect(await path()).toEqual(['entry-event > next', lost]);
      await page.backstage.worker.tick();
      expect((await path()).filter((step) => step !== lost)).toEqual(TIMED_OUT);
    });

    it('takes the event that happened in time and is sent after it, if no worker looked', async () => {
      page.backstage.now += HOUR + MINUTE;
      await page.send([event('quote', { at: MONDAY + HOUR })]);
      expect((await page.backstage.worker.tick()).waits).toBe(0);
      expect(await path()).toEqual(HAPPENED);
    });

    it('takes exactly one when both come at once', async () => {
      page.backstage.now += HOUR;
      await Promise.all([page.send([late()]), page.backstage.worker.tick()]);
      const won = await path();
      expect([HAPPENED, TIMED_OUT]).toContainEqual(won.filter((step) => !step.endsWith('ignored')));
      expect(await page.row('runs')).toMatchObject({ state: 'finished' });
    });

    it('logs a timer that comes when the event has won', async () => {
      await page.send([event('quote')]);
      const runId = (await page.row('runs')).id;
      const input = { type: 'timer', at: MONDAY + HOUR } as const;
      await page.store.write((db) => page.backstage.advance.take(db, [{ runId, input }]));
      expect(await path()).toEqual([...HAPPENED, 'exit > ignored']);
    });
  });
});
