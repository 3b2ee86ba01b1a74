import { expect, it } from 'vitest';
import { BLOCKS, click, collectorOn, event, reading, VERSION, view } from '../../support/collector.ts';
import { DAY, MINUTE, MONDAY } from '../../support/journey.ts';
import { onEachStore } from '../../support/stores.ts';

const DAY_OF_MONDAY = Math.floor(MONDAY / DAY);

onEachStore("a reader's batch", (open) => {
  const page = collectorOn(open);

  it('makes a person of a device and notes when and where they were seen', async () => {
    await page.send([event('quote', { at: MONDAY - 5_000 }), event('quote')], {
      zone: 'Asia/Shanghai',
      language: 'zh-CN',
    });
    expect(await page.row('persons')).toMatchObject({
      ...{ firstSeen: MONDAY - 5_000, lastSeen: MONDAY, events: 2, readings: 0, made: 0 },
      ...{ zone: 'Asia/Shanghai', language: 'zh-CN', attributesJson: '{}', tagsJson: '[]', mergedInto: null },
    });
    expect(await page.row('identifiers')).toMatchObject({ kind: 'device', value: 'device-of-ann' });
  });

  it('knows the last time zone that was told, though a page that was left at once tells none', async () => {
    const says = (at: number, zone?: string) => page.send([event('quote', { at })], zone ? { zone } : {});
    await says(MONDAY - 4, 'Asia/Shanghai');
    await says(MONDAY);
    expect((await page.row('persons')).zone).toBe('Asia/Shanghai');
    await says(MONDAY - 2, 'Europe/Paris');
    await says(MONDAY - 3, 'Asia/Tokyo');
    expect((await page.row('persons')).zone).toBe('Europe/Paris');
  });

  it('keeps events with their properties, their reading and their content', async () => {
    const answer = await page.send([
      event('quote', { properties: { premium: 1_200 }, content: 'waiting-period', reading: 'reading-1' }),
    ]);
    expect(answer).toEqual({ accepted: 1, duplicates: 0, rejected: [], pushes: [] });
    const content = await page.row('contents');
    expect(await page.row('events')).toMatchObject({
      ...{ type: 'event', name: 'quote', at: MONDAY, receivedAt: MONDAY, readingId: 'reading-1' },
      ...{ contentId: content.id, propertiesJson: '{"premium":1200}' },
    });
  });

  it('asks for the blocks of a version that it has not seen, until it has them', async () => {
    const first = view();
    expect((await page.send([first])).wants).toEqual([VERSION]);
    const again = await page.send([{ ...first, blocks: BLOCKS }]);
    expect(again).toMatchObject({ accepted: 0, duplicates: 1 });
    expect(again.wants).toBeUndefined();
    expect((await page.send([view()])).wants).toBeUndefined();
    expect(JSON.parse((await page.row('contentVersions')).blocksJson)).toEqual(BLOCKS);
  });

  it('learns address and title from the newest view, not from the last to arrive', async () => {
    await page.send([view({ at: MONDAY - 1, title: '新标题', url: 'https://example.com/new' })]);
    await page.send([view({ at: MONDAY - 2, title: '旧标题', url: 'https://example.com/old' })]);
    expect(await page.row('contents')).toMatchObject({
      ...{ key: 'waiting-period', title: '新标题', url: 'https://example.com/new', version: VERSION },
      ...{ firstSeen: MONDAY - 2, lastSeen: MONDAY - 1 },
    });
  });

  it('keeps the newest snapshot of a reading and counts it once', async () => {
    await page.send([reading({ seq: 1, engaged: 10_000, completion: 0.4, state: 'partial' })]);
    const answer = await page.send([reading({ seq: 3 }), reading({ seq: 2, engaged: 20_000 })]);
    expect(answer).toMatchObject({ accepted: 1, duplicates: 1 });
    expect(await page.row('readings')).toMatchObject({
      seq: 3,
      engaged: 30_000,
      completion: 1,
      state: 'complete',
    });
    expect(await page.person()).toMatchObject({ readings: 1, engaged: 30_000 });
    expect(await page.totals()).toMatchObject({ readings: 1, completes: 1, persons: 1 });
  });

  it('adds up what a person read of a content version', async () => {
    await page.send([
      reading({ reading: 'reading-1', seq: 1, bands: [1_000] }),
      reading({ reading: 'reading-1', seq: 2 }),
    ]);
    await page.send([
      reading({ reading: 'reading-2', engaged: 5_000, state: 'bounce', depth: 0.2, bands: [0, 5_000] }),
    ]);
    expect(await page.row('personContents')).toMatchObject({
      ...{ readings: 2, engaged: 35_000, depth: 1, statesJson: '{"bounce":1,"complete":1}' },
      ...{ firstAt: MONDAY - MINUTE, lastAt: MONDAY },
      bandsJson: '[4000,9000,4000,4000,4000,4000,3000,3000]',
    });
  });

  it('looks again at all readings when one goes back on its depth', async () => {
    await page.send([reading({ reading: 'reading-1', seq: 1, depth: 0.9 })]);
    await page.send([reading({ reading: 'reading-2', seq: 1, depth: 0.3 })]);
    await page.send([reading({ reading: 'reading-1', seq: 2, depth: 0.1 })]);
    expect((await page.row('personContents')).depth).toBe(0.3);
  });

  it('folds heat per version, day of the start and screen', async () => {
    await page.send([view({ blocks: BLOCKS })]);
    await page.send([
      reading({
        reading: 'reading-1',
        bands: [4_000, 4_000, 900],
        depth: 0.4,
        completion: 0.25,
        state: 'partial',
      }),
      reading({ reading: 'reading-2', startedAt: MONDAY - DAY }),
      reading({ reading: 'reading-3', screen: 'desktop' }),
    ]);
    const heat = (await page.rows('heat')).sort((a, b) => a.day - b.day || (a.screen > b.screen ? -1 : 1));
    expect(heat.map(({ day, screen }) => [day, screen])).toEqual([
      [DAY_OF_MONDAY - 1, 'phone'],
      [DAY_OF_MONDAY, 'phone'],
      [DAY_OF_MONDAY, 'desktop'],
    ]);
    expect(heat[1]).toMatchObject({
      ...{ version: VERSION, readings: 1, engaged: 30_000, completion: 0.25, statesJson: '{"partial":1}' },
      ...{ attentionJson: '[4000,4000,900]', readJson: '[1,1]', clicksJson: '[]' },
      reachedJson: '[1,1,1,1]',
    });
  });

  it('takes the old snapshot out of the heat when a newer one comes', async () => {
    await page.send([
      view({ blocks: BLOCKS }),
      reading({ seq: 1, bands: [9_000], completion: 0.125, state: 'partial' }),
    ]);
    await page.send([reading({ seq: 2 })]);
    expect(await page.row('heat')).toMatchObject({
      ...{ readings: 1, engaged: 30_000, completion: 1, statesJson: '{"complete":1}' },
      attentionJson: '[4000,4000,4000,4000,4000,4000,3000,3000]',
    });
  });

  it('folds the readings that came before the blocks, when the blocks come', async () => {
    await page.send([reading({ seq: 1 })]);
    await page.send([reading({ reading: 'reading-2' })], { device: 'device-of-bob' });
    expect(await page.rows('heat')).toEqual([]);
    await page.send([reading({ seq: 2, engaged: 31_000 }), view({ blocks: BLOCKS })]);
    expect(await page.row('heat')).toMatchObject({
      ...{ readings: 2, engaged: 61_000, statesJson: '{"complete":2}', readJson: '[2,2,2,2,2,2,2,2]' },
    });
  });

  it('counts clicks by block', async () => {
    await page.send([view({ blocks: BLOCKS }), click(2), click(2), click(0)]);
    expect((await page.row('heat')).clicksJson).toBe('[1,0,2]');
  });

  it('answers a reader in the same group as many others with what concerns them alone', async () => {
    const answers = await Promise.all([
      page.send([event('quote'), { type: 'nonsense' }], { device: 'device-of-ann' }),
      page.send([view({ content: 'unseen' })], { device: 'device-of-bob' }),
      page.send([reading({ reading: 'reading-9', content: 'unseen' })], { device: 'device-of-cid' }),
    ]);
    expect(
      answers.map(({ accepted, rejected, wants }) => [accepted, rejected.length, wants?.length]),
    ).toEqual([
      [1, 1, undefined],
      [1, 0, 1],
      [1, 0, 1],
    ]);
    expect(await page.rows('persons')).toHaveLength(3);
    expect(await page.rows('contents')).toHaveLength(1);
  });
});
