import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContentListed, ContentShown, Heat } from '../../../runtime/wire/api/contents.ts';
import type { Metrics } from '../../../runtime/wire/api/settings.ts';
import type { Page } from '../../../runtime/wire/api/shared.ts';
import { DATABASES } from '../../support/databases.ts';
import { type Dogear, startDogear } from '../../support/dogear.ts';
import { DAY, MONDAY } from '../../support/journey.ts';
import { article, phone } from '../../support/phone.ts';

const waiting = article('waiting', ['等待期是什么', '九十天怎么算', '既往症']);

describe.each(DATABASES)('contents on $name', ({ open }) => {
  let dogear: Dogear;
  let now = MONDAY;
  let id: string;
  let path: string;
  beforeAll(async () => {
    dogear = await startDogear({ ...(await open()), clock: () => now });
    await dogear.site();
    const zhang = phone(dogear, 'device-of-zhang');
    await zhang.opens(waiting);
    await zhang.reads(waiting);
    now += DAY;
    const li = phone(dogear, 'device-of-li');
    await li.opens(waiting);
    await li.reads(waiting, 0.5);
    const { items } = await dogear.api<Page<ContentListed>>('GET', '/api/contents');
    id = items[0]?.id ?? '';
    path = `/api/contents/${id}/heat`;
  });
  afterAll(() => dogear.close());

  const heat = (query = '') => dogear.api<Heat>('GET', path + query);
  const reached = ({ blocks }: Heat) => blocks.flatMap(({ bands }) => bands.map((band) => band.reached));

  it('add up what was read of them', async () => {
    const listed = await dogear.api<ContentShown>('GET', `/api/contents/${id}`);
    expect(listed).toMatchObject({
      key: 'waiting',
      title: '关于waiting',
      version: waiting.version,
      readings: 2,
      completion: 0.75,
      engaged: 18_000,
      states: { bounce: 0, skim: 0, partial: 1, complete: 1 },
    });
    expect(listed.blocks.map(({ text }) => text)).toEqual(['等待期是什么', '九十天怎么算', '既往症']);
  });

  it('have heat in every band of their blocks', async () => {
    const all = await heat();
    expect(all).toMatchObject({ version: waiting.version, readings: 2, engaged: 18_000, completion: 0.75 });
    expect(reached(all)).toEqual([2, 2, 2, 1, 1, 1]);
    expect(all.blocks[0]?.bands).toEqual([
      { weight: 4_000, attention: 8_000, reached: 2, read: 2 },
      { weight: 4_000, attention: 8_000, reached: 2, read: 2 },
    ]);
  });

  it('have heat of one person, by the same rule', async () => {
    const li = await phone(dogear, 'device-of-li').person();
    const alone = await heat(`?person=${li}`);
    expect([alone.readings, alone.completion, reached(alone)]).toEqual([1, 0.5, [1, 1, 1, 0, 0, 0]]);
    expect((await heat('?person=nobody')).readings).toBe(0);
  });

  it('have heat of those who are in a segment now', async () => {
    const li = phone(dogear, 'device-of-li');
    await li.says({ attributes: { plan: 'gold' } });
    const condition = { operand: { of: 'attribute', name: 'plan' }, operator: 'is', value: 'gold' };
    await dogear.api('PUT', '/api/segments/gold', { name: 'gold', condition });
    await dogear.worker.tick();
    expect(await heat('?segment=gold')).toEqual(await heat(`?person=${await li.person()}`));
    expect((await heat('?segment=nobody')).readings).toBe(0);
  });

  it('have heat of a period and of a device', async () => {
    expect((await heat(`?from=${MONDAY + DAY}`)).readings).toBe(1);
    expect((await heat(`?to=${MONDAY}`)).readings).toBe(1);
    expect((await heat(`?from=${MONDAY}&to=${MONDAY + DAY}`)).readings).toBe(2);
    expect((await heat('?device=phone')).readings).toBe(2);
    expect((await heat('?device=desktop')).readings).toBe(0);
    expect((await dogear.call('GET', `${path}?device=watch`)).body.field).toBe('device');
  });

  it('have no heat of a version that nobody saw', async () => {
    expect((await dogear.call('GET', `${path}?version=unseen`)).status).toBe(404);
    expect((await dogear.call('GET', '/api/contents/unknown/heat')).status).toBe(404);
  });

  it('are found by a part of their title', async () => {
    const titles = async (q: string) =>
      (await dogear.api<Page<ContentListed>>('GET', `/api/contents?q=${encodeURIComponent(q)}`)).items.length;
    expect([await titles('WAIT'), await titles('关于'), await titles('%'), await titles('_')]).toEqual([
      1, 1, 0, 0,
    ]);
  });

  it('can be known before anybody reads them, once', async () => {
    const made = {
      key: 'claims',
      title: '理赔',
      url: 'https://example.com/claims',
      topics: ['理赔'],
      stage: 'consider',
    };
    const known = await dogear.api<ContentShown>('POST', '/api/contents', made);
    expect(known).toMatchObject({ ...made, version: null, readings: 0, blocks: [] });
    const again = await dogear.call('POST', '/api/contents', made);
    expect([again.status, again.body.code]).toEqual([409, 'content-known']);
    const claims = article('claims', ['怎么理赔']);
    await phone(dogear, 'device-of-zhang').opens(claims);
    const seen = await dogear.api<ContentShown>('GET', `/api/contents/${known.id}`);
    expect([seen.version, seen.topics]).toEqual([claims.version, ['理赔']]);
    expect((await dogear.api<Heat>('GET', `/api/contents/${known.id}/heat`)).blocks).toHaveLength(1);
  });

  it('without heat yet say so with an empty one', async () => {
    const { id: fresh } = await dogear.api<ContentShown>('POST', '/api/contents', {
      url: 'https://example.com/new',
    });
    expect(await dogear.api('GET', `/api/contents/${fresh}/heat`)).toMatchObject({
      version: null,
      readings: 0,
      blocks: [],
    });
  });

  it('change what they are about, and nothing else', async () => {
    const change = { topics: ['重疾险'], stage: null, title: '等待期' };
    expect(await dogear.api('PATCH', `/api/contents/${id}`, change)).toMatchObject({
      ...change,
      key: 'waiting',
    });
    const { status, body } = await dogear.call('PATCH', `/api/contents/${id}`, { key: 'other' });
    expect([status, body.code, body.field]).toEqual([400, 'unknown-field', 'key']);
    expect((await dogear.call('PATCH', '/api/contents/unknown', { title: 'x' })).status).toBe(404);
  });

  it('need a site and a key', async () => {
    const keyless = await dogear.call('POST', '/api/contents', { title: 'x' });
    expect([keyless.status, keyless.body.field]).toEqual([400, 'key']);
    const homeless = await dogear.call('POST', '/api/contents', { key: 'x', site: 'nowhere' });
    expect([homeless.status, homeless.body.code]).toEqual([400, 'unknown-site']);
  });

  it('keep the history of paragraphs that an edit left alone, unless one version alone is asked for', async () => {
    const edited = article('edited', ['等待期是什么', '九十天怎么算', '既往症']);
    const wang = phone(dogear, 'device-of-wang');
    await wang.opens(edited);
    await wang.reads(edited);
    const next = article('edited', ['开头新写的一段', '等待期是什么', '既往症']);
    now += 1_000;
    await wang.opens(next);
    await wang.reads(next, 0.5);
    const { items } = await dogear.api<Page<ContentListed>>('GET', '/api/contents?q=edited');
    const of = (query = '') => dogear.api<Heat>('GET', `/api/contents/${items[0]?.id}/heat${query}`);
    const told = ({ blocks }: Heat) => blocks.map(({ readings, bands }) => [readings, bands[0]?.attention]);
    const all = await of();
    expect(all).toMatchObject({ version: next.version, versions: 2, over: 'all', readings: 2 });
    expect(told(all)).toEqual([
      [1, 4_000],
      [2, 8_000],
      [2, 4_000],
    ]);
    const one = await of('?over=version');
    expect(one).toMatchObject({ version: next.version, versions: 2, over: 'version', readings: 1 });
    expect(told(one)).toEqual([
      [1, 4_000],
      [1, 4_000],
      [1, 0],
    ]);
    const old = await of(`?over=version&version=${edited.version}`);
    expect([old.version, old.readings]).toEqual([edited.version, 1]);
    const alone = await of(`?person=${await wang.person()}`);
    expect(told(alone)).toEqual(told(all));
  });

  it('tell how fast their page was', async () => {
    const vitals = (told: object) => {
      const named = { id: dogear.world.id(), at: now, url: waiting.url, content: 'waiting' };
      return { type: 'vitals' as const, ...named, ...told };
    };
    const li = phone(dogear, 'device-of-li');
    await li.send(vitals({ lcp: 1_800, cls: 0.02 }), vitals({ lcp: 900 }));
    const told = (await dogear.api<ContentShown>('GET', `/api/contents/${id}`)).vitals;
    expect(told).toMatchObject({ days: 28, lcp: { count: 2 }, inp: null, cls: { count: 1 } });
    expect(Math.round((told.lcp?.value ?? 0) / 100)).toBe(18);
    expect((await dogear.api<Metrics>('GET', '/api/metrics')).vitals.lcp?.count).toBe(2);
  });
});
