import { beforeEach, describe, expect, it } from 'vitest';
import { versionOf } from '../../../runtime/wire/bands.ts';
import { BLOCKS, click, collectorOn, identify, reading, VERSION, view } from '../../support/collector.ts';
import { DAY, HOUR, journey, MONDAY } from '../../support/journey.ts';
import { onEachStore } from '../../support/stores.ts';

const PHONE = { device: 'device-of-ann-phone' };
const LAPTOP = { device: 'device-of-ann-laptop' };

const partial = { completion: 0.5, state: 'partial' as const, engaged: 16_000 };
/** The first half of the article, and the second with its end. */
const FIRST = { ...partial, depth: 0.5, bands: [4_000, 4_000, 4_000, 4_000] };
const SECOND = { ...partial, depth: 1, bands: [0, 0, 0, 0, 4_000, 4_000, 4_000, 4_000] };

/** The article after a typo in its second block was put right and a paragraph was added at its beginning. */
const EDITED = [
  { key: '0-new', kind: 'text' as const, text: '更新说明', weight: 4_000, bands: 1 },
  ...BLOCKS.map((block, i) => ({
    ...block,
    key: `${i + 1}-${i === 1 ? 'intro2' : block.key.replace(/^\d+-/, '')}`,
  })),
];
const NEXT = versionOf(EDITED);

onEachStore('what a person read of a content', (open) => {
  const page = collectorOn(open);
  beforeEach(async () => {
    await page.send([view({ blocks: BLOCKS })]);
  });

  const half = (id: string, told: object, envelope = PHONE, seq = 1) =>
    page.send([reading({ reading: id, seq, ...told })], envelope);
  const completes = async () => (await page.totals()).completes ?? 0;
  const runs = async () => (await page.rows('runs')).length;
  /** Starts a run each time that somebody is heard to have completed an article. */
  const onComplete = (fields = {}) =>
    page.backstage.publish(
      journey('entry-reading', { state: 'complete', reentry: 'always', ...fields }).next('exit'),
    );

  describe('is complete once', () => {
    beforeEach(() => onComplete());

    it('when two readings of it make a whole, on the day when the first began', async () => {
      await half('reading-1', { ...FIRST, startedAt: MONDAY - 2 * DAY });
      expect([await completes(), await runs()]).toEqual([0, 0]);
      await half('reading-2', SECOND);
      expect([await completes(), await runs()]).toEqual([1, 1]);
      const [row] = (await page.rows('daily')).filter(({ name }) => name === 'completes');
      expect(row?.day).toBe(Math.floor((MONDAY - 2 * DAY) / DAY));
    });

    it('however often it is read again, sent again, and sent out of order', async () => {
      await half('reading-1', {}, PHONE, 3);
      await half('reading-1', {}, PHONE, 3);
      await half('reading-1', FIRST, PHONE, 2);
      await half('reading-1', { engaged: 31_000 }, PHONE, 4);
      await half('reading-2', FIRST);
      await half('reading-2', {}, PHONE, 2);
      expect([await completes(), await runs()]).toEqual([1, 1]);
    });

    it('not when its end was never seen', async () => {
      await half('reading-1', FIRST);
      await half('reading-2', { ...SECOND, depth: 0.99 });
      expect([await completes(), await runs()]).toEqual([0, 0]);
    });

    it('when the two halves were read on two devices, at the moment when it is known whose they are', async () => {
      await page.send([identify({ user: 'ann' })], PHONE);
      await half('reading-1', FIRST, PHONE);
      await half('reading-2', SECOND, LAPTOP);
      expect([await completes(), await runs()]).toEqual([0, 0]);
      await page.send([identify({ user: 'ann' })], LAPTOP);
      expect([await completes(), await runs()]).toEqual([1, 1]);
      await half('reading-2', { ...SECOND, engaged: 17_000 }, LAPTOP, 2);
      expect([await completes(), await runs()]).toEqual([1, 1]);
    });

    it('and not again when two who both completed it turn out to be one', async () => {
      await page.send([identify({ user: 'ann' })], PHONE);
      await half('reading-1', {}, PHONE);
      await half('reading-2', {}, LAPTOP);
      expect([await completes(), await runs()]).toEqual([2, 2]);
      await page.send([identify({ user: 'ann' })], LAPTOP);
      await half('reading-2', { engaged: 31_000 }, LAPTOP, 2);
      expect([await completes(), await runs()]).toEqual([1, 2]);
    });

    it('when blocks that come late show that two halves made a whole', async () => {
      const unknown = { content: 'premium' };
      await half('reading-1', { ...FIRST, ...unknown });
      await half('reading-2', { ...SECOND, ...unknown });
      expect([await completes(), await runs()]).toEqual([0, 0]);
      await page.send([view({ ...unknown, blocks: BLOCKS })], LAPTOP);
      await half('reading-2', { ...SECOND, ...unknown, engaged: 17_000 }, PHONE, 2);
      expect([await completes(), await runs()]).toEqual([1, 1]);
    });
  });

  describe('stays theirs when the article is edited', () => {
    const reads = (id: string, bands: number[], told: object = {}) =>
      half(id, { ...partial, version: NEXT, bands, depth: 0.3, completion: 0.1, ...told });
    beforeEach(() => page.send([view({ version: NEXT, blocks: EDITED, reading: 'reading-0' })]));

    it('so that what is new completes it', async () => {
      await onComplete();
      await half('reading-1', {});
      await reads('reading-2', [4_000], { depth: 0.1 });
      expect([await completes(), await runs()]).toEqual([1, 1]);
      await reads('reading-2', [4_000, 0, 4_000, 4_000], { seq: 2 });
      expect([await completes(), await runs()]).toEqual([2, 2]);
    });

    it('and opening it again completes nothing where only a little is new', async () => {
      const same = BLOCKS.map((block) => ({ ...block, key: block.key.replace(/^(\d)/, '$1$1') }));
      const version = versionOf(same);
      await onComplete();
      await half('reading-1', {});
      await page.send([view({ version, blocks: same, reading: 'reading-0' })]);
      await reads('reading-2', [500], { version, seq: 1, state: 'bounce', depth: 0.1 });
      expect(await runs()).toBe(1);
    });

    it('so that seconds on a paragraph add up, by the key of either version', async () => {
      const seconds = { content: (await page.row('contents')).id, seconds: 14, reentry: 'always' };
      for (const paragraph of ['2-history', '3-history']) {
        const wanted = { ...seconds, paragraph };
        await page.backstage.publish(journey('entry-reading', wanted).next('exit'), paragraph);
      }
      await half('reading-1', {});
      await reads('reading-2', [0, 0, 0, 0, 1_000]);
      expect(await runs()).toBe(0);
      await reads('reading-2', [0, 0, 0, 0, 2_500], { seq: 2 });
      expect(await runs()).toBe(2);
      await reads('reading-2', [0, 0, 0, 0, 9_000], { seq: 3 });
      expect(await runs()).toBe(2);
    });

    it('in the heat of all versions, block by block', async () => {
      await half('reading-1', {});
      await half('reading-2', { version: NEXT, bands: [1_000, 2_000, 3_000], depth: 0.3 });
      const { blocksJson, readings } = await page.row('contentHeat');
      expect(readings).toBe(2);
      expect(JSON.parse(blocksJson)).toMatchObject({
        'new/1.1': [1, [1_000], [1], []],
        'title/1.1': [2, [6_000], [2], [2]],
        'intro/2.1': [1, [4_000, 4_000], [1, 1], [1, 1]],
        'intro2/2.1': [1, [3_000], [1], [1]],
        'end/2.1': [2, [3_000, 3_000], [1, 1], [1, 1]],
      });
    });
  });

  it('remembers visits, and marks in the heat what cannot be right', async () => {
    await half('reading-1', { visits: 3, quality: 'too-long' });
    await half('reading-2', { quality: 'something-new' });
    expect((await page.rows('readings')).map(({ visits }) => visits).sort()).toEqual([1, 3]);
    expect((await page.row('heat')).qualitiesJson).toBe('{"other":1,"too-long":1}');
    await half('reading-1', { visits: 3 }, PHONE, 2);
    expect((await page.row('contentHeat')).qualitiesJson).toBe('{"other":1}');
  });

  it('has the clicks of one person, which move with them', async () => {
    await page.send([identify({ user: 'ann' })], PHONE);
    const tap = (block: number, kind?: 'dead' | 'rage') => click(block, kind ? { kind } : {});
    await page.send([tap(1), tap(2, 'dead')], PHONE);
    await page.send([tap(2, 'rage'), click(0, { startedAt: MONDAY - DAY - HOUR })], LAPTOP);
    await page.send([identify({ user: 'ann' })], LAPTOP);
    const rows = (await page.rows('personClicks')).sort((a, b) => a.day - b.day);
    expect(rows).toMatchObject([
      { version: VERSION, clicksJson: '[1]', deadJson: '[]', rageJson: '[]' },
      { version: VERSION, clicksJson: '[0,1,2]', deadJson: '[0,0,1]', rageJson: '[0,0,1]' },
    ]);
    const heat = (await page.rows('heat')).sort((a, b) => a.day - b.day);
    expect(heat.map(({ clicksJson, deadJson, rageJson }) => [clicksJson, deadJson, rageJson])).toEqual([
      ['[1]', '[]', '[]'],
      ['[0,1,2]', '[0,0,1]', '[0,0,1]'],
    ]);
  });

  it('takes clicks that came before their blocks into the heat of all versions', async () => {
    await page.send([click(2, { content: 'premium' }), click(2, { content: 'premium' })]);
    expect(await page.rows('contentHeat')).toEqual([]);
    await page.send([view({ content: 'premium', blocks: BLOCKS })]);
    expect(JSON.parse((await page.row('contentHeat')).blocksJson)).toEqual({
      'history/3.1': [0, [], [], [], 2, 0, 0],
    });
  });
});
