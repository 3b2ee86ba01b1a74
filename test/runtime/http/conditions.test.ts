import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Condition } from '../../../runtime/condition/vocabulary.ts';
import type { PeopleCount, Vocabulary } from '../../../runtime/wire/api/conditions.ts';
import type { JourneyShown } from '../../../runtime/wire/api/journeys.ts';
import type { PersonListed } from '../../../runtime/wire/api/people.ts';
import type { Page, Problem } from '../../../runtime/wire/api/shared.ts';
import { DATABASES } from '../../support/databases.ts';
import { type As, type Dogear, startDogear } from '../../support/dogear.ts';
import { journey } from '../../support/journey.ts';
import { phone } from '../../support/phone.ts';

/** Noon in Shanghai: on National Day, on a Saturday that is worked for it, and on a plain Saturday. */
const NATIONAL_DAY = Date.UTC(2025, 9, 1, 4);
const WORKED_SATURDAY = Date.UTC(2025, 9, 11, 4);
const SATURDAY = Date.UTC(2025, 9, 18, 4);

const from = (city: string): Condition => ({
  operand: { of: 'attribute', name: 'city' },
  operator: 'is',
  value: city,
});
const on = (kind: string): Condition => ({
  operand: { of: 'now', measure: 'day' },
  operator: 'is',
  value: kind,
});
const WHO = 'PEOPLE';

describe.each(DATABASES)('conditions asked of people on $name', ({ open }) => {
  let dogear: Dogear;
  let zhou: As;
  let at = NATIONAL_DAY;
  beforeAll(async () => {
    dogear = await startDogear({ ...(await open()), clock: () => at });
    await dogear.site();
    zhou = { token: await dogear.agent('zhou', '周敏') };
    for (const [index, city] of ['杭州', '杭州', '上海', undefined].entries()) {
      const reader = phone(dogear, `device-of-${index}`);
      await reader.says({ attributes: { name: `${WHO} ${index}`, ...(city && { city }) } });
      await reader.tracks('quote', { product: index < 2 ? '重疾险' : '医疗险' });
      at += 1_000;
    }
  });
  afterAll(() => dogear.close());

  const count = (condition: unknown, as?: As) =>
    dogear.call<PeopleCount & Problem>('POST', '/api/people/count', { condition }, as);
  const list = async (condition: unknown, rest = '', as?: As) =>
    dogear.call<Page<PersonListed> & Problem>(
      'GET',
      `/api/people?condition=${encodeURIComponent(typeof condition === 'string' ? condition : JSON.stringify(condition))}${rest}`,
      undefined,
      as,
    );
  const names = async (condition: unknown, rest = '', as?: As) =>
    (await list(condition, rest, as)).body.items.map(({ name }) => name);

  it('are counted, with some of those who meet them', async () => {
    const { body } = await count(from('杭州'));
    expect(body).toMatchObject({ count: 2, of: 4, complete: true });
    expect(body.sample).toHaveLength(2);
    expect((await count({ not: from('杭州') })).body.count).toBe(2);
  });

  it('list those who meet them, page by page, last seen first', async () => {
    expect(await names(from('杭州'))).toEqual([`${WHO} 1`, `${WHO} 0`]);
    const first = (await list({ not: from('上海') }, '&limit=2')).body;
    expect(first.items.map(({ name }) => name)).toEqual([`${WHO} 3`, `${WHO} 1`]);
    const second = (await list({ not: from('上海') }, `&limit=2&after=${first.next}`)).body;
    expect(second.items.map(({ name }) => name)).toEqual([`${WHO} 0`]);
    expect(second.next).toBeNull();
    expect(await names(from('杭州'), `&q=${encodeURIComponent(`${WHO} 1`)}`), 'search within').toEqual([
      `${WHO} 1`,
    ]);
  });

  it('show an agent nobody but their own people', async () => {
    const { items } = (await list(from('杭州'))).body;
    await dogear.api('PATCH', `/api/people/${items[0]?.id}`, { owner: 'zhou' });
    expect((await count(from('杭州'), zhou)).body).toMatchObject({ count: 1, of: 1 });
    expect(await names(from('杭州'), '', zhou)).toEqual([`${WHO} 1`]);
  });

  it('know holidays, and the weekend days that are worked for them', async () => {
    const kinds: Record<string, number[]> = {};
    for (const [name, moment] of Object.entries({ NATIONAL_DAY, WORKED_SATURDAY, SATURDAY })) {
      at = moment;
      kinds[name] = [];
      for (const kind of ['holiday', 'workday', 'weekend'])
        kinds[name].push((await count(on(kind))).body.count);
    }
    expect(kinds).toEqual({ NATIONAL_DAY: [4, 0, 0], WORKED_SATURDAY: [0, 4, 0], SATURDAY: [0, 0, 4] });
  });

  it('that cannot be asked are refused, each with what to do', async () => {
    const faulty = await count({ operand: { of: 'attribute' }, operator: 'is', value: 1 });
    expect([faulty.status, faulty.body.code]).toEqual([422, 'condition-faulty']);
    const ofRun = { operand: { of: 'answer', node: 'task', property: 'outcome' }, operator: 'exists' };
    expect((await count(ofRun)).body.code).toBe('condition-of-run');
    expect((await list(ofRun)).status).toBe(422);
    expect(await list('{not json')).toMatchObject({
      status: 400,
      body: { code: 'invalid', field: 'condition' },
    });
  });
});

describe.each(DATABASES)('the vocabulary on $name', ({ open }) => {
  let dogear: Dogear;
  beforeAll(async () => {
    dogear = await startDogear(await open());
    await dogear.site();
    for (const device of ['device-of-one', 'device-of-two']) {
      const reader = phone(dogear, device);
      await reader.says({ attributes: { city: '杭州', secret: device } });
      await reader.tracks('quote', { product: '重疾险' });
    }
  });
  afterAll(() => dogear.close());

  const vocabulary = () => dogear.api<Vocabulary>('GET', '/api/vocabulary');
  const publish = async (attribute: string) => {
    const condition = { operand: { of: 'attribute', name: attribute }, operator: 'exists' };
    const draft = journey('entry-event', { event: 'x' })
      .next('branch', { condition })
      .by('yes')
      .next('exit')
      .from('branch')
      .by('no')
      .to('exit');
    const { id } = await dogear.api<JourneyShown>('POST', '/api/journeys', {
      name: attribute,
      draft: draft.graph,
    });
    return dogear.call<Problem & { faults: JourneyShown['faults'] }>(
      'POST',
      `/api/journeys/${id}/publish`,
      {},
    );
  };

  it('tells what was seen; a value that a single person has stays theirs', async () => {
    const { attributes, events, zones, identifiers } = await vocabulary();
    expect(attributes.find(({ name }) => name === 'city')).toMatchObject({
      ...{ types: ['text'], declared: false, values: [{ value: '杭州', count: 2 }] },
    });
    expect(attributes.find(({ name }) => name === 'secret')?.values).toEqual([]);
    expect(events).toMatchObject([{ name: 'quote', properties: [{ name: 'product' }] }]);
    expect([zones, identifiers]).toEqual([['Asia/Shanghai'], ['device']]);
  });

  it('refuses a condition on an attribute that does not exist, with node, field and remedy; declared it exists', async () => {
    const { status, body } = await publish('renewal');
    const fault = body.faults.find(({ code }) => code === 'attribute-unknown');
    expect(status).toBe(422);
    expect(fault).toMatchObject({ level: 'fault', node: 'branch', field: 'condition' });
    expect(fault?.message.en).toMatch(/renewal/);
    expect(await dogear.api('POST', '/api/vocabulary/attributes', { name: 'renewal' })).toEqual({
      name: 'renewal',
    });
    await dogear.api('POST', '/api/vocabulary/attributes', { name: 'renewal' });
    expect((await vocabulary()).attributes.filter(({ name }) => name === 'renewal')).toMatchObject([
      { declared: true, values: [] },
    ]);
    expect((await publish('renewal')).status).toBe(200);
  });
});
