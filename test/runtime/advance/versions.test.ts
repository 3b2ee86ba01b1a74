import { beforeEach, expect, it } from 'vitest';
import { countDaily } from '../../../runtime/store/daily.ts';
import { statsOf } from '../../../runtime/store/views/stats.ts';
import { collectorOn, event, pushReport } from '../../support/collector.ts';
import { DAY, HOUR, journey } from '../../support/journey.ts';
import { onEachStore } from '../../support/stores.ts';

const OFFER = { link: 'url', url: 'https://example.com/next', within: HOUR };
const saying = (title: string) =>
  journey('entry-event', { reentry: 'always' })
    .next('wait-event', { event: 'quote', timeout: HOUR })
    .by('happened')
    .next('push', { title, ...OFFER });

onEachStore('a journey that is published again', (open) => {
  const page = collectorOn(open);

  it('keeps those under way on their version, and lets new ones in on the new', async () => {
    await page.backstage.publish(saying('旧'));
    await page.send([event('start')]);
    await page.backstage.publish(saying('新'));
    await page.send([event('start')], { device: 'device-of-bob' });
    const [ann, bob] = [
      await page.send([event('quote')]),
      await page.send([event('quote')], { device: 'device-of-bob' }),
    ];
    expect([ann.pushes[0]?.title, bob.pushes[0]?.title]).toEqual(['旧', '新']);
    expect((await page.rows('runs')).map(({ version }) => version).sort()).toEqual([1, 2]);
  });

  it('no longer listens where only the old version did', async () => {
    await page.backstage.publish(journey('entry-event', { event: 'old' }).next('exit'));
    await page.backstage.publish(journey('entry-event', { event: 'new' }).next('exit'));
    await page.send([event('old')]);
    expect(await page.rows('runs')).toEqual([]);
    await page.send([event('new')]);
    expect(await page.row('runs')).toMatchObject({ version: 2 });
  });

  it('reaches a process that has not heard of it within a second', async () => {
    const other = page.backstage.anotherAdvance();
    await other.refresh();
    await page.backstage.publish(journey().next('exit'));
    await page.send([event('scroll')]);
    const person = (await page.person()).id;
    const input = { type: 'event', name: 'start', at: page.backstage.now, properties: {} } as const;
    const take = () => page.store.write((db) => other.take(db, [{ personId: person, input }]));
    await take();
    expect(await page.rows('runs')).toEqual([]);
    page.backstage.now += 1_000;
    await take();
    expect(await page.rows('runs')).toHaveLength(1);
  });

  it('is read by the transaction at hand, however many wait for what that one has locked', async () => {
    await page.backstage.publish(journey('entry-event', { reentry: 'always' }).next('exit'));
    await page.send([event('scroll')]);
    const personId = (await page.person()).id;
    const input = { type: 'event', name: 'start', at: page.backstage.now, properties: {} } as const;
    const advance = page.backstage.anotherAdvance();
    const begin = () =>
      page.store.write(async (db) => {
        await countDaily(db, page.backstage.now, { asked: 1 });
        await advance.take(db, [{ personId, input }]);
      });
    await Promise.all(Array.from({ length: 20 }, begin));
    expect(await page.rows('runs')).toHaveLength(20);
  });
});

onEachStore('the figures on the canvas', (open) => {
  const page = collectorOn(open);
  beforeEach(async () => {});

  const stats = (version = 1) => statsOf(page.store.read, 'journey', { version: version });
  /** How many runs stand at each node, by the runs themselves. */
  async function standing(): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { state, node } of await page.rows('runs')) {
      if (state === 'active') counts[node] = (counts[node] ?? 0) + 1;
    }
    return counts;
  }
  /** What entered a node left it, or stands there. */
  async function expectBalance(version = 1): Promise<void> {
    const { nodes, active } = await stats(version);
    const here = Object.entries(nodes).map(([node, stats]) => [node, stats.here]);
    expect(Object.fromEntries(here.filter(([, count]) => count !== 0))).toEqual(await standing());
    expect(active).toBe((await page.rows('runs')).filter(({ state }) => state === 'active').length);
  }

  it('balance at every moment', async () => {
    const drawing = saying('再读一篇')
      .by('clicked')
      .next('goal', { goal: '读了' })
      .next('wait', { duration: DAY })
      .next('exit')
      .from('wait-event')
      .by('timed-out')
      .next('exit');
    await page.backstage.publish(drawing);
    const devices = ['device-of-ann', 'device-of-bob', 'device-of-cid', 'device-of-dan'];
    for (const device of devices) await page.send([event('start'), event('start')], { device });
    await expectBalance();
    for (const device of devices.slice(0, 3)) {
      const { pushes } = await page.send([event('quote')], { device });
      await page.send([pushReport(pushes[0]?.id ?? '', 'clicked')], { device });
      await expectBalance();
    }
    for (const hours of [1, 24, 24]) {
      page.backstage.now += hours * HOUR;
      await page.backstage.worker.tick();
      await expectBalance();
    }
    expect((await stats()).nodes).toMatchObject({
      'entry-event': { entered: 8, here: 0, exits: { next: 8 } },
      'wait-event': { entered: 8, here: 0, exits: { happened: 6, 'timed-out': 2 } },
      push: { entered: 6, here: 0, exits: { clicked: 3, expired: 3 } },
      wait: { entered: 3, here: 0, exits: { next: 3 } },
      exit: { entered: 3, here: 0 },
      'exit-2': { entered: 2, here: 0 },
    });
    expect(await stats()).toMatchObject({ runs: 8, active: 0 });
  });

  it('tell the versions apart', async () => {
    await page.backstage.publish(saying('旧'));
    await page.send([event('start')]);
    await page.backstage.publish(saying('新'));
    await page.send([event('start')]);
    expect([(await stats(1)).runs, (await stats(2)).runs]).toEqual([1, 1]);
  });

  it('balance when a run fails', async () => {
    const lost = journey('entry-event', { reentry: 'always' }).next('branch', {
      condition: { operand: { of: 'tag', name: 'ripe' }, operator: 'exists' },
    });
    await page.backstage.publish(lost);
    await page.send([event('start')]);
    expect((await stats()).nodes.branch).toMatchObject({ entered: 1, failed: 1, here: 0 });
    expect(await page.row('runs')).toMatchObject({ state: 'failed' });
    await expectBalance();
  });
});
