import { beforeEach, describe, expect, it } from 'vitest';
import type { ContactRules } from '../../../runtime/gate/index.ts';
import { DEFAULT_RULES } from '../../../runtime/gate/rules.ts';
import { saveRules } from '../../../runtime/store/contacts.ts';
import { changePermission } from '../../../runtime/store/permissions.ts';
import { runShown } from '../../../runtime/store/views/runs.ts';
import { statsOf } from '../../../runtime/store/views/stats.ts';
import { timelineOf } from '../../../runtime/store/views/timeline.ts';
import { collectorOn, event, identify, SITE } from '../../support/collector.ts';
import { DAY, HOUR, journey, MONDAY } from '../../support/journey.ts';
import { SECRET } from '../../support/receiver.ts';
import { onEachStore } from '../../support/stores.ts';
import { tracesIn } from '../../support/traces.ts';

const ADMIN = { role: 'admin' } as const;
const OFFER = { title: '保费怎么算', link: 'url', url: 'https://example.com/next', within: HOUR };
const GATEWAY = { channel: 'webhook', endpoint: 'http://127.0.0.1:9/push', secret: SECRET };
const CALL = { title: '打个电话', agent: 'li', dueIn: HOUR };

onEachStore('a contact', (open) => {
  const page = collectorOn(open);

  async function rule(rules: Partial<ContactRules>, site = ''): Promise<void> {
    await page.store.write((db) => saveRules(db, site, { ...DEFAULT_RULES, ...rules }, MONDAY));
    await page.backstage.advance.refresh();
  }
  const path = () => page.backstage.path();
  const decisions = async () =>
    (await page.rows('decisions')).map(({ contact, outcome, reason }) =>
      [contact, outcome, reason].join(' '),
    );
  const offering = (fields = {}) =>
    journey()
      .next('push', { ...OFFER, ...fields })
      .by('refused')
      .next('tag', { add: ['refused'] });

  describe('that the gate refuses', () => {
    it('lets the run go on in the same transaction, by its exit, and tells why', async () => {
      await page.backstage.publish(offering());
      await page.send([identify({ user: 'ann' })]);
      const { id } = await page.person();
      await page.store.write((db) =>
        changePermission(db, page.backstage.world.id(), id, { consent: 'denied' }, MONDAY),
      );
      expect((await page.send([event('start')])).pushes).toEqual([]);
      expect(await path()).toEqual(['entry-event > next', 'push > refused', 'tag > next']);
      expect(await decisions()).toEqual(['page refused consent']);
      expect(await page.rows('pushes')).toEqual([]);
    });

    it('is shown with the run, on the node and on the person', async () => {
      await page.backstage.publish(offering());
      await page.send([identify({ user: 'ann' })]);
      const { id } = await page.person();
      await page.store.write((db) =>
        changePermission(db, page.backstage.world.id(), id, { blocked: '投诉' }, MONDAY),
      );
      await page.send([event('start')]);
      const [run] = await page.rows('runs');
      const shown = await runShown(page.store.read, ADMIN, run?.id ?? '');
      expect(shown?.decisions).toMatchObject([{ node: 'push', outcome: 'refused', reason: 'blocked' }]);
      expect(shown?.changes).toMatchObject([{ node: 'tag', kind: 'tag', data: { add: ['refused'] } }]);
      const stats = await statsOf(page.store.read, 'journey', { version: 1 });
      expect(stats.nodes.push?.gate).toEqual({ passed: 0, refused: { blocked: 1 }, later: {} });
      const { items } = await timelineOf(page.store.read, ADMIN, id, { limit: 10 });
      expect(items).toContainEqual(
        expect.objectContaining({ kind: 'contact', reason: 'blocked', runId: run?.id }),
      );
      expect(items).toContainEqual(expect.objectContaining({ kind: 'change', what: 'tag', runId: run?.id }));
    });

    it('is by the budget that people, AI and pushes share', async () => {
      await rule({ budget: { contacts: 2, days: 7 } });
      await page.backstage.publish(offering(), 'a');
      await page.backstage.publish(journey().next('task', CALL), 'b');
      await page.backstage.publish(offering(), 'c');
      await page.send([event('start')]);
      expect((await decisions()).sort()).toEqual(['page passed ', 'page refused budget', 'task passed ']);
      page.backstage.now += 8 * DAY;
      await page.send([event('scroll', { at: page.backstage.now })]);
      await page.backstage.publish(journey('entry-event', { event: 'again' }).next('push', OFFER), 'd');
      const { pushes } = await page.send([event('again', { at: page.backstage.now })]);
      expect(pushes).toHaveLength(1);
    });

    it('is by the rules of the site where the person was last', async () => {
      await rule({ budget: { contacts: 0, days: 1 } }, SITE);
      await page.backstage.publish(offering());
      await page.send([event('start')]);
      expect(await decisions()).toEqual(['page refused budget']);
    });
  });

  describe('at a wrong hour', () => {
    /** 23:00 in Shanghai. */
    const NIGHT = MONDAY + 14 * HOUR;

    beforeEach(async () => {
      page.backstage.now = NIGHT;
      await page.backstage.publish(offering(GATEWAY));
      await page.send(
        [identify({ phone: '13800000000' }, {}, { at: NIGHT }), event('start', { at: NIGHT })],
        {
          zone: 'Asia/Shanghai',
        },
      );
    });

    it('waits for its hour, and is sent then', async () => {
      expect(await decisions()).toEqual(['webhook later quiet-hours']);
      expect(await page.row('effects')).toMatchObject({ state: 'held', dueAt: NIGHT + 9 * HOUR });
      page.backstage.now = NIGHT + 9 * HOUR - 1;
      await page.backstage.worker.tick();
      expect(await page.rows('pushes')).toEqual([]);
      page.backstage.now = NIGHT + 9 * HOUR;
      await page.backstage.worker.tick();
      expect((await decisions()).sort()).toEqual(['webhook later quiet-hours', 'webhook passed ']);
      expect(await page.row('pushes')).toMatchObject({ channel: 'webhook', expiresAt: NIGHT + 10 * HOUR });
      expect(await page.row('effects')).toMatchObject({ kind: 'push', state: 'pending', attempts: 1 });
    });

    it('is forgotten if the run went on without it', async () => {
      await page.store.write((db) =>
        db.updateTable('runs').set({ state: 'finished', endedAt: NIGHT }).execute(),
      );
      page.backstage.now = NIGHT + 9 * HOUR;
      await page.backstage.worker.tick();
      expect(await page.rows('effects')).toEqual([]);
      expect(await page.rows('pushes')).toEqual([]);
    });

    it('waits longer while its journey is paused', async () => {
      await page.backstage.setState('paused');
      page.backstage.now = NIGHT + 9 * HOUR;
      await page.backstage.worker.tick();
      expect(await page.row('effects')).toMatchObject({ state: 'held' });
      await page.backstage.setState('live');
      await page.backstage.worker.tick();
      expect(await page.rows('pushes')).toHaveLength(1);
    });
  });

  it('forgets why once the run ended longer ago than the settings keep it', async () => {
    await page.backstage.publish(journey().next('tag', { add: ['a'] }));
    await page.send([event('start')]);
    page.backstage.now += 366 * DAY;
    await page.backstage.worker.tick();
    expect(await tracesIn(page.store)).toEqual([]);
    expect(await page.rows('changes')).toEqual([]);
    const [run] = await page.rows('runs');
    expect(await runShown(page.store.read, ADMIN, run?.id ?? '')).toMatchObject({
      forgotten: true,
      trace: [],
    });
  });
});
