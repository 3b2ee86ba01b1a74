import { describe, expect, it } from 'vitest';
import { BLOCKS, collectorOn, event, reading, view } from '../../support/collector.ts';
import { HOUR, journey } from '../../support/journey.ts';
import { onEachStore } from '../../support/stores.ts';

const OFFER = { title: '保费怎么算', link: 'url', url: 'https://example.com/next', within: HOUR };

onEachStore('a journey begins', (open) => {
  const page = collectorOn(open);

  describe('with an event', () => {
    it('in the batch that brings it, and the push comes back in the answer', async () => {
      await page.backstage.publish(journey().next('push', OFFER));
      const { pushes } = await page.send([event('start')]);
      const stored = await page.row('pushes');
      expect(pushes).toEqual([
        { id: stored.id, form: 'card', title: '保费怎么算', url: 'https://example.com/next' },
      ]);
      expect(await page.row('runs')).toMatchObject({
        ...{ journeyId: 'journey', version: 1, state: 'active', node: 'push' },
        personId: (await page.person()).id,
      });
    });

    it('for the person who sent it and for nobody else in the group', async () => {
      await page.backstage.publish(journey().next('push', OFFER));
      const [ann, bob] = await Promise.all([
        page.send([event('start')]),
        page.send([event('quote')], { device: 'device-of-bob' }),
      ]);
      expect(ann.pushes).toHaveLength(1);
      expect(bob.pushes).toEqual([]);
    });

    it('only if its condition holds for the event and the person', async () => {
      const condition = {
        operand: { of: 'event', property: 'premium' },
        operator: 'at-least',
        value: 1_000,
      };
      await page.backstage.publish(journey('entry-event', { condition, reentry: 'always' }).next('exit'));
      await page.send([event('start', { properties: { premium: 999 } })]);
      expect(await page.rows('runs')).toEqual([]);
      await page.send([event('start', { properties: { premium: 1_000 } })]);
      expect(await page.rows('runs')).toHaveLength(1);
    });

    it('once, however often the same event is sent', async () => {
      await page.backstage.publish(journey('entry-event', { reentry: 'always' }).next('exit'));
      const start = event('start');
      await page.send([start, start]);
      await page.send([start]);
      expect(await page.rows('runs')).toHaveLength(1);
    });

    it('in every journey that listens for it', async () => {
      await page.backstage.publish(journey().next('push', OFFER), 'one');
      await page.backstage.publish(journey().next('push', OFFER), 'two');
      expect((await page.send([event('start')])).pushes).toHaveLength(2);
    });
  });

  describe('with a reading', () => {
    const publish = async (criteria: Record<string, unknown>) => {
      await page.send([view({ blocks: BLOCKS })]);
      const content = (await page.row('contents')).id;
      await page.backstage.publish(
        journey('entry-reading', { content, reentry: 'always', ...criteria }).next('push', OFFER),
      );
    };

    it('in the batch that brings it, and the push comes back in the answer', async () => {
      await publish({ completion: 0.8 });
      const { pushes } = await page.send([reading({ completion: 0.8 })]);
      expect(pushes).toMatchObject([{ title: '保费怎么算' }]);
    });

    it('when a snapshot crosses the line, and not with those after it', async () => {
      await publish({ completion: 0.8 });
      await page.send([reading({ seq: 1, completion: 0.79 })]);
      expect(await page.rows('runs')).toEqual([]);
      await page.send([reading({ seq: 2, completion: 0.81 }), reading({ seq: 3, completion: 0.9 })]);
      await page.send([reading({ seq: 4, completion: 1 })]);
      expect(await page.rows('runs')).toHaveLength(1);
    });

    it('not with an old snapshot that comes late', async () => {
      await publish({ state: 'skim' });
      await page.send([reading({ seq: 2, state: 'complete' })]);
      await page.send([reading({ seq: 1, state: 'skim' })]);
      expect(await page.rows('runs')).toEqual([]);
    });

    it('by the seconds on one paragraph, as soon as they are reached', async () => {
      await publish({ paragraph: '2-history', seconds: 12 });
      await page.send([reading({ seq: 1, bands: [9_000, 9_000, 9_000, 4_000, 4_000, 3_999] })]);
      expect(await page.rows('runs')).toEqual([]);
      await page.send([reading({ seq: 2, bands: [9_000, 9_000, 9_000, 4_000, 4_000, 4_000] })]);
      expect(await page.rows('runs')).toHaveLength(1);
    });

    it('by the seconds on one paragraph, once, though the blocks came after them', async () => {
      await page.send([view({ content: 'waiting-period', version: 'seenbefore' })]);
      const content = (await page.row('contents')).id;
      const criteria = { content, reentry: 'always', paragraph: '2-history', seconds: 12 };
      await page.backstage.publish(journey('entry-reading', criteria).next('push', OFFER));
      await page.send([reading({ seq: 1 })]);
      await page.send([reading({ reading: 'reading-2' })], { device: 'device-of-bob' });
      expect(await page.rows('runs')).toEqual([]);
      const { pushes } = await page.send([view({ blocks: BLOCKS }), reading({ seq: 2 })]);
      expect(pushes).toHaveLength(1);
      await page.send([reading({ seq: 3 })]);
      await page.send([reading({ reading: 'reading-2', seq: 2 })], { device: 'device-of-bob' });
      const persons = (await page.rows('runs')).map(({ personId }) => personId);
      expect([persons.length, new Set(persons).size]).toEqual([2, 2]);
    });

    it('not again, when the blocks come late, by what was known without them', async () => {
      await page.send([view({ content: 'waiting-period', version: 'seenbefore' })]);
      const content = (await page.row('contents')).id;
      const criteria = { content, reentry: 'always', completion: 0.8 };
      await page.backstage.publish(journey('entry-reading', criteria).next('push', OFFER));
      await page.send([reading({ seq: 1 })]);
      await page.send([view({ blocks: BLOCKS }), reading({ seq: 2 })]);
      expect(await page.rows('runs')).toHaveLength(1);
    });

    it('of that article only', async () => {
      await publish({ completion: 0.8 });
      await page.send([reading({ content: 'premium' })]);
      expect(await page.rows('runs')).toEqual([]);
    });
  });

  describe('again', () => {
    const brief = (reentry: string) => journey('entry-event', { reentry }).next('exit');
    const long = (reentry: string) =>
      journey('entry-event', { reentry }).next('wait-event', { event: 'quote', timeout: HOUR }).next('exit');
    const runs = async () => (await page.rows('runs')).length;

    it('never, if so it is told', async () => {
      await page.backstage.publish(brief('never'));
      await page.send([event('start'), event('start')]);
      await page.send([event('start')]);
      expect(await runs()).toBe(1);
    });

    it('after finishing, but not while under way', async () => {
      await page.backstage.publish(long('after-finishing'));
      await page.send([event('start'), event('start')]);
      await page.send([event('start')]);
      expect(await runs()).toBe(1);
      await page.send([event('quote')]);
      await page.send([event('start')]);
      expect(await runs()).toBe(2);
    });

    it('after finishing in the very batch that begins it again', async () => {
      await page.backstage.publish(long('after-finishing'));
      await page.send([event('start')]);
      await page.send([event('quote'), event('start')]);
      expect(await runs()).toBe(2);
      await page.send([event('quote'), event('start'), event('quote'), event('start'), event('start')]);
      expect(await runs()).toBe(4);
    });

    it('always, while another run is under way', async () => {
      await page.backstage.publish(long('always'));
      await page.send([event('start'), event('start')]);
      await page.send([event('start')]);
      expect(await runs()).toBe(3);
    });

    it('for each person by themselves', async () => {
      await page.backstage.publish(brief('never'));
      await page.send([event('start')]);
      await page.send([event('start')], { device: 'device-of-bob' });
      expect(await runs()).toBe(2);
    });
  });
});
