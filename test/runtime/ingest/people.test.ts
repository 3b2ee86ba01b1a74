import { beforeEach, describe, expect, it } from 'vitest';
import { BLOCKS, collectorOn, event, identify, reading, view } from '../../support/collector.ts';
import { MONDAY } from '../../support/journey.ts';
import { onEachStore } from '../../support/stores.ts';

const PHONE = { device: 'device-of-ann-phone' };
const LAPTOP = { device: 'device-of-ann-laptop' };

onEachStore('who sends', (open) => {
  const page = collectorOn(open);

  const known = async (device: string) => JSON.parse((await page.person(device)).attributesJson);
  const identifiersOf = async (id: string) =>
    (await page.rows('identifiers'))
      .filter(({ personId }) => personId === id)
      .map(({ kind, value }) => `${kind}:${value}`)
      .sort();

  describe('identifying', () => {
    it('binds identifiers to the person of the device', async () => {
      await page.send([event('quote')], PHONE);
      await page.send([identify({ user: 'ann', phone: '13800000000' })], PHONE);
      const person = await page.row('persons');
      expect(await identifiersOf(person.id)).toEqual([
        'device:device-of-ann-phone',
        'phone:13800000000',
        'user:ann',
      ]);
    });

    it('leads a new device to the person whose user it names, without a second person', async () => {
      await page.send([identify({ user: 'ann' })], PHONE);
      await page.send([event('quote')], { ...LAPTOP, user: 'ann' });
      expect((await page.row('persons')).events).toBe(1);
      expect(await page.rows('merges')).toEqual([]);
    });

    it('takes the newest value of each attribute, whatever comes last', async () => {
      await page.send(
        [identify({ user: 'ann' }, { name: 'Ann', city: 'Wuhan' }, { at: MONDAY - 10 })],
        PHONE,
      );
      await page.send([identify({ user: 'ann' }, { name: 'A.', age: 40 }, { at: MONDAY - 20 })], PHONE);
      expect(await known(PHONE.device)).toEqual({
        name: { value: 'Ann', at: MONDAY - 10 },
        city: { value: 'Wuhan', at: MONDAY - 10 },
        age: { value: 40, at: MONDAY - 20 },
      });
    });

    it('marks a made reader', async () => {
      await page.send([identify({ user: 'ann' }, { made: true })], PHONE);
      expect((await page.row('persons')).made).toBe(1);
    });
  });

  describe('a person known by devices alone who turns out to be another', () => {
    const mergeTheLaptop = async () => {
      await page.send(
        [identify({ user: 'ann' }, { name: 'Ann' }), view({ blocks: BLOCKS }), reading()],
        PHONE,
      );
      await page.send(
        [event('quote', { at: MONDAY - 50 }), reading({ reading: 'reading-2', engaged: 9_000 })],
        LAPTOP,
      );
      await page.send([identify({ user: 'ann' })], LAPTOP);
      return { ann: await page.person(PHONE.device), laptop: await page.person(LAPTOP.device) };
    };

    it('becomes one person with the other', async () => {
      const { ann, laptop } = await mergeTheLaptop();
      expect(laptop).toEqual(ann);
      expect(ann).toMatchObject({ events: 1, readings: 2, engaged: 39_000, firstSeen: MONDAY - 60_000 });
      expect(await page.totals()).toMatchObject({ persons: 1 });
    });

    it('brings events, readings and what was read along', async () => {
      const { ann } = await mergeTheLaptop();
      for (const table of ['events', 'readings', 'personContents', 'identifiers'] as const) {
        expect(new Set((await page.rows(table)).map(({ personId }) => personId))).toEqual(new Set([ann.id]));
      }
      expect(await page.row('personContents')).toMatchObject({ readings: 2, engaged: 39_000 });
    });

    it('leaves a trail that says what moved', async () => {
      const { ann } = await mergeTheLaptop();
      const left = (await page.rows('persons')).find(({ id }) => id !== ann.id);
      expect(left?.mergedInto).toBe(ann.id);
      const merge = await page.row('merges');
      expect(merge).toMatchObject({ intoId: ann.id, fromId: left?.id });
      expect(JSON.parse(merge.movedJson)).toMatchObject({
        identifiers: ['device:device-of-ann-laptop'],
        readings: ['reading-2'],
      });
    });

    it('goes on in the same reading afterwards', async () => {
      await mergeTheLaptop();
      const answer = await page.send([reading({ reading: 'reading-2', seq: 2, engaged: 12_000 })], LAPTOP);
      expect(answer).toMatchObject({ accepted: 1, rejected: [] });
      expect((await page.person(PHONE.device)).engaged).toBe(42_000);
    });

    it('is merged within one group of batches as well', async () => {
      await Promise.all([
        page.send([event('quote')], LAPTOP),
        page.send([identify({ user: 'ann' })], PHONE),
        page.send([identify({ user: 'ann' })], LAPTOP),
      ]);
      const ann = await page.person(PHONE.device);
      expect(await page.person(LAPTOP.device)).toEqual(ann);
      expect(ann).toMatchObject({ events: 1, mergedInto: null });
    });
  });

  describe('two identified persons', () => {
    beforeEach(async () => {
      await page.send([identify({ user: 'ann', phone: '13800000000' })], PHONE);
      await page.send([identify({ user: 'bob' })], LAPTOP);
    });

    it('stay two when one names what is the other one’s', async () => {
      const answer = await page.send([identify({ phone: '13800000000', email: 'bob@example.com' })], LAPTOP);
      expect(answer).toMatchObject({ accepted: 1, rejected: [] });
      const bob = await page.person(LAPTOP.device);
      expect(await identifiersOf(bob.id)).toEqual([
        'device:device-of-ann-laptop',
        'email:bob@example.com',
        'user:bob',
      ]);
      expect(await page.rows('merges')).toEqual([]);
    });

    it('both show the conflict on their timelines, once', async () => {
      const claim = identify({ phone: '13800000000' });
      await page.send([claim], LAPTOP);
      await page.send([claim], LAPTOP);
      const conflicts = (await page.rows('events')).filter(({ type }) => type === 'identity-conflict');
      const persons = (await page.rows('persons')).map(({ id }) => id);
      expect(conflicts.map(({ personId }) => personId).sort()).toEqual(persons.sort());
      expect(JSON.parse(conflicts[0]?.propertiesJson ?? '')).toMatchObject({ kind: 'phone' });
    });
  });

  it('may not go on in the reading of another', async () => {
    await page.send([reading()], PHONE);
    const { rejected } = await page.send([reading({ seq: 2 })], LAPTOP);
    expect(rejected).toEqual([
      {
        index: 0,
        code: 'reading-of-another',
        reason:
          'message 0: "reading" is "reading-1", which is another person\'s; a new person needs a new reading',
      },
    ]);
  });
});
