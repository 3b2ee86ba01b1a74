import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Entered } from '../../../runtime/wire/api/entering.ts';
import type { SegmentListed, SegmentMember, SegmentShown } from '../../../runtime/wire/api/segments.ts';
import type { Page } from '../../../runtime/wire/api/shared.ts';
import { DATABASES } from '../../support/databases.ts';
import { type Dogear, startDogear } from '../../support/dogear.ts';
import { phone } from '../../support/phone.ts';

const RICH = { operand: { of: 'attribute', name: 'income' }, operator: 'at-least', value: 100 };

describe.each(DATABASES)('segments and calls on $name', ({ open }) => {
  let dogear: Dogear;
  beforeAll(async () => {
    dogear = await startDogear(await open());
    await dogear.site();
    const zhang = phone(dogear, 'device-of-zhang');
    await zhang.says({ identifiers: [{ kind: 'customer_no', value: 'C1' }], attributes: { income: 120 } });
  });
  afterAll(() => dogear.close());

  const listed = async () => (await dogear.api<Page<SegmentListed>>('GET', '/api/segments')).items;

  it('a saved condition is filled, counted, changed and deleted', async () => {
    const made = await dogear.api<SegmentShown>('POST', '/api/segments', { name: '高收入', condition: RICH });
    expect(made).toMatchObject({ name: '高收入', filling: true, condition: RICH });
    // The runtime's own worker may be at it already: whoever is first fills it.
    await expect.poll(listed).toMatchObject([{ id: made.id, members: 1, filling: false }]);
    const higher = { name: '很高收入', condition: { ...RICH, value: 1_000 } };
    await dogear.api('PUT', `/api/segments/${made.id}`, higher);
    await expect.poll(listed).toMatchObject([{ name: '很高收入', members: 0, filling: false }]);
    expect((await dogear.call('DELETE', `/api/segments/${made.id}`)).status).toBe(204);
    expect(await listed()).toEqual([]);
  });

  it('a condition on the run, an unknown segment and a used one are refused, each with what to do', async () => {
    const ofRun = { operand: { of: 'event', property: 'x' }, operator: 'exists' };
    const refused = await dogear.call('POST', '/api/segments', { name: 'x', condition: ofRun });
    expect(refused).toMatchObject({ status: 422, body: { code: 'condition-of-run' } });
    expect((await dogear.call('GET', '/api/segments/none')).status).toBe(404);
    expect((await dogear.call('GET', '/api/segments/none/members')).status).toBe(404);
    expect((await dogear.call('DELETE', '/api/segments/none')).status).toBe(404);
  });

  it.each([
    [
      'an agent',
      { operand: { of: 'person', field: 'owner' }, operator: 'is', value: 'nobody' },
      'agent-unknown',
    ],
    [
      'an agent in turn',
      { operand: { of: 'person', field: 'owner' }, operator: 'is', value: 'anyone' },
      'agent-unknown',
    ],
    ['a unit', { operand: { of: 'unit' }, operator: 'one-of', value: ['nowhere'] }, 'unit-unknown'],
    ['another segment', { operand: { of: 'segment', id: 'none' }, operator: 'exists' }, 'segment-unknown'],
    [
      'an article',
      { operand: { of: 'reading', content: 'none', measure: 'readings' }, operator: 'at-least', value: 1 },
      'content-unknown',
    ],
  ])(
    'a condition on %s that is not there is refused, new and changed, and what was there stays',
    async (_, condition, code) => {
      const id = await makes('原来的', RICH);
      const before = await listed();
      const fault = {
        code,
        field: 'condition',
        message: { en: expect.stringMatching(/does not exist; choose/) },
      };
      const refused = { status: 422, body: { code: 'condition-faulty', faults: [fault] } };
      for (const asked of [{ not: condition }, { all: [RICH, condition] }]) {
        const body = { name: '新的', condition: asked };
        expect(await dogear.call('POST', '/api/segments', body)).toMatchObject(refused);
        expect(await dogear.call('PUT', `/api/segments/${id}`, body)).toMatchObject(refused);
      }
      expect(await listed()).toEqual(before);
      expect(await shown(id)).toMatchObject({ name: '原来的', condition: RICH });
      await dogear.call('DELETE', `/api/segments/${id}`);
    },
  );

  const shown = (id: string) => dogear.api<SegmentShown>('GET', `/api/segments/${id}`);
  const makes = async (name: string, condition: object) => {
    const { id } = await dogear.api<SegmentShown>('POST', '/api/segments', { name, condition });
    await expect.poll(() => shown(id)).toMatchObject({ filling: false });
    return id;
  };

  it('its members are paged, last come first, and the day tells who came and who went', async () => {
    const id = await makes('高保额', {
      operand: { of: 'attribute', name: 'sum' },
      operator: 'at-least',
      value: 5,
    });
    const phones = [1, 2, 3].map((n) => phone(dogear, `device-of-member-${n}`));
    for (const one of phones) await one.says({ attributes: { sum: 9 } });
    const [first, second, third] = await Promise.all(phones.map((one) => one.person()));
    const members = (query = '') =>
      dogear.api<Page<SegmentMember>>('GET', `/api/segments/${id}/members?limit=2${query}`);
    const page = await members();
    expect(page.items.map((person) => person.id)).toEqual([third, second]);
    expect((await members(`&after=${page.next}`)).items.map((person) => person.id)).toEqual([first]);
    await phones[0]?.says({ attributes: { sum: 1 } });
    const { days, ...segment } = await shown(id);
    expect(segment).toMatchObject({ members: 2, entered: 3, left: 1 });
    expect(days).toHaveLength(28);
    expect(days.at(-1)).toMatchObject({ entered: 3, left: 1 });
    expect(await listed()).toContainEqual(expect.objectContaining({ id, entered: 3, left: 1 }));
  });

  it('one that a live journey names cannot go and says where; one that a draft names can, and comes back', async () => {
    const id = await makes('被使用', RICH);
    const draft = {
      nodes: [
        { id: 'came', kind: 'entry-segment', segment: id },
        { id: 'end', kind: 'exit' },
      ],
      edges: [{ from: 'came', exit: 'next', to: 'end' }],
    };
    const journey = await dogear.api<{ id: string }>('POST', '/api/journeys', { name: '进人群', draft });
    const use = { kind: 'journey', id: journey.id, name: '进人群', node: 'came' };
    expect((await shown(id)).usedBy).toMatchObject([{ ...use, live: false }]);
    await dogear.api('POST', `/api/journeys/${journey.id}/publish`);
    expect((await shown(id)).usedBy).toMatchObject([{ ...use, live: true }]);
    const refused = await dogear.call('DELETE', `/api/segments/${id}`);
    expect(refused).toMatchObject({ status: 409, body: { code: 'segment-used', usedBy: [use] } });
    const free = await makes('没人用', RICH);
    expect((await dogear.call('DELETE', `/api/segments/${free}`)).status).toBe(204);
    await dogear.api('PUT', `/api/segments/${free}`, { name: '没人用', condition: RICH });
    await expect.poll(() => shown(free)).toMatchObject({ members: 1, filling: false, usedBy: [] });
  });

  it('people are sent into a live journey by their names, once each, and by hand where an operator is named', async () => {
    const draft = {
      nodes: [
        { id: 'call', kind: 'entry-api' },
        { id: 'end', kind: 'exit' },
      ],
      edges: [{ from: 'call', exit: 'next', to: 'end' }],
    };
    const { id } = await dogear.api<{ id: string }>('POST', '/api/journeys', { name: '送入', draft });
    const enter = (more = {}) => {
      const people = [{ identifier: 'customer_no:C1' }, { identifier: 'customer_no:nobody' }];
      return dogear.call<Entered & { code?: string }>('POST', `/api/journeys/${id}/enter`, {
        people,
        ...more,
      });
    };
    expect((await enter()).body.code).toBe('journey-state');
    await dogear.api('POST', `/api/journeys/${id}/publish`);
    expect((await enter()).body.people.map(({ outcome }) => outcome)).toEqual(['entered', 'unknown']);
    expect((await enter()).body.people.map(({ outcome }) => outcome)).toEqual(['refused', 'unknown']);
    expect((await enter({ key: 'policy-2' })).body.people[0]?.outcome).toBe('entered');
    expect((await enter({ operator: '周敏' })).body.code).toBe('no-such-entry');
  });
});
