import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../../runtime/store/index.ts';
import type { BatchAnswer } from '../../../runtime/wire/batch.ts';
import { twoArrivals } from '../../support/arrivals.ts';
import { BLOCKS, Collector, event, identify, reading, share, view } from '../../support/collector.ts';
import { DATABASES } from '../../support/databases.ts';
import { HOUR, journey, MONDAY } from '../../support/journey.ts';
import { testDatabase } from '../../support/postgres.ts';
import { forgetReaders, sendTurns, toldBy } from '../../support/told.ts';

const OFFER = { title: '保费怎么算', link: 'url', url: 'https://example.com/next', within: HOUR };

describe.runIf(DATABASES.length > 1)('two processes over one PostgreSQL', () => {
  let stores: Store[];
  let one: Collector;
  let other: Collector;
  let drop: () => Promise<void>;
  beforeEach(async () => {
    const database = await testDatabase();
    drop = database.drop;
    stores = [await openStore(database), await openStore(database)];
    one = await Collector.open(stores[0] as Store);
    other = one.beside(stores[1] as Store);
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    await drop();
  });

  /** Both get the same at the same time, so often; gives all answers. */
  const both = (times: number, send: (page: Collector, time: number) => Promise<unknown>) =>
    Promise.all(Array.from({ length: 2 * times }, (_, i) => send(i % 2 ? one : other, i >> 1)));
  const quiet = () => expect([...one.backstage.errors, ...other.backstage.errors]).toEqual([]);

  it('make one person of a device that both see for the first time', async () => {
    await both(10, (page) => page.send([event('quote')]));
    expect(await one.row('persons')).toMatchObject({ events: 20 });
    expect(await one.totals()).toMatchObject({ persons: 1, events: 20 });
    quiet();
  });

  it('count a message once that both get', async () => {
    const messages = [event('quote'), reading({ seq: 3 }), view({ blocks: BLOCKS })];
    const answers = await both(5, (page) => page.send(messages));
    const sum = (name: 'accepted' | 'duplicates') =>
      (answers as Record<typeof name, number>[]).reduce((total, answer) => total + answer[name], 0);
    expect([sum('accepted'), sum('duplicates')]).toEqual([3, 27]);
    expect(await one.totals()).toMatchObject({ persons: 1, events: 1, readings: 1, completes: 1 });
    expect(await one.row('heat')).toMatchObject({ readings: 1, engaged: 30_000 });
    quiet();
  });

  it('make one content of an article that both see for the first time, whatever order they see several in', async () => {
    const keys = Array.from({ length: 8 }, (_, i) => `article-${i}`);
    await both(3, (page, time) => {
      const seen = (time + Number(page === one)) % 2 ? keys : keys.toReversed();
      const device = `device-${page === one}-${time}`;
      return page.send(
        seen.map((content) => view({ content, blocks: BLOCKS })),
        { device },
      );
    });
    expect((await one.rows('contents')).map(({ key }) => key).sort()).toEqual(keys);
    expect(await one.rows('contentVersions')).toHaveLength(8);
    expect(await one.totals()).toMatchObject({ 'contents:site-of-the-tests': 8, persons: 6 });
    quiet();
  });

  it('fold readings of one article by many readers', async () => {
    await one.send([view({ blocks: BLOCKS })]);
    await both(12, (page, time) => {
      const device = `device-${page === one}-${time}`;
      return page.send([reading({ reading: `reading-of-${device}` })], { device });
    });
    expect(await one.row('heat')).toMatchObject({ readings: 24, engaged: 24 * 30_000 });
    quiet();
  });

  it('hear once that an article was completed, whose halves were read on devices of one person', async () => {
    const entry = journey('entry-reading', { state: 'complete', reentry: 'always' });
    await one.backstage.publish(entry.next('exit'));
    await other.backstage.advance.refresh();
    await one.send([view({ blocks: BLOCKS })]);
    const half = { engaged: 16_000, completion: 0.5, state: 'partial' as const };
    const halves = [
      { ...half, depth: 0.5, bands: [4_000, 4_000, 4_000, 4_000] },
      { ...half, depth: 1, bands: [0, 0, 0, 0, 4_000, 4_000, 4_000, 4_000] },
    ];
    await both(6, (page, time) => {
      const which = Number(page === one);
      const told = { reading: `reading-of-${which}`, seq: 1 + time, ...halves[which] };
      const device = `device-of-ann-${which}`;
      return page.send([reading(told), identify({ user: 'ann' })], { device });
    });
    expect(await one.rows('runs')).toHaveLength(1);
    expect(await one.totals()).toMatchObject({ readings: 2, completes: 1 });
    quiet();
  });

  it('make one person of many devices of one user', async () => {
    const device = (page: Collector, time: number) => `device-${page === one}-${time}`;
    await both(6, (page, time) => page.send([event('quote')], { device: device(page, time) }));
    await both(6, (page, time) =>
      page.send([identify({ user: 'ann' }), event('pay')], { device: device(page, time) }),
    );
    const left = (await one.rows('persons')).filter(({ mergedInto }) => mergedInto === null);
    expect(left).toMatchObject([{ events: 24 }]);
    expect(new Set((await one.rows('identifiers')).map(({ personId }) => personId))).toEqual(
      new Set([left[0]?.id]),
    );
    expect(await one.totals()).toMatchObject({ persons: 1, events: 24 });
    quiet();
  });

  it('mint one link for a person, and count every opening of it', async () => {
    await one.send([view({ url: 'https://example.com/waiting' })]);
    const links = (await both(5, (page) => page.send([share()]))) as BatchAnswer[];
    const urls = new Set(links.map(({ shares }) => shares?.[0]?.url));
    expect(urls.size).toBe(1);
    const [url = ''] = urls as Set<string>;
    await both(8, (page, time) => {
      const opened = view({ url, reading: `reading-of-${page === one}-${time}` });
      return page.send([opened, reading({ reading: opened.reading })], {
        device: `device-of-friend-${time}`,
      });
    });
    expect(await one.row('shares')).toMatchObject({ opens: 16, persons: 8, completes: 8, chainPersons: 8 });
    expect((await one.person()).events).toBe(8);
    quiet();
  });

  it('let a person enter once what they may enter once', async () => {
    await one.backstage.publish(journey().next('push', OFFER));
    await other.backstage.advance.refresh();
    await both(5, (page) => page.send([event('start')]));
    expect(await one.rows('runs')).toHaveLength(1);
    expect(await one.rows('pushes')).toHaveLength(1);
    expect(await one.totals()).toMatchObject({ runs: 1, pushes: 1 });
    quiet();
  });

  it('move a run once, by the event or by its time-out', async () => {
    const readers = Array.from({ length: 20 }, (_, i) => `device-of-reader-${i}`);
    await one.backstage.publish(
      journey()
        .next('wait-event', { event: 'quote', timeout: HOUR })
        .by('happened')
        .next('exit')
        .from('wait-event')
        .by('timed-out')
        .next('exit'),
    );
    await Promise.all(readers.map((device) => one.send([event('start')], { device })));
    for (const { backstage } of [one, other]) backstage.now += HOUR;
    const quote = (device: string) => other.send([event('quote', { at: MONDAY + HOUR })], { device });
    await Promise.all([...readers.map(quote), one.backstage.worker.tick(), other.backstage.worker.tick()]);
    await one.backstage.worker.tick();
    expect((await one.rows('runs')).every(({ state }) => state === 'finished')).toBe(true);
    const moves = (await one.backstage.path()).filter((step) => step.startsWith('wait-event'));
    expect(moves).toHaveLength(readers.length);
    quiet();
  });

  it('tell the same as one that gets everything in its own order', async () => {
    await fc.assert(
      fc.asyncProperty(twoArrivals, async ([here, there]) => {
        await forgetReaders(one.store);
        await sendTurns(one, here);
        const expected = await toldBy(one.store);
        await forgetReaders(one.store);
        await Promise.all([sendTurns(one, here), sendTurns(other, there)]);
        expect(await toldBy(one.store)).toEqual(expected);
        quiet();
      }),
      { numRuns: 15 },
    );
  });
});
