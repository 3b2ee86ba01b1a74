import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Condition } from '../../../runtime/condition/vocabulary.ts';
import type { Input } from '../../../runtime/journey/vocabulary.ts';
import { putAgent } from '../../../runtime/store/edits/agents.ts';
import { assignOwner } from '../../../runtime/store/edits/people.ts';
import { putUnit } from '../../../runtime/store/edits/units.ts';
import { Backstage } from '../../support/backstage.ts';
import { DAY, HOUR, journey, SECOND } from '../../support/journey.ts';
import { onEachStore, type TestStore } from '../../support/stores.ts';

const SOUTH: Condition = { operand: { of: 'unit' }, operator: 'is', value: 'south' };

onEachStore('a condition on the unit of the owner', (open) => {
  let store: TestStore;
  let backstage: Backstage;
  beforeEach(async () => {
    store = await open();
    backstage = new Backstage(store);
    await unit('south');
    await unit('shenzhen', 'south');
    await unit('north');
    await agent('li', 'shenzhen');
    await agent('chen', 'north');
    await backstage.meets('ann', 'bob');
    await owns('li', 'ann');
    await owns('chen', 'bob');
  });
  afterEach(() => store.remove());

  const told = () => ({ createdAt: backstage.now });
  const unit = (id: string, parentId: string | null = null) =>
    store.write((db) => putUnit(db, { id, name: id, parentId, ...told() }));
  const agent = (id: string, unitId: string) =>
    store.write((db) =>
      putAgent(db, { id, name: id, kind: 'human', token: id, unitId, capacity: null, ...told() }),
    );
  const owns = (agentId: string, personId: string) =>
    store.write(async (db) => {
      await assignOwner(db, personId, agentId);
      const input: Input = { type: 'changed', at: backstage.now, what: ['owner'] };
      await backstage.advance.take(db, [{ personId, input }]);
    });
  const aMomentLater = async () => {
    backstage.now += 3 * SECOND;
    await backstage.worker.tick();
    return backstage.members('south');
  };

  it('holds for whoever is owned in the unit or below it', async () => {
    await backstage.segment('south', SOUTH);
    expect(await backstage.members('south')).toEqual(['ann']);
  });

  it('is noticed at once when the owner is another one', async () => {
    await backstage.segment('south', SOUTH);
    await backstage.publish(journey('entry-segment', { segment: 'south' }).next('exit'));
    await owns('li', 'bob');
    expect(await backstage.members('south')).toEqual(['ann', 'bob']);
    expect((await backstage.runs()).map(({ personId }) => personId)).toEqual(['bob']);
  });

  it('is noticed in the same transaction that gives the person to another agent', async () => {
    await backstage.segment('south', SOUTH);
    await backstage.publish(journey().next('owner', { agent: 'li', keep: 'replace' }).next('exit'));
    await backstage.does('start', 'bob');
    expect(await backstage.members('south')).toEqual(['ann', 'bob']);
  });

  it('follows an agent to another unit, and journeys hear of it', async () => {
    await backstage.segment('south', SOUTH);
    await backstage.publish(journey('entry-segment', { segment: 'south' }).next('exit'));
    await agent('chen', 'shenzhen');
    expect(await aMomentLater()).toEqual(['ann', 'bob']);
    expect((await backstage.runs()).map(({ personId }) => personId)).toEqual(['bob']);
  });

  it('follows a unit to another place in the organisation', async () => {
    await backstage.segment('south', SOUTH);
    await unit('shenzhen', 'north');
    expect(await aMomentLater()).toEqual([]);
  });

  it('lets those go on who wait for it, at the next look', async () => {
    const awaited = [{ name: 'south', on: 'condition', condition: SOUTH }];
    const waiting = journey().next('wait-for', { awaited, timeout: DAY }).by('south').next('exit');
    await backstage.publish(waiting.from('wait-for').by('timed-out').next('exit'));
    await backstage.does('start', 'bob');
    await agent('chen', 'shenzhen');
    backstage.now += 2 * HOUR;
    await backstage.worker.tick();
    expect(await backstage.path()).toContain('wait-for > south');
  });
});
