import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PreviewShown, RuntimeSettings, SiteContact } from '../../../runtime/wire/api/contact.ts';
import type { RunShown } from '../../../runtime/wire/api/journeys.ts';
import type { PersonBlocked, PersonProfile } from '../../../runtime/wire/api/people.ts';
import type { Page } from '../../../runtime/wire/api/shared.ts';
import type { TaskShown } from '../../../runtime/wire/api/tasks.ts';
import { DATABASES } from '../../support/databases.ts';
import { type Dogear, startDogear } from '../../support/dogear.ts';
import { DAY, type Drawing, journey, MONDAY } from '../../support/journey.ts';
import { phone } from '../../support/phone.ts';

describe.each(DATABASES)('contacts on $name', ({ open }) => {
  let dogear: Dogear;
  beforeAll(async () => {
    dogear = await startDogear({ ...(await open()), clock: () => MONDAY });
    await dogear.site();
  });
  afterAll(() => dogear.close());

  const draft = async ({ graph }: Drawing) =>
    (await dogear.api<{ id: string }>('POST', '/api/journeys', { name: '旅程', draft: graph, layout: {} }))
      .id;
  const faults = async (drawing: Drawing) => {
    const id = await draft(drawing);
    const { faults } = await dogear.api<{ faults: { code: string; node: string; field: string }[] }>(
      'POST',
      `/api/journeys/${id}/validate`,
      {},
    );
    return faults.map(({ code, node, field }) => `${node}.${field}: ${code}`);
  };
  const publish = async (drawing: Drawing) => {
    const id = await draft(drawing);
    await dogear.api('POST', `/api/journeys/${id}/publish`, {});
    return id;
  };

  it('are ruled by settings with sensible defaults, which a site can have of its own', async () => {
    const settings = await dogear.api<RuntimeSettings>('GET', '/api/settings');
    expect(settings).toMatchObject({ traceDays: 365, contact: { consent: 'assumed', holdOut: 0 } });
    const [site] = (await dogear.api<Page<{ id: string }>>('GET', '/api/sites')).items;
    const path = `/api/sites/${site?.id}/contact`;
    expect(await dogear.api<SiteContact>('GET', path)).toMatchObject({ own: false, rules: settings.contact });
    const own = { ...settings.contact, budget: { contacts: 3, days: 1 } };
    expect(await dogear.api<SiteContact>('PUT', path, own)).toMatchObject({ own: true, rules: own });
    expect(await dogear.api<SiteContact>('DELETE', path)).toMatchObject({
      own: false,
      rules: settings.contact,
    });
    const refused = { ...own, zone: 'Mars/Olympus' };
    await expect(dogear.api('PUT', path, refused)).rejects.toThrow(/Mars\/Olympus/);
    expect(await dogear.api<RuntimeSettings>('PUT', '/api/settings', { traceDays: 30 })).toMatchObject({
      traceDays: 30,
    });
  });

  it('are ruled by who saved last, unless the other one says over what they write', async () => {
    const { revision, contact } = await dogear.api<RuntimeSettings>('GET', '/api/settings');
    const save = (holdOut: number) => {
      const headers = { 'if-match': `"${revision}"` };
      return dogear.call('PUT', '/api/settings', { contact: { ...contact, holdOut } }, { headers });
    };
    expect((await save(0.1)).status).toBe(200);
    const late = await save(0.2);
    expect(late).toMatchObject({ status: 409, body: { code: 'settings-conflict' } });
    expect(late.body).toMatchObject({ current: { contact: { holdOut: 0.1 } } });
    expect(await dogear.api('PUT', '/api/settings', { contact })).toMatchObject({ revision, contact });
  });

  it('are allowed or not by what is written down about the person', async () => {
    const ann = phone(dogear, 'device-of-ann-1');
    await ann.says({ identifiers: [{ kind: 'phone', value: '13812340001' }] });
    const { items } = await dogear.api<Page<{ id: string }>>(
      'GET',
      '/api/people?identifier=phone:13812340001',
    );
    const path = `/api/people/${items[0]?.id}`;
    const change = { consent: 'denied', blocked: '客户投诉' };
    expect(await dogear.api<PersonProfile>('PATCH', path, change)).toMatchObject({ permission: change });
    expect(await dogear.api<PersonProfile>('PATCH', path, { blocked: null })).toMatchObject({
      permission: { consent: 'denied', blocked: null },
      permissionChanges: [
        { consent: 'denied', blocked: null, at: MONDAY },
        { consent: 'denied', blocked: '客户投诉', at: MONDAY },
      ],
    });
  });

  it('are kept from who is on the block list, which is searched and paged', async () => {
    for (const name of ['甲先生', '乙女士', '丙先生']) {
      const one = phone(dogear, `device-of-blocked-${name.codePointAt(0)}`);
      await one.says({ attributes: { name } });
      await dogear.api('PATCH', `/api/people/${await one.person()}`, { blocked: `${name}不想被打扰` });
    }
    const blocked = (query: string) => dogear.api<Page<PersonBlocked>>('GET', `/api/blocked?${query}`);
    const first = await blocked('limit=2');
    const rest = await blocked(`limit=2&after=${first.next}`);
    const names = [...first.items, ...rest.items].map(({ name }) => name);
    expect(names.sort()).toEqual(['丙先生', '乙女士', '甲先生']);
    expect((await blocked(`q=${encodeURIComponent('乙女')}`)).items).toMatchObject([
      { name: '乙女士', reason: '乙女士不想被打扰', since: MONDAY },
    ]);
  });

  it('have texts that are checked before a journey is published, with node, field and remedy', async () => {
    const text = (title: string) =>
      journey().next('push', { title, link: 'url', url: 'https://a.example', within: DAY });
    expect(await faults(text('{{ person.name }}'))).toEqual([]);
    expect(await faults(text('{{ persn.name }}'))).toEqual(['push.title: template-variable']);
    expect(await faults(text('{{ attributes.shoe_size }}'))).toEqual(['push.title: attribute-unknown']);
    expect(await faults(text('{{ answers.nowhere.x }}'))).toEqual(['push.title: template-node']);
    expect(await faults(text('{{ person.name'))).toEqual(['push.title: template-syntax']);
    const endless = '{% for i in (1..100000000) %}{% for j in (1..100000000) %}x{% endfor %}{% endfor %}';
    expect(await faults(text(endless))).toEqual(['push.title: template-endless']);
    const id = await draft(text(endless));
    await expect(dogear.api('POST', `/api/journeys/${id}/publish`, {})).rejects.toThrow(/faults/);
  });

  it('can be previewed for a person, or for a made one', async () => {
    const fields = {
      title: { source: '{{ person.name }}，{{ event.plan }}' },
      url: { source: 'https://a.example/?n={{ person.name }}', mode: 'url' },
      endless: { source: '{% for i in (1..100000000) %}x{% endfor %}' },
    };
    const made = await dogear.api<PreviewShown>('POST', '/api/templates/preview', {
      fields,
      event: { plan: '重疾险' },
    });
    expect(made.fields).toEqual({
      title: { text: '张女士，重疾险' },
      url: { text: `https://a.example/?n=${encodeURIComponent('张女士')}` },
      endless: { fault: expect.stringContaining('endless') },
    });
    await phone(dogear, 'device-of-bob-1').says({
      identifiers: [{ kind: 'phone', value: '13812340002' }],
      attributes: { name: '包先生' },
    });
    const { items } = await dogear.api<Page<{ id: string }>>(
      'GET',
      '/api/people?identifier=phone:13812340002',
    );
    const bob = await dogear.api<PreviewShown>('POST', '/api/templates/preview', {
      person: items[0]?.id,
      fields: { title: fields.title },
    });
    expect(bob).toMatchObject({ person: { name: '包先生' }, fields: { title: { text: '包先生，' } } });
  });

  it('ask an agent of a unit, whose answer the journey uses, and link back to why', async () => {
    await dogear.agent('li', '李经理');
    await expect(
      dogear.api('PUT', '/api/agents/li', { name: '李经理', kind: 'human', unit: 'east' }),
    ).rejects.toThrow(/east/);
    await dogear.api('PUT', '/api/units/east', { name: '华东' });
    await dogear.api('PUT', '/api/agents/li', { name: '李经理', kind: 'human', unit: 'east' });
    await expect(dogear.api('PUT', '/api/units/east', { name: '华东', parent: 'east' })).rejects.toThrow(
      /itself/,
    );
    const urgent = {
      operand: { of: 'answer', node: 'ask', property: 'answer' },
      operator: 'is',
      value: '是',
    };
    const asking = journey('entry-event', { event: 'asked' })
      .next('ask', { agent: 'unit:east', title: '{{ person.name }}着急吗？', choices: ['是', '否'] })
      .by('answered')
      .next('branch', { condition: urgent })
      .by('yes')
      .next('tag', { add: ['urgent'] });
    asking.from('branch').by('no').next('exit');
    await publish(asking);
    const cai = phone(dogear, 'device-of-cai-1');
    await cai.says({
      identifiers: [{ kind: 'phone', value: '13812340003' }],
      attributes: { name: '蔡女士' },
    });
    await cai.tracks('asked');
    const { items } = await dogear.api<Page<TaskShown>>('GET', '/api/tasks?agent=li');
    const [question] = items;
    expect(question).toMatchObject({ kind: 'ask', title: '蔡女士着急吗？', choices: ['是', '否'] });
    const complete = (body: object) =>
      dogear.api<TaskShown>('POST', `/api/tasks/${question?.id}/complete`, body);
    await expect(complete({ outcome: 'sold' })).rejects.toThrow(/answer/);
    await expect(complete({ answer: '也许' })).rejects.toThrow(/choices/);
    expect(await complete({ answer: '是' })).toMatchObject({ state: 'done', answer: '是', outcome: null });
    const run = await dogear.api<RunShown>('GET', `/api/runs/${question?.runId}`);
    expect(run.trace.map(({ node, exit }) => `${node} ${exit}`)).toContain('branch yes');
    expect(run).toMatchObject({
      decisions: [{ node: 'ask', outcome: 'passed', agent: { name: '李经理' } }],
      tasks: [{ id: question?.id, answer: '是' }],
      changes: [{ kind: 'tag', data: { add: ['urgent'] } }],
    });
  });
});
