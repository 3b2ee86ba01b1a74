import { beforeEach, describe, expect, it } from 'vitest';
import { collectorOn, event, pushReport, reading } from '../../support/collector.ts';
import { HOUR, journey, MINUTE, MONDAY } from '../../support/journey.ts';
import { onEachStore } from '../../support/stores.ts';

const OFFER = { title: '保费怎么算', link: 'url', url: 'https://example.com/next', within: HOUR };
const DEAR = { operand: { of: 'event', property: 'premium' }, operator: 'is-not', value: 1 };
const patience = () =>
  journey()
    .next('wait-event', { event: 'quote', condition: DEAR, timeout: HOUR })
    .by('timed-out')
    .next('exit')
    .from('wait-event')
    .by('happened')
    .next('wait', { duration: HOUR })
    .next('exit');

onEachStore('a paused journey', (open) => {
  const page = collectorOn(open);

  const goesOn = async () => {
    await page.backstage.setState('live');
    return (await page.backstage.worker.tick()).waits;
  };

  it('lets nobody in, and does not make up for it', async () => {
    await page.backstage.publish(patience());
    await page.backstage.setState('paused');
    await page.send([event('start')]);
    expect(await goesOn()).toBe(0);
    expect(await page.rows('runs')).toEqual([]);
  });

  it('lets people in again once it goes on', async () => {
    await page.backstage.publish(patience());
    await page.backstage.setState('paused');
    await page.backstage.setState('live');
    await page.send([event('start')]);
    expect(await page.rows('runs')).toHaveLength(1);
  });

  describe('with a run that waits for an event', () => {
    beforeEach(async () => {
      await page.backstage.publish(patience());
      await page.send([event('start')]);
      await page.backstage.setState('paused');
    });
    const STAYS = ['entry-event > next'];
    const WALKS = [...STAYS, 'wait-event > happened'];

    it('holds the event, and the run takes it when the journey goes on', async () => {
      await page.send([event('quote')]);
      expect(await page.backstage.path()).toEqual(STAYS);
      expect(await goesOn()).toBe(1);
      expect(await page.backstage.path()).toEqual(WALKS);
    });

    it('holds what happened in time, even if it goes on after that', async () => {
      await page.send([event('quote', { at: MONDAY + MINUTE })]);
      page.backstage.now += 2 * HOUR;
      expect((await page.backstage.worker.tick()).waits).toBe(0);
      await goesOn();
      expect(await page.backstage.path()).toEqual(WALKS);
      expect(await page.row('runs')).toMatchObject({ node: 'wait', dueAt: MONDAY + 3 * HOUR });
    });

    it('holds the time-out', async () => {
      page.backstage.now += HOUR;
      expect((await page.backstage.worker.tick()).waits).toBe(0);
      expect(await goesOn()).toBe(1);
      expect(await page.backstage.path()).toEqual([...STAYS, 'wait-event > timed-out']);
    });

    it('gives what it held before what comes afterwards', async () => {
      await page.send([event('quote')]);
      await page.backstage.setState('live');
      await page.send([event('quote')]);
      expect(await page.backstage.path()).toEqual(WALKS);
      expect((await page.backstage.worker.tick()).waits).toBe(0);
    });

    it('holds nothing that would not have moved it', async () => {
      await page.send([event('quote', { properties: { premium: 1 } }), event('pay')]);
      expect((await page.row('runs')).dueAt).toBe(MONDAY + HOUR);
      expect(await goesOn()).toBe(0);
    });

    it('can be paused again without losing what it held', async () => {
      await page.send([event('quote')]);
      await page.backstage.setState('live');
      await page.backstage.setState('paused');
      expect((await page.backstage.worker.tick()).waits).toBe(0);
      expect(await goesOn()).toBe(1);
      expect(await page.backstage.path()).toEqual(WALKS);
    });

    it('holds nothing in a process that has not heard yet that it goes on', async () => {
      const other = page.backstage.anotherAdvance();
      await other.refresh();
      await page.backstage.setState('live');
      const input = { type: 'event', name: 'quote', at: MONDAY, properties: {} } as const;
      const { personId } = await page.row('runs');
      await page.store.write((db) => other.take(db, [{ personId, input }]));
      await page.backstage.worker.tick();
      expect(await page.backstage.path()).toEqual(WALKS);
      expect(await page.row('runs')).toMatchObject({ dueAt: MONDAY + HOUR });
    });
  });

  it('holds one thing after another', async () => {
    const sale = journey()
      .next('wait-event', { event: 'quote', timeout: HOUR })
      .next('wait-event', { on: 'reading', completion: 0.8, timeout: HOUR })
      .next('wait-event', { event: 'pay', timeout: HOUR })
      .next('exit');
    await page.backstage.publish(sale);
    await page.send([event('start')]);
    await page.backstage.setState('paused');
    await page.send([event('pay'), event('quote'), event('pay')]);
    await page.send(Array.from({ length: 149 }, (_, i) => reading({ seq: i + 1, completion: 0.5 })));
    await page.send([reading({ seq: 150, completion: 0.9 }), event('scroll')]);
    await page.send([event('pay')]);
    await goesOn();
    expect((await page.backstage.path()).slice(1)).toEqual([
      'wait-event > happened',
      'wait-event-2 > happened',
      'wait-event-3 > happened',
    ]);
  });

  it('holds the answer to a push', async () => {
    await page.backstage.publish(journey().next('push', OFFER).by('clicked').next('exit'));
    const { pushes } = await page.send([event('start')]);
    await page.backstage.setState('paused');
    await page.send([pushReport(pushes[0]?.id ?? '', 'clicked')]);
    expect(await page.backstage.path()).toEqual(['entry-event > next']);
    expect(await page.row('pushes')).toMatchObject({ state: 'clicked' });
    expect(await goesOn()).toBe(1);
    expect(await page.backstage.path()).toEqual(['entry-event > next', 'push > clicked']);
  });

  it('leaves other journeys alone', async () => {
    await page.backstage.publish(patience(), 'one');
    await page.backstage.publish(patience(), 'two');
    await page.send([event('start')]);
    await page.backstage.setState('paused', 'one');
    await page.send([event('quote')]);
    const nodes = (await page.rows('runs')).map(({ journeyId, node }) => [journeyId, node]).sort();
    expect(nodes).toEqual([
      ['one', 'wait-event'],
      ['two', 'wait'],
    ]);
  });
});
