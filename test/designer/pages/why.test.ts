import type { Page as Tab } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { RuntimeSettings } from '../../../runtime/wire/api/contact.ts';
import { seriousFindings } from '../../support/axe.ts';
import { setScene } from '../../support/customers.ts';
import { nameless, openPages, type Pages, settled } from '../../support/designer-pages.ts';
import { type Dogear, startDogear } from '../../support/dogear.ts';
import { type Phone, phone } from '../../support/phone.ts';

let dogear: Dogear;
let pages: Pages;
let page: Tab;

beforeAll(async () => {
  dogear = await startDogear();
  pages = await openPages(dogear);
  await setScene(dogear);
});
afterAll(async () => {
  await pages?.close();
  await dogear?.close();
});
afterEach(async () => {
  await page?.context().close();
  expect(pages.faults()).toEqual([]);
});

let readers = 0;
/** Somebody who asks so often; each time the journey wants to give an agent the task. */
const asks = async (
  name: string,
  before: (id: string, reader: Phone) => Promise<unknown> = async () => 0,
) => {
  const reader = phone(dogear, `device-of-why-${++readers}`);
  await reader.says({ attributes: { name } });
  const id = await reader.person();
  await before(id, reader);
  await reader.tracks('consult');
  return id;
};
const open = async (path: string) => {
  page = await pages.open(`/designer${path}`, { token: dogear.adminToken });
};
const sees = (text: string | RegExp) => page.getByText(text).first().waitFor();
const address = () => page.evaluate(() => location.pathname + location.hash);

it('a contact that was refused says by which rule, when it can be made, and leads to the rule', async () => {
  const id = await asks('被拒的人', (person) =>
    dogear.api('PATCH', `/api/people/${person}`, { blocked: '投诉' }),
  );
  await open(`/people/${id}`);
  await sees('跟进任务没有获准：在黑名单上');
  await sees('移出黑名单以后才能发');
  await page.getByRole('link', { name: '看这条规则' }).click();
  await page.getByRole('heading', { name: '黑名单' }).waitFor();
  expect(await address()).toBe('/designer/settings/contact#blocked');
  await page.getByRole('row', { name: /被拒的人 投诉/ }).waitFor();
});

it('why leads to the very step, which tells rule, figures, result', async () => {
  const settings = await dogear.api<RuntimeSettings>('GET', '/api/settings');
  const contact = { ...settings.contact, budget: { contacts: 1, days: 7 } };
  await dogear.api('PUT', '/api/settings', { contact });
  const id = await asks('问了两次的人', (_, reader) => reader.tracks('consult'));
  await dogear.api('PUT', '/api/settings', { contact: settings.contact });
  await open(`/people/${id}`);
  await sees('7 天内已联系 1 次，最多 1 次');
  const refused = page.getByRole('listitem').filter({ hasText: '近期联系次数已满' });
  await refused.getByRole('link', { name: '为什么' }).click();
  const step = page.locator('.trace-entry').filter({ has: page.locator('.trace-button[aria-pressed=true]') });
  await step.first().getByText('跟进任务没有获准：近期联系次数已满').waitFor();
  await step.first().getByText('最早的一次联系满期以后才能发').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  expect(await nameless(page)).toEqual([]);
  await page.goto(`${dogear.url}/designer/people/${id}`);
  const made = page.getByRole('listitem').filter({ hasText: '客户主动咨询' });
  await made.getByRole('link', { name: '为什么' }).click();
  await page.locator('.chain').getByText('跟进任务：通过').waitFor();
  await page.locator('.chain').getByRole('link', { name: '客户主动咨询' }).click();
  await page.getByRole('heading', { name: '客户主动咨询' }).waitFor();
});

it('on the node of a live journey decisions are counted by reason, each leading to its rule', async () => {
  await asks('又一个被拒的人', (person) =>
    dogear.api('PATCH', `/api/people/${person}`, { consent: 'denied' }),
  );
  await open('/journeys');
  await page.getByRole('link', { name: '咨询交给代理人' }).click();
  await page.locator('.react-flow__node', { hasText: '客户主动咨询' }).click();
  const counted = page.locator('.inspector-gate div', { hasText: '没有获准：没有同意联系' });
  expect(await counted.locator('dd').innerText()).toBe('1');
  await counted.getByRole('link').click();
  await settled(page);
  expect(await address()).toBe('/designer/settings/contact#consent');
});
