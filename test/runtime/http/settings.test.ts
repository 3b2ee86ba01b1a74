import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../../runtime/clock.ts';
import type { AgentShown, Metrics, UnitShown } from '../../../runtime/wire/api/settings.ts';
import type { Page } from '../../../runtime/wire/api/shared.ts';
import { type Dogear, startDogear } from '../../support/dogear.ts';
import { DAY, MONDAY } from '../../support/journey.ts';
import { phone } from '../../support/phone.ts';

let now = MONDAY - 9 * DAY;
let dogear: Dogear;
beforeAll(async () => {
  dogear = await startDogear({ clock: () => now });
});
afterAll(() => dogear.close());

describe('sites', () => {
  it('get a key when they bring none, and keep it when they are renamed', async () => {
    const made = await dogear.api<{ key: string }>('PUT', '/api/sites/shop', { name: 'Shop' });
    expect(made.key).toMatch(/^pk_[\w-]{20,}$/);
    expect(await dogear.api('PUT', '/api/sites/shop', { name: 'The shop' })).toMatchObject({
      id: 'shop',
      name: 'The shop',
      key: made.key,
    });
  });

  it('share no key', async () => {
    now += 1;
    await dogear.api('PUT', '/api/sites/one', { name: 'One', key: 'pk_one_of_a_kind' });
    const { status, body } = await dogear.call('PUT', '/api/sites/two', {
      name: 'Two',
      key: 'pk_one_of_a_kind',
    });
    expect([status, body.code, body.field]).toEqual([409, 'key-taken', 'key']);
    const { items } = await dogear.api<{ items: { id: string }[] }>('GET', '/api/sites');
    expect(items.map(({ id }) => id)).toEqual(['shop', 'one']);
  });

  it('have ids that fit into an address', async () => {
    const { status, body } = await dogear.call('PUT', '/api/sites/no%20spaces', { name: 'X' });
    expect([status, body.code, body.field]).toEqual([400, 'invalid', 'id']);
  });
});

describe('agents', () => {
  it('get a link to their page that keeps its token when they are renamed', async () => {
    const token = await dogear.agent('zhou', '周敏');
    const renamed = await dogear.api<AgentShown>('PUT', '/api/agents/zhou', {
      name: '周敏敏',
      kind: 'human',
    });
    expect(renamed).toEqual({
      ...{ id: 'zhou', name: '周敏敏', kind: 'human', people: 0, open: 0, done: 0 },
      link: `/agent/#token=${token}`,
    });
    expect(await dogear.api('GET', '/api/me', undefined, { token })).toMatchObject({
      agent: { name: '周敏敏' },
    });
  });

  it('are human or machine', async () => {
    const { status, body } = await dogear.call('PUT', '/api/agents/x', { name: 'X', kind: 'dog' });
    expect([status, body.field, body.detail]).toEqual([400, 'kind', '"kind" must be one of human, ai.']);
  });

  it('come page by page in the order of their making', async () => {
    for (const id of ['b', 'a', 'c']) {
      now += 1;
      await dogear.agent(id, id);
    }
    const first = await dogear.api<Page<AgentShown>>('GET', '/api/agents?limit=3');
    const second = await dogear.api<Page<AgentShown>>('GET', `/api/agents?limit=3&after=${first.next}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(['zhou', 'b', 'a', 'c']);
    expect(second.next).toBeNull();
  });
});

it('agents are found by a part of the name in either case, page by page, and one by its id', async () => {
  for (const n of [1, 2, 3]) await dogear.agent(`east-${n}`, `East ${n} 100%`);
  const names = async (query: string) =>
    (await dogear.api<Page<AgentShown>>('GET', `/api/agents?${query}`)).items.map(({ name }) => name);
  expect(await names('q=eAsT%202')).toEqual(['East 2 100%']);
  expect(await names('q=0%25'), 'a sign of the search language is a sign').toHaveLength(3);
  expect(await names('q=nobody')).toEqual([]);
  const first = await dogear.api<Page<AgentShown>>('GET', '/api/agents?q=east&limit=2');
  expect(await names(`q=east&limit=2&after=${first.next}`)).toEqual(['East 3 100%']);
  expect(await dogear.api('GET', '/api/agents/east-3')).toMatchObject({ name: 'East 3 100%' });
  expect((await dogear.call('GET', '/api/agents/nobody')).status).toBe(404);
});

it('an agent who looks for colleagues gets names, and no links to their pages', async () => {
  const token = await dogear.agent('asks', '问的人');
  const { items } = await dogear.api<Page<AgentShown>>('GET', '/api/agents?q=east', undefined, { token });
  expect(items.map(({ name, link }) => [name, link])).toContainEqual(['East 1 100%', undefined]);
  expect(await dogear.api('GET', '/api/agents/east-1', undefined, { token })).not.toHaveProperty('link');
});

it('units are found by a part of the name, and say what they lie in', async () => {
  await dogear.api('PUT', '/api/units/east', { name: '华东' });
  await dogear.api('PUT', '/api/units/shanghai', { name: '上海', parent: 'east' });
  await dogear.api('PUT', '/api/units/pudong', { name: '浦东', parent: 'shanghai' });
  const { items } = await dogear.api<Page<UnitShown>>('GET', '/api/units?q=浦&limit=1');
  const above = [
    { id: 'east', name: '华东' },
    { id: 'shanghai', name: '上海' },
  ];
  expect(items).toEqual([{ id: 'pudong', name: '浦东', parent: 'shanghai', above, agents: 0 }]);
  expect(await dogear.api('GET', '/api/units/pudong')).toEqual(items[0]);
  expect((await dogear.call('GET', '/api/units/nowhere')).status).toBe(404);
});

describe('metrics', () => {
  it('are the days up to now, and as many before', async () => {
    await dogear.site();
    now = MONDAY - 2 * DAY;
    await phone(dogear, 'device-one').tracks('quote');
    now = MONDAY;
    await phone(dogear, 'device-two').tracks('quote');
    await phone(dogear, 'device-two').tracks('quote');
    const { totals, before, series } = await dogear.api<Metrics>('GET', '/api/metrics?days=2');
    expect([totals.events, totals.persons, before.events]).toEqual([2, 1, 1]);
    expect(series.map(({ day, counts }) => [day, counts.events ?? 0])).toEqual([
      [dayOf(MONDAY) - 1, 0],
      [dayOf(MONDAY), 2],
    ]);
    expect((await dogear.api<Metrics>('GET', '/api/metrics')).series).toHaveLength(7);
  });
});

describe('a body', () => {
  const put = (body: string) =>
    fetch(`${dogear.url}/api/sites/x`, {
      method: 'PUT',
      body,
      headers: { authorization: `Bearer ${dogear.adminToken}` },
    });

  it('must be JSON', async () => {
    const response = await put('{"name":');
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'malformed' }]);
  });

  it('has an end', async () => {
    const response = await put(JSON.stringify({ name: 'x'.repeat(2_000_000) }));
    expect([response.status, await response.json()]).toMatchObject([413, { code: 'too-large' }]);
  });

  it('and an address without U+0000, else nothing is there', async () => {
    expect((await dogear.call('GET', '/api/people/a%00b')).status).toBe(404);
    expect((await dogear.call('GET', '/api/people?q=a%00b')).body.field).toBe('q');
  });
});
