import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonListed, PersonProfile, TimelineEntry } from '../../../runtime/wire/api/people.ts';
import type { Page, ReadingShown } from '../../../runtime/wire/api/shared.ts';
import { DATABASES } from '../../support/databases.ts';
import { type Dogear, startDogear } from '../../support/dogear.ts';
import { article, phone } from '../../support/phone.ts';

const waiting = article('waiting', ['等待期是什么', '九十天怎么算', '既往症']);
const premium = article('premium', ['保费怎么算', '缴费期']);

describe.each(DATABASES)('people on $name', ({ open }) => {
  let dogear: Dogear;
  beforeAll(async () => {
    dogear = await startDogear(await open());
    await dogear.site();
    await dogear.agent('zhou', '周敏');
  });
  afterAll(() => dogear.close());

  const people = async (query: string) =>
    (await dogear.api<Page<PersonListed>>('GET', `/api/people${query}`)).items;
  const profile = (id: string) => dogear.api<PersonProfile>('GET', `/api/people/${id}`);

  it('a reader is found by any identifier, by name, and by how an identifier begins', async () => {
    const zhang = phone(dogear, 'device-of-zhang');
    await zhang.says({
      identifiers: [
        { kind: 'phone', value: '13812345678' },
        { kind: 'customer_no', value: 'C-77:1' },
      ],
      attributes: { name: '张女士', city: '杭州' },
    });
    const id = await zhang.person();
    for (const query of [
      '?identifier=phone:13812345678',
      '?identifier=customer_no:C-77:1',
      '?q=张女',
      '?q=1381',
    ]) {
      expect(
        (await people(query)).map((person) => person.id),
        query,
      ).toEqual([id]);
    }
    expect(await people('?q=李')).toEqual([]);
    expect(await people('?q=%25')).toEqual([]);
    expect(await people('?q=%22name')).toEqual([]);
    expect(await people('?identifier=phone:138')).toEqual([]);
  });

  it('a list masks what reaches a person, the profile of one shows it', async () => {
    const anon = phone(dogear, 'device-of-phone');
    await anon.says({ identifiers: [{ kind: 'phone', value: '13998765432' }] });
    const [listed] = await people('?identifier=phone:13998765432');
    expect(listed?.name).toBe('139****5432');
    expect((await profile(listed?.id ?? '')).identifiers).toContainEqual({
      kind: 'phone',
      value: '13998765432',
    });
  });

  it('a profile knows what the person cares about, by the attention they gave', async () => {
    const wang = phone(dogear, 'device-of-wang');
    for (const read of [waiting, premium]) await wang.opens(read);
    await wang.reads(waiting);
    await wang.reads(premium, 0.5);
    const contents = await dogear.api<Page<{ id: string; key: string }>>('GET', '/api/contents');
    const idOf = (key: string) => contents.items.find((content) => content.key === key)?.id;
    await dogear.api('PATCH', `/api/contents/${idOf('waiting')}`, { topics: ['重疾险', '等待期'] });
    await dogear.api('PATCH', `/api/contents/${idOf('premium')}`, { topics: ['重疾险'] });
    const { interests, readings, engaged } = await profile(await wang.person());
    expect([readings, engaged]).toEqual([2, 32_000]);
    expect(interests).toEqual([
      { topic: '重疾险', share: 20 / 32 },
      { topic: '等待期', share: 12 / 32 },
    ]);
  });

  it('a reading is shown with a weight for each of its bands', async () => {
    const liu = phone(dogear, 'device-of-liu');
    await liu.opens(waiting);
    await liu.reads(waiting, 0.5);
    const { items } = await dogear.api<Page<ReadingShown>>(
      'GET',
      `/api/people/${await liu.person()}/readings`,
    );
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      title: '关于waiting',
      state: 'partial',
      completion: 0.5,
      engaged: 12_000,
    });
    expect(items[0]?.bands).toEqual([4_000, 4_000, 4_000, 0, 0, 0]);
    expect(items[0]?.weights).toEqual([4_000, 4_000, 4_000, 4_000, 4_000, 4_000]);
  });

  it('the timeline tells each thing once, newest first, page by page', async () => {
    const chen = phone(dogear, 'device-of-chen');
    await chen.opens(waiting);
    await chen.reads(waiting);
    for (let n = 1; n <= 5; n++) await chen.tracks(`quote-${n}`, { n });
    const path = `/api/people/${await chen.person()}/timeline`;
    const whole = await dogear.api<Page<TimelineEntry>>('GET', path);
    const told = (items: TimelineEntry[]) =>
      items.map((entry) => (entry.kind === 'event' ? entry.name : entry.kind));
    expect(told(whole.items).filter((name) => name.startsWith('quote'))).toHaveLength(5);
    expect(told(whole.items)).toContain('reading');
    expect(whole.items.map(({ at }) => at)).toEqual(
      whole.items.map(({ at }) => at).toSorted((a, b) => b - a),
    );
    const paged: TimelineEntry[] = [];
    for (let after = ''; ; ) {
      const page = await dogear.api<Page<TimelineEntry>>(
        'GET',
        `${path}?limit=2${after && `&after=${after}`}`,
      );
      paged.push(...page.items);
      if (page.next === null) break;
      after = page.next;
    }
    expect(paged).toEqual(whole.items);
  });

  it('somebody who turned out to be another is found under both ids', async () => {
    const number = { kind: 'customer_no', value: 'C-900' };
    await phone(dogear, 'device-of-home').says({ identifiers: [number], attributes: { name: '何女士' } });
    const known = await phone(dogear, 'device-of-home').person();
    const office = phone(dogear, 'device-of-office');
    await office.opens(waiting);
    await office.reads(waiting);
    const stranger = await office.person();
    await office.says({ identifiers: [number] });
    expect(await office.person()).toBe(known);
    expect(await profile(stranger)).toMatchObject({ id: known, name: '何女士', readings: 1 });
    const readings = await dogear.api<Page<ReadingShown>>('GET', `/api/people/${stranger}/readings`);
    expect(readings.items).toHaveLength(1);
    expect((await people('?q=C-900')).map(({ id }) => id)).toEqual([known]);
    expect((await people('?limit=200')).map(({ id }) => id)).not.toContain(stranger);
  });

  it('an administrator gives a person to an agent, or to nobody', async () => {
    const sun = phone(dogear, 'device-of-sun');
    await sun.tracks('hello');
    const path = `/api/people/${await sun.person()}`;
    expect(await dogear.api('PATCH', path, { owner: 'zhou' })).toMatchObject({
      owner: { id: 'zhou', name: '周敏' },
    });
    const refused = await dogear.call('PATCH', path, { owner: 'nobody' });
    expect([refused.status, refused.body.code]).toEqual([400, 'unknown-agent']);
    expect(await dogear.api('PATCH', path, { owner: null })).toMatchObject({ owner: null });
  });

  it('pages hold as many as asked, and a cursor of ours alone', async () => {
    const first = await dogear.api<Page<PersonListed>>('GET', '/api/people?limit=2');
    const second = await dogear.api<Page<PersonListed>>('GET', `/api/people?limit=2&after=${first.next}`);
    expect(first.items).toHaveLength(2);
    expect(second.items.map(({ id }) => id)).not.toContain(first.items[0]?.id);
    for (const query of ['?after=nonsense', '?limit=0', '?limit=201', '?limit=two', '?colour=red']) {
      const { status, body } = await dogear.call('GET', `/api/people${query}`);
      expect([query, status, body.field]).toEqual([query, 400, query.slice(1).split('=')[0]]);
    }
  });
});
