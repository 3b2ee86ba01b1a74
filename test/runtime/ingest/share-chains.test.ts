import { describe, expect, it } from 'vitest';
import { DEEPEST } from '../../../runtime/store/shares.ts';
import { identify } from '../../support/collector.ts';
import { DAY, journey, MONDAY } from '../../support/journey.ts';
import { sharers } from '../../support/sharers.ts';
import { onEachStore } from '../../support/stores.ts';

onEachStore('chains of shares', (open) => {
  const { page, opens, completes, shares, shareOf, agents, told } = sharers(open);

  describe('a chain', () => {
    it('goes from agent to customer to friend, with depth, root and credit', async () => {
      const root = await agents();
      await opens('ann', root.url);
      await opens('ben', await shares('ann'));
      await opens('cai', await shares('ben'));
      await completes('cai');
      const [ann, ben] = [await shareOf('ann'), await shareOf('ben')];
      expect(ann).toMatchObject({ depth: 1, parentId: root.id, rootId: root.id, rootAgentId: 'zhou' });
      expect(ben).toMatchObject({ depth: 2, parentId: ann.id, rootId: root.id, rootAgentId: 'zhou' });
      expect(ben).toMatchObject({ persons: 1, completes: 1, chainShares: 0 });
      expect(ann).toMatchObject({
        persons: 1,
        completes: 0,
        chainPersons: 2,
        chainCompletes: 1,
        chainShares: 1,
      });
      expect(await agents()).toMatchObject({
        persons: 1,
        chainPersons: 3,
        chainCompletes: 1,
        chainShares: 2,
      });
      const [[name, properties]] = (await told('cai')) as [[string, unknown]];
      expect([name, properties]).toEqual([
        'share.opened',
        { share: ben.id, content: ben.contentId, by: 'customer', depth: 2, agent: 'zhou' },
      ]);
    });

    it('keeps its root and depth whatever is opened later', async () => {
      await opens('ben', await shares('ann'));
      const before = await shareOf('ann');
      await shares('ben');
      await opens('ann', (await agents()).url);
      await shares('ann');
      expect(await shareOf('ann')).toEqual({ ...before, chainShares: 1 });
    });

    it('as deep as may be begins anew', async () => {
      let url = await shares('ann');
      for (let i = 0; i <= DEEPEST; i++) {
        await opens(`no-${i}`, url);
        url = await shares(`no-${i}`);
      }
      const depths = (await page.rows('shares')).map(({ depth }) => depth);
      expect([Math.max(...depths), depths.filter((depth) => depth === 0).length]).toEqual([DEEPEST, 2]);
    });
  });

  describe('two persons who turn out to be one', () => {
    it('opened a share once, and have come by the first', async () => {
      const url = await shares('ann');
      page.backstage.now += 5;
      await opens('phone', url, { at: MONDAY + 2 });
      await completes('phone');
      await opens('laptop', (await agents()).url, { at: MONDAY + 1 });
      await opens('laptop', url, { at: MONDAY + 3 });
      for (const device of ['device-of-phone', 'device-of-laptop'])
        await page.send([identify({ user: 'dan' })], { device });
      expect(await page.rows('merges')).toHaveLength(1);
      expect(await shareOf('ann')).toMatchObject({ opens: 2, persons: 1, completes: 0, chainPersons: 0 });
      expect(await agents()).toMatchObject({ persons: 1, completes: 1, chainPersons: 1, chainCompletes: 1 });
    });

    it('have not come by their own share', async () => {
      await page.send([identify({ user: 'ann' })]);
      await opens('laptop', await shares('ann'));
      await page.send([identify({ user: 'ann' })], { device: 'device-of-laptop' });
      expect(await shareOf('ann')).toMatchObject({ opens: 1, persons: 0, chainPersons: 0 });
      expect(await page.rows('shareOpens')).toEqual([]);
    });
  });

  it('a friend opens what a customer shared, and the agent hears of it', async () => {
    await page.send([identify({ user: 'ann' })]);
    const thanks = journey('entry-share', { who: 'shared', reentry: 'always' })
      .next('task', { title: '道谢', agent: 'zhou', dueIn: DAY })
      .by('positive')
      .next('exit');
    const welcome = journey('entry-share', { by: 'customer', depth: 1, reentry: 'always' })
      .next('tag', { add: ['friend'] })
      .next('exit');
    await page.store.write((db) =>
      db
        .insertInto('agents')
        .values({
          id: 'zhou',
          name: '周敏',
          kind: 'human',
          token: 'at_1',
          unitId: null,
          capacity: null,
          createdAt: 0,
        })
        .execute(),
    );
    await page.backstage.publish(thanks, 'thanks');
    await page.backstage.publish(welcome, 'welcome');
    await opens('ann', (await agents()).url);
    await opens('ben', await shares('ann'));
    const task = await page.row('tasks');
    const { id } = await page.person('device-of-ann');
    expect(task).toMatchObject({ personId: id, agentId: 'zhou', title: '道谢' });
    expect(JSON.parse(task.evidenceJson)).toMatchObject({ why: { zh: '分享的《等待期》被人打开' } });
    expect(JSON.parse((await page.person('device-of-ben')).tagsJson)).toEqual(['friend']);
    expect(JSON.parse((await page.person()).tagsJson)).toEqual([]);
  });
});
