import { beforeEach, expect, it } from 'vitest';
import type { Condition } from '../../../runtime/condition/vocabulary.ts';
import { collectorOn, event, identify } from '../../support/collector.ts';
import { DAY, HOUR, journey } from '../../support/journey.ts';
import { onEachStore } from '../../support/stores.ts';

const RICH: Condition = { operand: { of: 'attribute', name: 'income' }, operator: 'at-least', value: 100 };
const TAGGED: Condition = { operand: { of: 'tag', name: 'ripe' }, operator: 'exists' };
const BUSY: Condition = {
  operand: { of: 'events', event: 'quote', measure: 'count', days: 7 },
  operator: 'at-least',
  value: 1,
};

onEachStore('a segment', (open) => {
  const page = collectorOn(open);
  beforeEach(async () => {
    await page.backstage.meets('ann', 'bob', 'cai');
  });

  const onEntering = (change = 'entered') =>
    journey('entry-segment', { segment: 'rich', change, reentry: 'always' }).next('exit');
  const persons = async () => (await page.backstage.runs()).map(({ personId }) => personId);
  const counted = async (id: string) =>
    (await page.store.read.selectFrom('segments').selectAll().where('id', '=', id).executeTakeFirst())
      ?.members;

  it('is filled with those who meet it, and no journey hears of that', async () => {
    await page.backstage.becomes('ann', { income: 120 });
    await page.backstage.publish(onEntering());
    await page.backstage.segment('rich', RICH);
    expect(await page.backstage.members('rich')).toEqual(['ann']);
    expect(Number(await counted('rich'))).toBe(1);
    expect(await persons()).toEqual([]);
  });

  it('takes people in and lets them go as they change, and journeys begin by it', async () => {
    await page.backstage.segment('rich', RICH);
    await page.backstage.publish(onEntering(), 'came');
    await page.backstage.publish(onEntering('left'), 'left');
    await page.backstage.becomes('bob', { income: 100 });
    expect(await page.backstage.members('rich')).toEqual(['bob']);
    expect((await page.backstage.runs()).map(({ journeyId }) => journeyId)).toEqual(['came']);
    await page.backstage.becomes('bob', { income: 200 });
    expect(await page.backstage.runs()).toHaveLength(1);
    await page.backstage.becomes('bob', { income: 1 });
    expect(await page.backstage.members('rich')).toEqual([]);
    expect((await page.backstage.runs()).map(({ journeyId }) => journeyId).sort()).toEqual(['came', 'left']);
    expect(Number(await counted('rich'))).toBe(0);
  });

  it('is asked about by conditions, also of other segments, and journeys hear when that changes', async () => {
    const inside = { operand: { of: 'segment', id: 'ripe' }, operator: 'exists' } as const;
    await page.backstage.segment('ripe', TAGGED);
    await page.backstage.segment('both', {
      all: [inside, { operand: { of: 'tag', name: 'vip' }, operator: 'exists' }],
    });
    const awaited = [{ name: 'in', on: 'condition', condition: inside }];
    const waiting = journey()
      .next('wait-for', { awaited, timeout: DAY })
      .by('in')
      .next('tag', { add: ['vip'] });
    await page.backstage.publish(waiting.from('wait-for').by('timed-out').next('exit'));
    await page.backstage.publish(
      journey('entry-event', { event: 'ripens' }).next('tag', { add: ['ripe'] }),
      'other',
    );
    await page.backstage.does('start', 'ann');
    await page.backstage.does('ripens', 'ann');
    expect(await page.backstage.path()).toContain('wait-for > in');
    expect([await page.backstage.members('ripe'), await page.backstage.members('both')]).toEqual([
      ['ann'],
      ['ann'],
    ]);
  });

  it('sees in the same transaction what a journey makes of a person, and sets off the next journey', async () => {
    await page.backstage.segment('ripe', TAGGED);
    await page.backstage.publish(
      journey()
        .next('tag', { add: ['ripe'] })
        .next('exit'),
      'tags',
    );
    await page.backstage.publish(
      journey('entry-segment', { segment: 'ripe' }).next('goal', { goal: 'ripe' }),
      'hears',
    );
    await page.backstage.does('start', 'cai');
    expect(await page.backstage.members('ripe')).toEqual(['cai']);
    expect((await page.backstage.runs()).map(({ journeyId }) => journeyId).sort()).toEqual(['hears', 'tags']);
  });

  it('loses people by time alone, at the next look, and journeys hear of it', async () => {
    await page.backstage.segment('busy', BUSY);
    await page.backstage.publish(journey('entry-segment', { segment: 'busy', change: 'left' }).next('exit'));
    await page.send([event('quote')]);
    const [member] = await page.backstage.members('busy');
    page.backstage.now += 7 * DAY + 2 * HOUR;
    await page.backstage.worker.tick();
    expect(await page.backstage.members('busy')).toEqual([]);
    expect(await persons()).toEqual([member]);
  });

  it('follows another condition without a word to journeys', async () => {
    await page.backstage.segment('rich', RICH);
    await page.backstage.publish(onEntering('left'));
    await page.backstage.becomes('ann', { income: 150 });
    await page.backstage.segment('rich', { ...RICH, value: 1_000 } as Condition);
    expect(await page.backstage.members('rich')).toEqual([]);
    expect(await persons()).toEqual([]);
  });

  it('is looked at again when two persons turn out to be one', async () => {
    const both: Condition = {
      all: [BUSY, { operand: { of: 'identifier', kind: 'phone' }, operator: 'exists' }],
    };
    await page.backstage.segment('reachable', both);
    await page.backstage.publish(journey('entry-segment', { segment: 'reachable' }).next('exit'));
    await page.send([identify({ phone: '138' })], { device: 'phone-of-dan' });
    await page.send([event('quote')], { device: 'desk-of-dan' });
    expect(await page.backstage.members('reachable')).toEqual([]);
    await page.send([identify({ phone: '138' })], { device: 'desk-of-dan' });
    expect(await page.backstage.members('reachable')).toHaveLength(1);
    expect(await persons()).toEqual(await page.backstage.members('reachable'));
  });
});
