import { expect, it } from 'vitest';
import type { RuntimeSettings } from '../../../runtime/wire/api/contact.ts';
import { seriousFindings } from '../../support/axe.ts';
import { nameless, settled } from '../../support/designer-pages.ts';
import { designerStage } from '../../support/designer-stage.ts';
import { type Phone, phone } from '../../support/phone.ts';

const stage = designerStage();
const { open, sees, address } = stage;

let readers = 0;
/** Somebody who asks so often; each time the journey wants to give an agent the task. */
const asks = async (
  name: string,
  before: (id: string, reader: Phone) => Promise<unknown> = async () => 0,
) => {
  const reader = phone(stage.dogear, `device-of-why-${++readers}`);
  await reader.says({ attributes: { name } });
  const id = await reader.person();
  await before(id, reader);
  await reader.tracks('consult');
  return id;
};

it('a contact that was refused says by which rule, when it can be made, and leads to the rule', async () => {
  const id = await asks('被拒的人', (person) =>
    stage.dogear.api('PATCH', `/api/people/${person}`, { blocked: '投诉' }),
  );
  await open(`/people/${id}`);
  await sees('跟进任务没有获准：在黑名单上');
  await sees('移出黑名单以后才能发');
  await stage.page.getByRole('link', { name: '看这条规则' }).click();
  await stage.page.getByRole('heading', { name: '黑名单' }).waitFor();
  expect(await address()).toBe('/designer/settings/contact#blocked');
  await stage.page.getByRole('row', { name: /被拒的人 投诉/ }).waitFor();
});

it('why leads to the very step, which tells rule, figures, result', async () => {
  const settings = await stage.dogear.api<RuntimeSettings>('GET', '/api/settings');
  const contact = { ...settings.contact, budget: { contacts: 1, days: 7 } };
  await stage.dogear.api('PUT', '/api/settings', { contact });
  const id = await asks('问了两次的人', (_, reader) => reader.tracks('consult'));
  await stage.dogear.api('PUT', '/api/settings', { contact: settings.contact });
  await open(`/people/${id}`);
  await sees('7 天内已联系 1 次，最多 1 次');
  const refused = stage.page.getByRole('listitem').filter({ hasText: '近期联系次数已满' });
  await refused.getByRole('link', { name: '为什么' }).click();
  const step = stage.page
    .locator('.trace-entry')
    .filter({ has: stage.page.locator('.trace-button[aria-pressed=true]') });
  await step.first().getByText('跟进任务没有获准：近期联系次数已满').waitFor();
  await step.first().getByText('最早的一次联系满期以后才能发').waitFor();
  expect(await seriousFindings(stage.page)).toEqual([]);
  expect(await nameless(stage.page)).toEqual([]);
  await stage.page.goto(`${stage.dogear.url}/designer/people/${id}`);
  const made = stage.page.getByRole('listitem').filter({ hasText: '客户主动咨询' });
  await made.getByRole('link', { name: '为什么' }).click();
  await stage.page.locator('.chain').getByText('跟进任务：通过').waitFor();
  await stage.page.locator('.chain').getByRole('link', { name: '客户主动咨询' }).click();
  await stage.page.getByRole('heading', { name: '客户主动咨询' }).waitFor();
});

it('on the node of a live journey decisions are counted by reason, each leading to its rule', async () => {
  await asks('又一个被拒的人', (person) =>
    stage.dogear.api('PATCH', `/api/people/${person}`, { consent: 'denied' }),
  );
  await open('/journeys');
  await stage.page.getByRole('link', { name: '咨询交给代理人' }).click();
  await stage.page.locator('.react-flow__node', { hasText: '客户主动咨询' }).click();
  const counted = stage.page.locator('.inspector-gate div', { hasText: '没有获准：没有同意联系' });
  expect(await counted.locator('dd').innerText()).toBe('1');
  await counted.getByRole('link').click();
  await settled(stage.page);
  expect(await address()).toBe('/designer/settings/contact#consent');
});
