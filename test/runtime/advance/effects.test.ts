import { describe, expect, it } from 'vitest';
import type { Db } from '../../../runtime/store/index.ts';
import type { Evidence } from '../../../runtime/wire/api/tasks.ts';
import { BLOCKS, collectorOn, event, identify, pushReport, reading, view } from '../../support/collector.ts';
import { HOUR, journey, MONDAY } from '../../support/journey.ts';
import { onEachStore } from '../../support/stores.ts';

const OFFER = { title: '保费怎么算', link: 'url', url: 'https://example.com/next', within: HOUR };
const CALL = { title: '打个电话', agent: 'li', dueIn: HOUR, reason: '刚读完', opener: '您好' };

onEachStore('what a step asks for', (open) => {
  const page = collectorOn(open);

  describe('a push', () => {
    it('leads to the address of the article that it names', async () => {
      await page.send([view({ url: 'https://example.com/waiting', at: MONDAY - 1 })]);
      const content = (await page.row('contents')).id;
      await page.backstage.publish(journey().next('push', { title: '再读一遍', content, within: HOUR }));
      const { pushes } = await page.send([event('start')]);
      expect(pushes).toMatchObject([{ title: '再读一遍', url: 'https://example.com/waiting' }]);
    });

    it('comes with every answer until the page says that it was shown', async () => {
      await page.backstage.publish(journey().next('push', OFFER));
      const { pushes } = await page.send([event('start')]);
      expect((await page.send([event('scroll')])).pushes).toEqual(pushes);
      const answer = await page.send([pushReport(pushes[0]?.id ?? '', 'shown')]);
      expect(answer.pushes).toEqual([]);
      expect(await page.row('pushes')).toMatchObject({ offeredAt: MONDAY, shownAt: MONDAY, state: 'shown' });
    });

    it('comes no more once its time is over', async () => {
      await page.backstage.publish(journey().next('push', OFFER));
      await page.send([event('start')]);
      page.backstage.now += HOUR;
      expect((await page.send([event('scroll')])).pushes).toEqual([]);
    });

    it('that is clicked moves the run, and what follows comes back in the same answer', async () => {
      const twice = journey()
        .next('push', OFFER)
        .by('clicked')
        .next('push', { ...OFFER, title: '再看一篇' });
      await page.backstage.publish(twice);
      const { pushes } = await page.send([event('start')]);
      const answer = await page.send([pushReport(pushes[0]?.id ?? '', 'clicked')]);
      expect(answer.pushes).toMatchObject([{ title: '再看一篇' }]);
    });
  });

  describe('a task', () => {
    const evidence = async () => JSON.parse((await page.row('tasks')).evidenceJson) as Evidence;
    const publish = (completion: number) =>
      page.backstage.publish(journey('entry-reading', { completion }).next('task', CALL));

    it('stands with the agent, and its ledger begins', async () => {
      await page.backstage.publish(journey().next('task', CALL));
      await page.send([event('start')]);
      const task = await page.row('tasks');
      expect(task).toMatchObject({
        ...{ agentId: 'li', state: 'offered', title: '打个电话', reason: '刚读完', opener: '您好' },
        ...{ dueAt: MONDAY + HOUR, createdAt: MONDAY, personId: (await page.person()).id },
      });
      expect(await page.row('taskEntries')).toMatchObject({
        ...{ taskId: task.id, actor: 'journey', action: 'offer', at: MONDAY },
      });
    });

    it('tells the paragraphs that held the person, in ms, up to this very batch', async () => {
      await publish(0.8);
      const half = { bands: [1_000, 2_000, 1_000, 3_000, 4_000, 2_000], completion: 0.4 };
      await page.send([view({ blocks: BLOCKS }), reading({ seq: 1, ...half })]);
      await page.send([reading({ seq: 2, bands: [1_000, 2_000, 1_000, 9_000, 12_000, 9_000, 4_000] })]);
      expect((await evidence()).contents).toEqual([
        {
          contentId: (await page.row('contents')).id,
          ...{ title: '等待期', url: 'https://example.com/waiting', readings: 1, engaged: 30_000 },
          ...{ completion: 20 / 32, bands: [1_000, 2_000, 1_000, 9_000, 12_000, 9_000, 4_000, 0] },
          weights: [4_000, 4_000, 4_000, 4_000, 4_000, 4_000, 4_000, 4_000],
          paragraphs: [{ key: '2-history', text: '既往症要不要告知', attention: 30_000, weight: 12_000 }],
        },
      ]);
    });

    it('adds up several readings of one article', async () => {
      await publish(1);
      const brief = { engaged: 8_000, completion: 0.3, bands: [0, 4_000, 4_000] };
      await page.send([view({ blocks: BLOCKS }), reading({ reading: 'reading-1', ...brief })]);
      await page.send([reading({ reading: 'reading-2', engaged: 12_000, bands: [0, 5_000, 3_000, 4_000] })]);
      const [content] = (await evidence()).contents;
      expect(content).toMatchObject({ readings: 2, engaged: 20_000 });
      expect(content?.paragraphs).toEqual([
        { key: '1-intro', text: '合同生效后的一段时间', attention: 16_000, weight: 8_000 },
      ]);
    });

    it('names at least the paragraph with the most attention', async () => {
      await publish(0.8);
      await page.send([view({ blocks: BLOCKS }), reading()]);
      const [content] = (await evidence()).contents;
      expect(content?.paragraphs.map(({ key }) => key)).toEqual(['2-history']);
    });

    it('says why, as a sentence, by the title of the article', async () => {
      await publish(0.8);
      await page.send([view({ title: '等待期是什么' }), reading()]);
      expect((await evidence()).cause).toBe('读《等待期是什么》100%，专注 30 秒');
    });

    it('tells another person’s reading to nobody', async () => {
      await publish(0.8);
      await page.send([view({ blocks: BLOCKS }), reading({ completion: 0.1 })], { device: 'device-of-bob' });
      await page.send([reading({ reading: 'reading-2' })]);
      expect((await evidence()).contents).toMatchObject([{ readings: 1, engaged: 30_000 }]);
    });

    it('goes to the owner, else to who stands in, else to nobody yet', async () => {
      const owned = { ...CALL, agent: 'owner', otherwise: 'chen' };
      await page.backstage.publish(journey().next('task', owned), 'one');
      await page.backstage.publish(journey().next('task', { ...CALL, agent: 'owner' }), 'two');
      await page.send([event('start')]);
      await page.send([event('scroll')], { device: 'device-of-bob' });
      const bob = (await page.person('device-of-bob')).id;
      const owns = (db: Db) => db.updateTable('persons').set({ ownerId: 'li' }).where('id', '=', bob);
      await page.store.write((db) => owns(db).execute());
      await page.send([event('start')], { device: 'device-of-bob' });
      const agents = (await page.rows('tasks')).map(({ journeyId, agentId }) => `${journeyId}: ${agentId}`);
      expect(agents.sort()).toEqual(['one: chen', 'one: li', 'two: li', 'two: null']);
    });
  });

  describe('tags and attributes', () => {
    const vip = { operand: { of: 'tag', name: 'ripe' }, operator: 'exists' };
    const marking = () =>
      journey()
        .next('tag', { add: ['ripe', 'asked'] })
        .next('attribute', { attribute: 'stage', value: 'quote' })
        .next('branch', { condition: vip })
        .by('yes')
        .next('tag', { add: [], remove: ['asked'] });

    it('are on the person, and the same step sees them', async () => {
      await page.backstage.publish(marking());
      await page.send([event('start')]);
      const person = await page.person();
      expect(person.tagsJson).toBe('["ripe"]');
      expect(JSON.parse(person.attributesJson)).toEqual({ stage: { value: 'quote', at: MONDAY } });
      expect(await page.backstage.path()).toContain('branch > yes');
    });

    it('stay beside what the page said of the person', async () => {
      await page.backstage.publish(marking());
      await page.send([identify({ user: 'ann' }, { city: '武汉', stage: 'new' }, { at: MONDAY - 1 })]);
      await page.send([event('start')]);
      expect(JSON.parse((await page.person()).attributesJson)).toEqual({
        city: { value: '武汉', at: MONDAY - 1 },
        stage: { value: 'quote', at: MONDAY },
      });
    });

    it('are seen by the next run of the same batch', async () => {
      await page.backstage.publish(journey().next('tag', { add: ['ripe'] }), 'one');
      const second = journey('entry-event', { event: 'pay', condition: vip }).next('exit');
      await page.backstage.publish(second, 'two');
      await page.send([event('start'), event('pay')]);
      expect((await page.rows('runs')).map(({ journeyId }) => journeyId).sort()).toEqual(['one', 'two']);
    });
  });

  it('is counted by day', async () => {
    const all = journey().next('goal', { goal: '成交' }).next('push', OFFER).by('clicked').next('task', CALL);
    await page.backstage.publish(all);
    const { pushes } = await page.send([event('start')]);
    await page.send([pushReport(pushes[0]?.id ?? '', 'clicked')]);
    expect(await page.totals()).toMatchObject({
      runs: 1,
      goals: 1,
      pushes: 1,
      'pushes-clicked': 1,
      tasks: 1,
    });
  });
});
