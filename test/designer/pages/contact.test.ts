import type { Page as Tab } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RuntimeSettings } from '../../../runtime/wire/api/contact.ts';
import type { PersonProfile } from '../../../runtime/wire/api/people.ts';
import type { AgentShown, UnitShown } from '../../../runtime/wire/api/settings.ts';
import type { Page } from '../../../runtime/wire/api/shared.ts';
import { seriousFindings } from '../../support/axe.ts';
import { type Scene, setScene } from '../../support/customers.ts';
import { nameless, openPages, overflow, type Pages, settled } from '../../support/designer-pages.ts';
import { type Dogear, startDogear } from '../../support/dogear.ts';

let dogear: Dogear;
let pages: Pages;
let scene: Scene;
let page: Tab;
let usual: RuntimeSettings;

beforeAll(async () => {
  dogear = await startDogear();
  pages = await openPages(dogear);
  scene = await setScene(dogear);
  usual = await dogear.api('GET', '/api/settings');
});
afterAll(async () => {
  await pages?.close();
  await dogear?.close();
});
afterEach(async () => {
  await page?.context().close();
  expect(pages.faults()).toEqual([]);
});

const open = async (path: string, options: Parameters<Pages['open']>[1] = {}) => {
  page = await pages.open(`/designer${path}`, { token: dogear.adminToken, ...options });
};
const sees = (text: string | RegExp) => page.getByText(text).first().waitFor();
const presses = (name: string) => page.getByRole('button', { name, exact: true }).click();
const settings = () => dogear.api<RuntimeSettings>('GET', '/api/settings');
const profile = (id: string) => dogear.api<PersonProfile>('GET', `/api/people/${id}`);

describe('the rules of contact', () => {
  beforeEach(async () => {
    await dogear.api('PUT', '/api/settings', { traceDays: usual.traceDays, contact: usual.contact });
    await open('/settings');
    await page.getByRole('link', { name: '联系规则' }).click();
    await page.getByRole('heading', { name: '免打扰时段' }).waitFor();
  });

  it('are changed, each with what it does and costs, saved by a key and taken back by one', async () => {
    await sees('代价是这些人永远收不到任何联系');
    await page.getByLabel('从不联系的人占').fill('10');
    await page.getByLabel('从', { exact: true }).fill('21:30');
    await page.getByRole('checkbox', { name: '跟进任务' }).check();
    await page.getByLabel('每人最多（次）').fill('5');
    await page.getByLabel('运行结束后保留（天）').fill('90');
    await sees('有没保存的改动');
    await page.keyboard.press('Control+s');
    await sees('联系规则已保存，从现在起生效');
    expect(await settings()).toMatchObject({
      traceDays: 90,
      contact: {
        holdOut: 0.1,
        quiet: { from: 21 * 60 + 30, to: 8 * 60, holds: ['webhook', 'task'] },
        budget: { contacts: 5, days: 7 },
      },
    });
    await page.getByText('联系规则已保存，从现在起生效').click();
    await page.keyboard.press('Control+z');
    await expect.poll(settings).toEqual(usual);
    expect(await page.getByLabel('每人最多（次）').inputValue()).toBe('20');
  });

  it('can be switched off one by one', async () => {
    for (const name of ['晚上不打扰', '限制次数', '限制每天的任务', '到期删除']) {
      await page.getByRole('group', { name }).getByRole('radio', { name: '否' }).check();
    }
    await presses('保存');
    await sees('联系规则已保存');
    expect(await settings()).toMatchObject({
      traceDays: null,
      contact: { quiet: null, budget: null, capacity: null },
    });
  });

  it('say what is wrong where it is wrong, and save nothing', async () => {
    await page.getByLabel('每人最多（次）').fill('1.5');
    await page.getByLabel('从不联系的人占').fill('95');
    await presses('保存');
    await sees('请填 0 到 10000 的整数');
    await sees('请填 0 到 90%');
    await sees('有填得不对的地方');
    expect(await settings()).toEqual(usual);
    await presses('放弃改动');
    await sees('已是保存的样子');
  });

  it('that two operators save at once are shown side by side; nothing is lost', async () => {
    await page.getByLabel('每人最多（次）').fill('9');
    await dogear.api('PUT', '/api/settings', { contact: { ...usual.contact, holdOut: 0.2 } });
    await presses('保存');
    const dialog = page.getByRole('dialog', { name: '别人刚保存过规则' });
    await dialog.getByRole('row', { name: '从不联系的人占 0% 20%' }).waitFor();
    await dialog.getByRole('row', { name: '每人最多（次） 9 20' }).waitFor();
    expect((await settings()).contact).toMatchObject({ holdOut: 0.2, budget: { contacts: 20 } });
    await dialog.getByRole('button', { name: '改用已保存的' }).click();
    expect(await page.getByLabel('从不联系的人占').inputValue()).toBe('20');
    expect(pages.faults(), 'the refusal is no fault').toEqual([expect.stringContaining('409')]);
  });

  it('can differ at a site, until it goes by the shared ones again', async () => {
    await page.getByLabel('适用于').selectOption({ label: 'Test' });
    await sees('这个站点现在用的是所有站点的规则');
    await page.getByLabel('每人最多（次）').fill('2');
    await presses('保存');
    await sees('这个站点有自己的规则');
    expect(await dogear.api('GET', '/api/sites/test/contact')).toMatchObject({
      own: true,
      rules: { budget: { contacts: 2 } },
    });
    await presses('改回所有站点的规则');
    await sees('这个站点现在用的是所有站点的规则');
  });
});

describe('the block list', () => {
  it('takes a person by name with a reason, finds them, and lets them off again', async () => {
    const { id } = await scene.customer('被打扰的人');
    await open('/settings/contact');
    await sees('黑名单是空的');
    await presses('列入黑名单');
    await sees('请选一位客户，并写明原因');
    await page.getByLabel('客户', { exact: true }).click();
    await page.getByRole('option', { name: /被打扰的人/ }).click();
    await page.getByLabel('原因').fill('投诉');
    await presses('列入黑名单');
    await page.getByRole('row', { name: /被打扰的人 投诉/ }).waitFor();
    expect((await profile(id)).permission.blocked).toBe('投诉');
    await page.getByPlaceholder('姓名、手机号或客户号').fill('没有的人');
    await sees('名单上没有“没有的人”');
    await page.getByPlaceholder('姓名、手机号或客户号').fill('被打扰');
    await presses('移出 被打扰的人');
    await sees('被打扰的人已移出黑名单');
    expect((await profile(id)).permission.blocked).toBeNull();
    await presses('撤销');
    await expect.poll(async () => (await profile(id)).permission.blocked).toBe('投诉');
  });
});

it('on the page of a person consent is shown, changed, and its history kept', async () => {
  const { id } = await scene.customer('说了不的人');
  await open(`/people/${id}`);
  await page.getByRole('combobox', { name: /^同意/ }).selectOption({ label: '拒绝联系' });
  await sees('说了不的人：拒绝联系');
  await page.getByLabel('原因').fill('家人代为要求');
  await presses('列入黑名单');
  await sees('在黑名单上：家人代为要求');
  await presses('撤销');
  await page.getByLabel('原因').waitFor();
  await page.getByText('变更记录').click();
  const history = await page.locator('details .ledger').innerText();
  expect(history.split('\n').map((line) => line.replace(/^.*\d\d:\d\d\s*/, ''))).toEqual([
    '移出黑名单',
    '列入黑名单：家人代为要求',
    '拒绝联系',
  ]);
  expect((await profile(id)).permission).toEqual({ consent: 'denied', blocked: null });
});

it('the organisation is built, an agent moved and given a number, and tasks can go to the unit', async () => {
  const unit = async (name: string) =>
    (await dogear.api<Page<UnitShown>>('GET', '/api/units')).items.find((one) => one.name === name);
  const zhou = async () =>
    (await dogear.api<Page<AgentShown>>('GET', '/api/agents')).items.find(({ id }) => id === 'zhou');
  await open('/settings/units');
  await sees('还没有单位');
  await sees('工时 09:00–18:00（Asia/Shanghai）');
  await page.getByLabel('单位名称').fill('华东');
  await presses('添加单位');
  await page.getByRole('region', { name: '华东' }).waitFor();
  await page.getByLabel('单位名称').fill('上海');
  await page.getByLabel('上级').selectOption({ label: '华东' });
  await presses('添加单位');
  await page.getByRole('region', { name: '上海' }).waitFor();
  await page.getByLabel('周敏的单位').selectOption({ label: '上海' });
  await sees('周敏移到了上海');
  await page.getByRole('region', { name: '上海' }).getByRole('link', { name: '周敏' }).waitFor();
  await sees('0 位，连同下级 1 位');
  await page.getByLabel('周敏每天最多几条任务').fill('12');
  await page.keyboard.press('Tab');
  await sees('周敏每天最多 12 条任务');
  expect(await zhou()).toMatchObject({ capacity: 12, unit: (await unit('上海'))?.id });
  await presses('修改 上海');
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByLabel('上级').locator('option').allInnerTexts()).toEqual(['（最上级）', '华东']);
  await dialog.getByLabel('单位名称').fill('上海一部');
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByRole('region', { name: '上海一部' }).waitFor();
  await presses('撤销');
  await page.getByRole('region', { name: '上海', exact: true }).waitFor();
});

it.each(['zh-CN', 'en-GB'])(
  'these pages fit their window and axe finds nothing serious (%s)',
  async (locale) => {
    const { id } = await scene.customer('看得见的人');
    await open('/settings', { locale });
    for (const path of ['/settings/contact', '/settings/units', `/people/${id}`]) {
      await page.goto(`${dogear.url}/designer${path}`);
      await settled(page);
      expect(await nameless(page), path).toEqual([]);
      expect(await seriousFindings(page), path).toEqual([]);
      for (const width of [1280, 820, 390]) {
        await page.setViewportSize({ width, height: 844 });
        expect(await overflow(page), `${path} at ${width}`).toBeLessThanOrEqual(0);
      }
    }
  },
);
