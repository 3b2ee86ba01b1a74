import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../runtime/gate/rules.ts';
import { saveRules } from '../../../runtime/store/contacts.ts';
import { Backstage } from '../../support/backstage.ts';
import { rowsOf } from '../../support/collector.ts';
import { HOUR, journey, MINUTE, MONDAY } from '../../support/journey.ts';
import { onEachStore, type TestStore } from '../../support/stores.ts';

const AGENTS = ['chen', 'he', 'zhou'];

onEachStore('people who are given to agents', (open) => {
  let store: TestStore;
  let backstage: Backstage;
  beforeEach(async () => {
    store = await open();
    backstage = new Backstage(store);
    const blank = { kind: 'human', unitId: null, capacity: null, createdAt: 0 } as const;
    const agents = AGENTS.map((id) => ({ ...blank, id, name: id, token: id }));
    await store.write((db) => db.insertInto('agents').values(agents).execute());
  });
  afterEach(() => store.remove());

  const owners = async () =>
    (await rowsOf(store.read, 'persons')).map(({ id, ownerId }) => [id, ownerId] as const);
  const giving = (fields = {}) => journey().next('owner', { agent: 'anyone', ...fields });
  const named = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, place) => `${prefix}-${String(place).padStart(2, '0')}`);

  it('come to them in turn, over transactions and journeys', async () => {
    await backstage.publish(giving(), 'one');
    const people = named('a', 7);
    await backstage.meets(...people);
    await backstage.does('start', ...people.slice(0, 2));
    for (const one of people.slice(2)) await backstage.does('start', one);
    const order = (await owners()).sort().map(([, owner]) => owner);
    expect(order).toEqual(['chen', 'he', 'zhou', 'chen', 'he', 'zhou', 'chen']);
  });

  it('come to them in turn also where processes give at the same time', async () => {
    await backstage.publish(giving());
    const groups = [named('a', 15), named('b', 15)];
    await backstage.meets(...groups.flat());
    const input = { type: 'event', name: 'start', at: backstage.now, properties: {} } as const;
    const give = (people: string[]) => {
      const advance = backstage.anotherAdvance();
      const each = (personId: string) => store.write((db) => advance.take(db, [{ personId, input }]));
      return people.reduce<Promise<unknown>>(
        (before, one) => before.then(() => each(one)),
        Promise.resolve(),
      );
    };
    await Promise.all(groups.map(give));
    const given = AGENTS.map(async (id) => (await owners()).filter(([, owner]) => owner === id).length);
    expect(await Promise.all(given)).toEqual([10, 10, 10]);
  });

  it('skip the turn of nobody when somebody owns them already', async () => {
    await backstage.publish(giving());
    await backstage.meets('a', 'b', 'c');
    await store.write((db) =>
      db.updateTable('persons').set({ ownerId: 'he' }).where('id', '=', 'a').execute(),
    );
    for (const one of ['a', 'b', 'c']) await backstage.does('start', one);
    expect((await owners()).sort()).toEqual([
      ['a', 'he'],
      ['b', 'chen'],
      ['c', 'he'],
    ]);
  });

  it('are others than before to whoever waits for that', async () => {
    const owned = { operand: { of: 'person', field: 'owner' }, operator: 'exists' };
    const awaited = [{ name: 'owned', on: 'condition', condition: owned }];
    const waiting = journey().next('wait-for', { awaited, timeout: HOUR }).by('owned').next('exit');
    await backstage.publish(waiting.from('wait-for').by('timed-out').next('exit'), 'a');
    await backstage.publish(
      journey('entry-event', { event: 'later' }).next('owner', { agent: 'anyone' }),
      'b',
    );
    await backstage.meets('a');
    await backstage.does('start', 'a');
    await backstage.does('later', 'a');
    expect(await backstage.path()).toContain('wait-for > owned');
  });

  it('are waited with until the working hours that the rules name, on workdays alone', async () => {
    const rules = { ...DEFAULT_RULES, work: { from: 600, to: 660 } };
    await store.write((db) => saveRules(db, '', rules, 0));
    await backstage.publish(journey().next('wait', { until: 'hours' }).next('exit'));
    await backstage.meets('monday', 'holiday');
    await backstage.does('start', 'monday');
    // 1 October 2025, 11:00 in Shanghai: the holidays last to the 8th.
    backstage.now = Date.UTC(2025, 9, 1, 3);
    await backstage.does('start', 'holiday');
    const due = (await backstage.runs()).map(({ dueAt }) => dueAt);
    expect(due).toEqual([Date.UTC(2025, 9, 9, 2), MONDAY + 60 * MINUTE]);
  });

  it('are left, and told so, where two journeys set each other off without end', async () => {
    const first = { operand: { of: 'tag', name: 'on' }, operator: 'exists' };
    const flip = (tag: 'add' | 'remove', change: 'entered' | 'left') =>
      journey('entry-segment', { segment: 'flipping', change, reentry: 'always' }).next('tag', {
        [tag]: ['on'],
      });
    await backstage.segment('flipping', first as never);
    await backstage.publish(flip('remove', 'entered'), 'off');
    await backstage.publish(flip('add', 'left'), 'on');
    await backstage.publish(journey().next('tag', { add: ['on'] }), 'begin');
    await backstage.meets('a');
    await backstage.does('start', 'a');
    const endless = (await rowsOf(store.read, 'traces')).filter(({ dataJson }) =>
      dataJson?.includes('"endless":50'),
    );
    expect(endless.length).toBeGreaterThan(0);
    expect((await backstage.runs()).length).toBeLessThan(60);
  });
});
