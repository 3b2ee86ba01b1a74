import { beforeEach, describe, expect, it } from 'vitest';
import { BLOCKS, collectorOn, event, identify, pushReport, reading, view } from '../../support/collector.ts';
import { HOUR, journey, MONDAY } from '../../support/journey.ts';
import { onEachStore } from '../../support/stores.ts';

const PHONE = { device: 'device-of-ann-phone' };
const LAPTOP = { device: 'device-of-ann-laptop' };
const TABLET = { device: 'device-of-ann-tablet' };
const OFFER = { title: '保费怎么算', link: 'url', url: 'https://example.com/next', within: HOUR };
const CALL = { title: '打个电话', agent: 'li', dueIn: HOUR };
const HOOK = { url: 'https://example.com/hook', secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' };

onEachStore('an anonymous person who turns out to be a known one', (open) => {
  const page = collectorOn(open);
  beforeEach(async () => {
    await page.send([identify({ user: 'ann' })], PHONE);
  });

  const merges = () => page.send([identify({ user: 'ann' })], LAPTOP);
  const ann = () => page.person(PHONE.device);

  describe('with everything that a journey gave them', () => {
    beforeEach(async () => {
      await page.backstage.publish(journey().next('push', OFFER), 'pushing');
      await page.backstage.publish(journey().next('task', CALL), 'calling');
      await page.backstage.publish(journey().next('webhook', HOOK), 'hooking');
      await page.send([event('start')], LAPTOP);
    });

    it('brings runs, pushes, tasks and effects along', async () => {
      await merges();
      const { id } = await ann();
      for (const table of ['runs', 'pushes', 'tasks', 'effects'] as const) {
        const rows = await page.rows(table);
        expect(rows.length).toBeGreaterThan(0);
        expect(new Set(rows.map(({ personId }) => personId))).toEqual(new Set([id]));
      }
    });

    it('leaves a trail that names them', async () => {
      const named = async (table: 'runs' | 'pushes' | 'tasks' | 'effects') =>
        (await page.rows(table)).map(({ id }) => id).sort();
      await merges();
      const { movedJson, at } = await page.row('merges');
      const moved = JSON.parse(movedJson);
      expect(at).toBe(MONDAY);
      for (const table of ['runs', 'pushes', 'tasks', 'effects'] as const) {
        expect(moved[table].sort()).toEqual(await named(table));
      }
    });

    it('is offered the waiting push on the other device', async () => {
      expect((await page.send([event('scroll')], PHONE)).pushes).toEqual([]);
      await merges();
      const { pushes } = await page.send([event('scroll')], PHONE);
      expect(pushes).toMatchObject([{ title: OFFER.title }]);
      const answer = await page.send([pushReport(pushes[0]?.id ?? '', 'clicked')], PHONE);
      expect(answer.rejected).toEqual([]);
      expect(await page.backstage.path()).toContain('push > clicked');
    });

    it('does not enter again what they may enter once', async () => {
      await merges();
      await page.send([event('start')], PHONE);
      expect(await page.rows('runs')).toHaveLength(3);
    });
  });

  describe('with a run that waits', () => {
    beforeEach(async () => {
      await page.backstage.publish(
        journey().next('wait-event', { event: 'quote', timeout: HOUR }).by('happened').next('push', OFFER),
      );
      await page.send([event('start')], LAPTOP);
    });
    const WOKEN = ['entry-event > next', 'wait-event > happened'];

    it('is woken by what the known person does on their own device', async () => {
      await page.send([event('quote')], PHONE);
      expect(await page.backstage.path()).toEqual(['entry-event > next']);
      await merges();
      expect(await page.backstage.path()).toEqual(['entry-event > next']);
      const { pushes } = await page.send([event('quote')], PHONE);
      expect(pushes).toMatchObject([{ title: OFFER.title }]);
      expect(await page.backstage.path()).toEqual(WOKEN);
    });

    it('is woken within the batch that says who it is', async () => {
      const { pushes } = await page.send([event('quote'), identify({ user: 'ann' })], LAPTOP);
      expect(pushes).toHaveLength(1);
      expect(await page.backstage.path()).toEqual(WOKEN);
    });

    it('is woken by the other device in the same group', async () => {
      await Promise.all([merges(), page.send([event('quote')], PHONE)]);
      expect(await page.backstage.path()).toEqual(WOKEN);
    });

    it('keeps its time-out', async () => {
      await merges();
      page.backstage.now += HOUR;
      expect((await page.backstage.worker.tick()).waits).toBe(1);
    });
  });

  it('adds what they read to what was read, version by version', async () => {
    const skimmed = { engaged: 2_000, completion: 0.2, state: 'skim' as const, bands: [2_000] };
    await page.send([view({ blocks: BLOCKS }), reading({ reading: 'reading-1' })], PHONE);
    await page.send([reading({ reading: 'reading-2', ...skimmed, startedAt: MONDAY - HOUR })], LAPTOP);
    await page.send([reading({ reading: 'reading-3', ...skimmed, version: 'another' })], LAPTOP);
    await merges();
    const rows = (await page.rows('personContents')).sort((a, b) => b.engaged - a.engaged);
    expect(rows).toMatchObject([
      { readings: 2, engaged: 32_000, depth: 1, statesJson: '{"complete":1,"skim":1}', lastAt: MONDAY },
      { readings: 1, engaged: 2_000, statesJson: '{"skim":1}', version: 'another' },
    ]);
    expect(rows[0]).toMatchObject({ firstAt: MONDAY - HOUR });
    expect(JSON.parse(rows[0]?.bandsJson ?? '')[0]).toBe(6_000);
    expect(await page.row('heat')).toMatchObject({ readings: 2, engaged: 32_000 });
  });

  it('brings tags and newer attributes, and stays a made reader', async () => {
    await page.backstage.publish(journey().next('tag', { add: ['ripe'] }));
    await page.send([identify({ user: 'ann' }, { city: '武汉', age: 40 }, { at: MONDAY - 10 })], PHONE);
    await page.send([identify({}, { city: '上海', made: true }, { at: MONDAY - 5 })], LAPTOP);
    await page.send([identify({}, { age: 39 }, { at: MONDAY - 20 }), event('start')], LAPTOP);
    await merges();
    const { tagsJson, attributesJson, made } = await ann();
    expect([tagsJson, made]).toEqual(['["ripe"]', 1]);
    expect(JSON.parse(attributesJson)).toMatchObject({ city: { value: '上海' }, age: { value: 40 } });
  });

  it('is known by the envelope alone', async () => {
    await page.send([event('quote')], LAPTOP);
    await page.send([event('quote')], { ...LAPTOP, user: 'ann' });
    expect((await page.person(LAPTOP.device)).id).toBe((await ann()).id);
    expect((await ann()).events).toBe(2);
  });

  it('may be several, one after another and all at once', async () => {
    await page.send([event('quote')], LAPTOP);
    await page.send([event('quote')], TABLET);
    await Promise.all([merges(), page.send([event('quote'), identify({ user: 'ann' })], TABLET)]);
    expect(await ann()).toMatchObject({ events: 3 });
    expect(await page.rows('merges')).toHaveLength(2);
    expect(new Set((await page.rows('identifiers')).map(({ personId }) => personId)).size).toBe(1);
  });

  it('is counted once, and says so once, however often it is told', async () => {
    await page.send([event('quote')], LAPTOP);
    for (let times = 0; times < 3; times++) await merges();
    expect(await page.rows('merges')).toHaveLength(1);
    expect(await page.totals()).toMatchObject({ persons: 1, events: 1 });
  });

  it('joins the known one as well when that one names their device', async () => {
    await page.send([event('quote')], LAPTOP);
    await page.send([identify({ device: LAPTOP.device })], PHONE);
    expect(await page.person(LAPTOP.device)).toEqual(await ann());
    expect((await ann()).events).toBe(1);
  });
});

onEachStore('two known persons', (open) => {
  const page = collectorOn(open);
  beforeEach(async () => {
    await page.send([identify({ user: 'ann' }), event('quote')], PHONE);
    await page.send([identify({ user: 'bob' }), event('quote')], LAPTOP);
  });

  const idOf = async (device: string) => (await page.person(device)).id;

  it('stay two when the device of one says that it is the other', async () => {
    const answer = await page.send([identify({ user: 'ann' }), event('pay')], LAPTOP);
    expect(answer).toMatchObject({ accepted: 2, rejected: [] });
    expect(await page.person(LAPTOP.device)).toMatchObject({ events: 2, mergedInto: null });
    expect(await page.person(PHONE.device)).toMatchObject({ events: 1, mergedInto: null });
    expect(await page.rows('merges')).toEqual([]);
  });

  it('both see the conflict on their timelines, and who the other is', async () => {
    const claim = identify({ user: 'ann', phone: '13800000000' });
    await page.send([claim], LAPTOP);
    await Promise.all([page.send([claim], LAPTOP), page.send([claim], LAPTOP)]);
    const conflicts = (await page.rows('events')).filter(({ type }) => type === 'identity-conflict');
    const [annId, bobId] = [await idOf(PHONE.device), await idOf(LAPTOP.device)];
    const told = conflicts.map(({ personId, propertiesJson }) => [personId, JSON.parse(propertiesJson)]);
    expect(new Map(told as [string, unknown][])).toEqual(
      new Map([
        [annId, { kind: 'user', other: bobId }],
        [bobId, { kind: 'user', other: annId }],
      ]),
    );
    expect(conflicts).toHaveLength(2);
  });

  it('keep what is nobody else’s of such a message', async () => {
    await page.send([identify({ user: 'ann', phone: '13800000000' }, { city: '武汉' })], LAPTOP);
    const identifiers = await page.rows('identifiers');
    const owner = identifiers.find(({ kind }) => kind === 'phone')?.personId;
    expect(owner).toBe(await idOf(LAPTOP.device));
    const { attributesJson } = await page.person(LAPTOP.device);
    expect(JSON.parse(attributesJson)).toMatchObject({ city: { value: '武汉' } });
  });

  it('both keep a third device apart: it is the one’s whom it first names', async () => {
    await page.send([identify({ user: 'bob' })], TABLET);
    await page.send([identify({ user: 'ann' })], TABLET);
    expect(await idOf(TABLET.device)).toBe(await idOf(LAPTOP.device));
  });
});
