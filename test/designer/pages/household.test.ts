import type { Page as Tab } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { RelationsShown } from '../../../runtime/wire/api/relations.ts';
import { seriousFindings } from '../../support/axe.ts';
import { nameless, openPages, overflow, type Pages } from '../../support/designer-pages.ts';
import { type Dogear, startDogear } from '../../support/dogear.ts';
import { phone } from '../../support/phone.ts';

let dogear: Dogear;
let pages: Pages;
let page: Tab;

beforeAll(async () => {
  dogear = await startDogear();
  await dogear.site();
  pages = await openPages(dogear);
});
afterAll(async () => {
  await pages?.close();
  await dogear?.close();
});
afterEach(async () => {
  await page?.context().close();
  expect(pages.faults()).toEqual([]);
});

let met = 0;
const meets = async (name: string) => {
  const reader = phone(dogear, `device-of-household-${++met}`);
  await reader.says({ attributes: { name } });
  return reader.person();
};
const open = async (id: string, options: Parameters<Pages['open']>[1] = {}) => {
  page = await pages.open(`/designer/people/${id}`, { token: dogear.adminToken, ...options });
};
const path = (id: string) => `/api/people/${id}/relations`;
const known = async (id: string) =>
  (await dogear.api<RelationsShown>('GET', path(id))).items.map(({ name, kind }) => `${kind} ${name}`);
const picture = (name: string) => page.getByRole('region', { name: `${name}的家庭与关系` });

it('somebody is written down as a child, shown below, and taken back', async () => {
  const [mother, child] = [await meets('王母'), await meets('王小明')];
  await open(mother);
  await page.getByText('还没有记下和谁有关系').waitFor();
  await page.getByRole('button', { name: '选一个人…' }).click();
  await page.getByRole('combobox', { name: '搜索' }).fill('小明');
  await page.getByRole('option', { name: '王小明' }).click();
  await page.getByRole('combobox', { name: '是王母的' }).selectOption({ label: '子女' });
  await page.getByRole('button', { name: '记下', exact: true }).click();
  await picture('王母').getByRole('link', { name: '王小明' }).waitFor();
  await page.getByText('王小明记为王母的子女').waitFor();
  expect(await known(child)).toEqual(['parent 王母']);
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByText('还没有记下和谁有关系').waitFor();
  expect(await known(child)).toEqual([]);
  await page.reload();
  await page.getByText('王小明记为子女').waitFor();
  await page.getByText('王小明不再记为子女').waitFor();
});

it('one link leads to the page of the other, where this one is what follows', async () => {
  const [father, child] = [await meets('李父'), await meets('李小红')];
  await dogear.api('PUT', path(father), { other: child, kind: 'child' });
  await open(father);
  await picture('李父').getByRole('link', { name: '李小红' }).click();
  await picture('李小红').getByText('父母').waitFor();
  await page.getByRole('button', { name: '李父不再是父母' }).click();
  await page.getByText('李父不再记为李小红的父母').waitFor();
  expect(await known(father)).toEqual([]);
});

it.each([
  [390, 844, 'light'],
  [1440, 900, 'dark'],
] as const)('the picture fits a window of %i × %i', async (width, height, scheme) => {
  const self = await meets('陈女士');
  const others: [string, string][] = [
    ['陈父', 'parent'],
    ['陈母', 'parent'],
    ['陈先生', 'spouse'],
    ['陈姐姐', 'sibling'],
    ['陈小宝', 'child'],
    ['陈大宝', 'child'],
    ['老同事', 'colleague'],
  ];
  for (const [name, kind] of others) await dogear.api('PUT', path(self), { other: await meets(name), kind });
  await open(self, { width, height, scheme });
  await picture('陈女士').getByRole('link', { name: '陈大宝' }).waitFor();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  expect(await nameless(page)).toEqual([]);
  expect(await seriousFindings(page)).toEqual([]);
  const shots = process.env.SHOTS;
  if (shots) await page.screenshot({ path: `${shots}/household-${width}.png`, fullPage: true });
});
