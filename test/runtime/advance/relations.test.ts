import { afterEach, beforeEach, expect, it } from 'vitest';
import { needsOf } from '../../../runtime/condition/index.ts';
import type { Condition } from '../../../runtime/condition/vocabulary.ts';
import { putRelation } from '../../../runtime/store/relations.ts';
import { Backstage } from '../../support/backstage.ts';
import { HOUR, journey } from '../../support/journey.ts';
import { onEachStore, type TestStore } from '../../support/stores.ts';

const PARENT: Condition = { operand: { of: 'relation', kind: 'child' }, operator: 'at-least', value: 1 };
const OF_STUDENT: Condition = {
  operand: { of: 'related', kind: 'child', has: 'attribute', name: 'age' },
  operator: 'at-least',
  value: 18,
};

onEachStore('a condition on those who are related', (open) => {
  let store: TestStore;
  let backstage: Backstage;
  beforeEach(async () => {
    store = await open();
    backstage = new Backstage(store);
    await backstage.meets('ann', 'bob', 'cai');
  });
  afterEach(() => store.remove());

  const child = (personId: string, otherId: string) =>
    store.write(async (db) => {
      const at = backstage.now;
      await putRelation(db, { personId, otherId, kind: 'child', at });
      for (const id of [personId, otherId]) {
        const input = { type: 'changed' as const, at, what: ['relation'] };
        await backstage.advance.take(db, [{ personId: id, input }]);
      }
    });

  it('is noticed at once when somebody comes to be related', async () => {
    await backstage.segment('parents', PARENT);
    await backstage.publish(journey('entry-segment', { segment: 'parents' }).next('exit'));
    await child('ann', 'bob');
    expect(await backstage.members('parents')).toEqual(['ann']);
    expect((await backstage.runs()).map(({ personId }) => personId)).toEqual(['ann']);
  });

  it('looks at what the related ones are, and follows them at the next look', async () => {
    await child('ann', 'bob');
    await backstage.segment('grown-up', OF_STUDENT);
    await backstage.publish(journey('entry-segment', { segment: 'grown-up' }).next('exit'));
    await backstage.becomes('bob', { age: 18 });
    expect(await backstage.members('grown-up')).toEqual([]);
    backstage.now += 2 * HOUR;
    await backstage.worker.tick();
    expect(await backstage.members('grown-up')).toEqual(['ann']);
    expect((await backstage.runs()).map(({ personId }) => personId)).toEqual(['ann']);
  });

  it('is asked on the way of a journey', async () => {
    await child('ann', 'bob');
    await backstage.becomes('bob', { age: 20 });
    const asking = journey().next('branch', { condition: OF_STUDENT });
    const ways = asking.by('yes').next('exit').from('branch').by('no').next('exit');
    await backstage.publish(ways);
    await backstage.does('start', 'ann', 'cai');
    expect((await backstage.path()).filter((step) => step.startsWith('branch')).sort()).toEqual([
      'branch > no',
      'branch > yes',
    ]);
  });

  it('loads of the others what it asks, and nothing where it does not', () => {
    const plain: Condition = { operand: { of: 'tag', name: 'ripe' }, operator: 'exists' };
    expect([...needsOf([plain]).related]).toEqual([]);
    expect([...needsOf([PARENT, OF_STUDENT]).related]).toEqual(['who', 'attribute']);
  });
});
