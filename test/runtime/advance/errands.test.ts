import { describe, expect, it } from 'vitest';
import { putAgent } from '../../../runtime/store/edits/agents.ts';
import { BLOCKS, collectorOn, event, identify, reading, view } from '../../support/collector.ts';
import { DAY, HOUR, journey, MINUTE, MONDAY } from '../../support/journey.ts';
import { SECRET } from '../../support/receiver.ts';
import { onEachStore } from '../../support/stores.ts';

const _ADMIN = { role: 'admin' } as const;
const OFFER = { title: '保费怎么算', link: 'url', url: 'https://example.com/next', within: HOUR };
const _GATEWAY = { channel: 'webhook', endpoint: 'http://127.0.0.1:9/push', secret: SECRET };
const CALL = { title: '打个电话', agent: 'li', dueIn: HOUR };

onEachStore('an errand or a change', (open) => {
  const page = collectorOn(open);

  const hire = (id: string, told: { unitId?: string; capacity?: number } = {}) => {
    const agent = { id, name: id, kind: 'human', token: `at_${id}`, createdAt: 0 } as const;
    return page.store.write((db) => putAgent(db, { ...agent, unitId: null, capacity: null, ...told }));
  };
  const path = () => page.backstage.path();

  describe('by a task', () => {
    it('goes in turn among the unit and those below it, as far as they have room', async () => {
      const unit = (id: string, parentId: string | null) => ({ id, name: id, parentId, createdAt: 0 });
      const units = [unit('east', null), unit('shanghai', 'east')];
      await page.store.write((db) => db.insertInto('units').values(units).execute());
      await hire('chen', { unitId: 'east' });
      await hire('li', { unitId: 'shanghai', capacity: 1 });
      await hire('zhou');
      const handOver = journey().next('task', { ...CALL, agent: 'unit:east' });
      await page.backstage.publish(handOver);
      for (const name of ['a', 'b', 'c', 'd']) {
        page.backstage.now += MINUTE;
        await page.send([event('start')], { device: `device-of-${name}` });
      }
      expect((await page.rows('tasks')).map(({ agentId }) => agentId)).toEqual([
        'chen',
        'li',
        'chen',
        'chen',
      ]);
    });

    it('waits for the next working day when nobody has room', async () => {
      await hire('li', { capacity: 1 });
      await page.backstage.publish(journey().next('task', CALL));
      await page.send([event('start')]);
      await page.send([event('start')], { device: 'device-of-bob' });
      expect(await page.rows('tasks')).toHaveLength(1);
      // 9:00 on Tuesday in Shanghai.
      page.backstage.now = MONDAY + DAY;
      await page.backstage.worker.tick();
      const tasks = await page.rows('tasks');
      expect(tasks.map(({ dueAt }) => dueAt)).toContain(MONDAY + DAY + HOUR);
    });

    it('is due in working hours, where the node says so', async () => {
      // 17:00 on a Friday in Shanghai.
      page.backstage.now = MONDAY + 4 * DAY + 8 * HOUR;
      await page.backstage.publish(journey().next('task', { ...CALL, dueIn: 2 * HOUR, hours: 'working' }));
      await page.send([event('start', { at: page.backstage.now })]);
      expect((await page.row('tasks')).dueAt).toBe(MONDAY + 7 * DAY + HOUR);
    });

    it('goes to somebody else when nobody accepts it', async () => {
      await hire('li');
      await hire('boss');
      const escalating = { ...CALL, dueIn: DAY, escalateAfter: HOUR, escalateTo: 'boss' };
      await page.backstage.publish(journey().next('task', escalating));
      await page.send([event('start')]);
      page.backstage.now += HOUR;
      await page.backstage.worker.tick();
      expect(await page.row('tasks')).toMatchObject({ agentId: 'boss', state: 'offered', escalateAt: null });
      expect((await page.rows('taskEntries')).map(({ action, note }) => [action, note])).toEqual([
        ['offer', null],
        ['escalate', 'boss'],
      ]);
    });

    it('stays with who accepted it', async () => {
      await hire('li');
      await hire('boss');
      const escalating = { ...CALL, dueIn: DAY, escalateAfter: HOUR, escalateTo: 'boss' };
      await page.backstage.publish(journey().next('task', escalating));
      await page.send([event('start')]);
      await page.store.write((db) => db.updateTable('tasks').set({ state: 'accepted' }).execute());
      page.backstage.now += HOUR;
      await page.backstage.worker.tick();
      expect(await page.row('tasks')).toMatchObject({ agentId: 'li', escalateAt: null });
    });

    it('tells in both languages which paragraph held the person', async () => {
      const lingering = { content: '', paragraph: '2-history', seconds: 5 };
      await page.send([view({ blocks: BLOCKS, at: MONDAY - 1 })]);
      lingering.content = (await page.row('contents')).id;
      await page.backstage.publish(journey('entry-reading', lingering).next('task', CALL));
      await page.send([reading()]);
      const { cause, why } = JSON.parse((await page.row('tasks')).evidenceJson);
      expect(why).toEqual({
        zh: '读《等待期》100%，专注 30 秒，在“既往症要不要告知”一段停留 12 秒',
        en: 'read 100% of “等待期” in 30 s, staying on “既往症要不要告知” for 12 s',
      });
      expect(cause).toBe(why.zh);
    });
  });

  describe('in words', () => {
    const ann = identify({ user: 'ann' }, { name: '安女士', city: '武汉' });

    it('is filled in for the person and what happened', async () => {
      const words = {
        title: '{{ person.name }}，{{ event.plan }}',
        url: 'https://example.com/?c={{ attributes.city }}',
      };
      await page.backstage.publish(journey().next('push', { ...OFFER, ...words }));
      await page.send([ann]);
      const { pushes } = await page.send([event('start', { properties: { plan: '重疾险' } })]);
      expect(pushes).toMatchObject([
        { title: '安女士，重疾险', url: 'https://example.com/?c=%E6%AD%A6%E6%B1%89' },
      ]);
    });

    it('is cut to what the channel carries', async () => {
      await page.backstage.publish(journey().next('push', { ...OFFER, title: '{{ event.long }}' }));
      const { pushes } = await page.send([event('start', { properties: { long: '长'.repeat(500) } })]);
      expect(pushes[0]?.title).toBe(`${'长'.repeat(59)}…`);
    });

    it('fails by its exit where a link is none', async () => {
      const odd = { ...OFFER, url: '{{ event.link | raw }}' };
      await page.backstage.publish(
        journey()
          .next('push', odd)
          .by('failed')
          .next('tag', { add: ['failed'] }),
      );
      await page.send([event('start', { properties: { link: 'javascript:alert(1)' } })]);
      expect(await path()).toEqual(['entry-event > next', 'push > failed', 'tag > next']);
      expect(await page.rows('pushes')).toEqual([]);
    });

    it('of a task is sent without its places rather than not at all', async () => {
      const text =
        '给{{ person.name }}打电话{% for i in event.list %}{% for j in event.list %}{{ i | plus: j }}{% endfor %}{% endfor %}';
      await page.backstage.publish(journey().next('task', { ...CALL, title: text }));
      const list = Array.from({ length: 3_000 }, (_, place) => place);
      await page.send([event('start', { properties: { list } })]);
      expect((await page.row('tasks')).title).toMatch(/^给.*打电话/);
    });
  });

  describe('and what else a journey does to a person', () => {
    it('adds to a score within its bounds, seen at once, and tells what it came to', async () => {
      const ripe = { operand: { of: 'attribute', name: 'score' }, operator: 'at-least', value: 100 };
      const scoring = journey()
        .next('score', { attribute: 'score', by: 70 })
        .next('score', { attribute: 'score', by: 70 })
        .next('branch', { condition: ripe })
        .by('yes')
        .next('exit');
      await page.backstage.publish(scoring);
      await page.send([event('start')]);
      expect(await path()).toContain('branch > yes');
      expect(JSON.parse((await page.person()).attributesJson).score.value).toBe(100);
      expect(await page.rows('changes')).toHaveLength(2);
    });

    it('gives the person to an agent unless somebody owns them, and a task after that to the owner', async () => {
      await hire('li');
      await hire('chen');
      const giving = journey()
        .next('owner', { agent: 'anyone' })
        .next('task', { ...CALL, agent: 'owner' });
      await page.backstage.publish(giving);
      await page.send([event('start')]);
      const { ownerId } = await page.person();
      expect(['li', 'chen']).toContain(ownerId);
      expect((await page.row('tasks')).agentId).toBe(ownerId);
      expect(await page.row('changes')).toMatchObject({
        kind: 'owner',
        dataJson: JSON.stringify({ agent: ownerId }),
      });
      const other = ownerId === 'li' ? 'chen' : 'li';
      await page.backstage.publish(
        journey('entry-event', { event: 'again' }).next('owner', { agent: other }),
        'two',
      );
      await page.send([event('again')]);
      expect((await page.person()).ownerId).toBe(ownerId);
      expect(await page.rows('changes')).toHaveLength(1);
    });
  });
});
