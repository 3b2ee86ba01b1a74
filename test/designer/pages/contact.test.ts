import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RuntimeSettings } from '../../../runtime/wire/api/contact.ts';
import type { PersonProfile } from '../../../runtime/wire/api/people.ts';
import type { AgentShown, UnitShown } from '../../../runtime/wire/api/settings.ts';
import type { Page } from '../../../runtime/wire/api/shared.ts';
import { seriousFindings } from '../../support/axe.ts';
import { nameless, overflow, picks, settled } from '../../support/designer-pages.ts';
import { designerStage } from '../../support/designer-stage.ts';

const stage = designerStage();
const { open, sees, presses } = stage;
let usual: RuntimeSettings;

beforeAll(async () => {
  usual = await stage.dogear.api('GET', '/api/settings');
});

const settings = () => stage.dogear.api<RuntimeSettings>('GET', '/api/settings');
const profile = (id: string) => stage.dogear.api<PersonProfile>('GET', `/api/people/${id}`);

describe('the rules of contact', () => {
  beforeEach(async () => {
    await stage.dogear.api('PUT', '/api/settings', { traceDays: usual.traceDays, contact: usual.contact });
    await open('/settings');
    await stage.page.getByRole('link', { name: '联系规则' }).click();
    await stage.page.getByRole('heading', { name: '免打扰时段' }).waitFor();
  });

  it('are changed, each with what it does and costs, saved by a key and taken back by one', async () => {
    await sees('代价是这些人永远收不到任何联系');
    await stage.page.getByLabel('从不联系的人占').fill('10');
    await stage.page.getByLabel('从', { exact: true }).fill('21:30');
    await stage.page.getByRole('checkbox', { name: '跟进任务' }).check();
    await stage.page.getByLabel('每人最多（次）').fill('5');
    await stage.page.getByLabel('运行结束后保留（天）').fill('90');
    await sees('有没保存的改动');
    await stage.page.keyboard.press('Control+s');
    await sees('联系规则已保存，从现在起生效');
    expect(await settings()).toMatchObject({
      traceDays: 90,
      contact: {
        holdOut: 0.1,
        quiet: { from: 21 * 60 + 30, to: 8 * 60, holds: ['webhook', 'task'] },
        budget: { contacts: 5, days: 7 },
      },
    });
    await stage.page.getByText('联系规则已保存，从现在起生效').click();
    await stage.page.keyboard.press('Control+z');
    await expect.poll(settings).toEqual(usual);
    await expect.poll(() => stage.page.getByLabel('每人最多（次）').inputValue()).toBe('20');
  });

  it('can be switched off one by one', async () => {
    for (const name of ['晚上不打扰', '限制次数', '限制每天的任务', '到期删除']) {
      await stage.page.getByRole('group', { name }).getByRole('radio', { name: '否' }).check();
    }
    await presses('保存');
    await sees('联系规则已保存');
    expect(await settings()).toMatchObject({
      traceDays: null,
      contact: { quiet: null, budget: null, capacity: null },
    });
  });

  it('say what is wrong where it is wrong, and save nothing', async () => {
    await stage.page.getByLabel('每人最多（次）').fill('1.5');
    await stage.page.getByLabel('从不联系的人占').fill('95');
    await presses('保存');
    await sees('请填 0 到 10000 的整数');
    await sees('请填 0 到 90%');
    await sees('有填得不对的地方');
    expect(await settings()).toEqual(usual);
    await presses('放弃改动');
    await sees('已是保存的样子');
  });

  it('that two operators save at once are shown side by side; nothing is lost', async () => {
    await stage.page.getByLabel('每人最多（次）').fill('9');
    await stage.dogear.api('PUT', '/api/settings', { contact: { ...usual.contact, holdOut: 0.2 } });
    await presses('保存');
    const dialog = stage.page.getByRole('dialog', { name: '别人刚保存过规则' });
    await dialog.getByRole('row', { name: '从不联系的人占 0% 20%' }).waitFor();
    await dialog.getByRole('row', { name: '每人最多（次） 9 20' }).waitFor();
    expect((await settings()).contact).toMatchObject({ holdOut: 0.2, budget: { contacts: 20 } });
    await dialog.getByRole('button', { name: '改用已保存的' }).click();
    expect(await stage.page.getByLabel('从不联系的人占').inputValue()).toBe('20');
    expect(stage.faults(), 'the refusal is no fault').toEqual([expect.stringContaining('409')]);
  });

  it('can differ at a site, until it goes by the shared ones again', async () => {
    await stage.page.getByLabel('适用于').selectOption({ label: 'Test' });
    await sees('这个站点现在用的是所有站点的规则');
    await stage.page.getByLabel('每人最多（次）').fill('2');
    await presses('保存');
    await sees('这个站点有自己的规则');
    expect(await stage.dogear.api('GET', '/api/sites/test/contact')).toMatchObject({
      own: true,
      rules: { budget: { contacts: 2 } },
    });
    await presses('改回所有站点的规则');
    await sees('这个站点现在用的是所有站点的规则');
  });
});

describe('the block list', () => {
  it('takes a person by name with a reason, finds them, and lets them off again', async () => {
    const { id } = await stage.scene.customer('被打扰的人');
    await open('/settings/contact');
    await sees('黑名单是空的');
    await presses('列入黑名单');
    await sees('请选一位客户，并写明原因');
    await stage.page.getByLabel('客户', { exact: true }).click();
    await stage.page.getByRole('option', { name: /被打扰的人/ }).click();
    await stage.page.getByLabel('原因').fill('投诉');
    await presses('列入黑名单');
    await stage.page.getByRole('row', { name: /被打扰的人 投诉/ }).waitFor();
    expect((await profile(id)).permission.blocked).toBe('投诉');
    await stage.page.getByPlaceholder('姓名、手机号或客户号').fill('没有的人');
    await sees('名单上没有“没有的人”');
    await stage.page.getByPlaceholder('姓名、手机号或客户号').fill('被打扰');
    await presses('移出被打扰的人');
    await sees('被打扰的人已移出黑名单');
    expect((await profile(id)).permission.blocked).toBeNull();
    await presses('撤销');
    await expect.poll(async () => (await profile(id)).permission.blocked).toBe('投诉');
  });
});

it('on the page of a person consent is shown, changed, and its history kept', async () => {
  const { id } = await stage.scene.customer('说了不的人');
  await open(`/people/${id}`);
  await stage.page.getByRole('combobox', { name: /^同意/ }).selectOption({ label: '拒绝联系' });
  await sees('说了不的人：拒绝联系');
  await stage.page.getByLabel('原因').fill('家人代为要求');
  await presses('列入黑名单');
  await sees('在黑名单上：家人代为要求');
  await presses('撤销');
  await stage.page.getByLabel('原因').waitFor();
  await stage.page.getByText('变更记录').click();
  const history = await stage.page.locator('details .ledger').innerText();
  expect(history.split('\n').map((line) => line.replace(/^.*\d\d:\d\d\s*/, ''))).toEqual([
    '移出黑名单',
    '列入黑名单：家人代为要求',
    '拒绝联系',
  ]);
  expect((await profile(id)).permission).toEqual({ consent: 'denied', blocked: null });
});

it('the organisation is built, an agent moved and given a number, and tasks can go to the unit', async () => {
  const unit = async (name: string) =>
    (await stage.dogear.api<Page<UnitShown>>('GET', '/api/units')).items.find((one) => one.name === name);
  const zhou = async () =>
    (await stage.dogear.api<Page<AgentShown>>('GET', '/api/agents')).items.find(({ id }) => id === 'zhou');
  await open('/settings/units');
  await sees('还没有单位');
  await sees('工时 09:00–18:00（Asia/Shanghai）');
  await stage.page.getByLabel('单位名称').fill('华东');
  await presses('添加单位');
  await stage.page.getByRole('region', { name: '华东' }).waitFor();
  await stage.page.getByLabel('单位名称').fill('上海');
  await picks(stage.page, '上级', '华东');
  await presses('添加单位');
  await stage.page.getByRole('region', { name: '上海' }).waitFor();
  await picks(stage.page, '周敏的单位', '上海');
  await sees('周敏移到了上海');
  await stage.page.getByRole('region', { name: '上海' }).getByRole('link', { name: '周敏' }).waitFor();
  await sees('0 位，连同下级 1 位');
  await stage.page.getByLabel('周敏每天最多几条任务').fill('12');
  await stage.page.keyboard.press('Tab');
  await sees('周敏每天最多 12 条任务');
  expect(await zhou()).toMatchObject({ capacity: 12, unit: (await unit('上海'))?.id });
  await presses('修改上海');
  const dialog = stage.page.getByRole('dialog');
  expect(await dialog.getByLabel('上级').innerText()).toBe('华东');
  await dialog.getByLabel('上级').click();
  await dialog.getByRole('option').first().waitFor();
  expect(await dialog.getByRole('option').allInnerTexts(), 'never itself').toEqual(['华东']);
  await stage.page.keyboard.press('Escape');
  await dialog.getByLabel('单位名称').fill('上海一部');
  await dialog.getByRole('button', { name: '保存' }).click();
  await stage.page.getByRole('region', { name: '上海一部' }).waitFor();
  await presses('撤销');
  await stage.page.getByRole('region', { name: '上海', exact: true }).waitFor();
});

it('a unit goes once nobody is in it, and comes back by undo; before that it is said what keeps it', async () => {
  await stage.dogear.api('PUT', '/api/units/above', { name: '大区' });
  await stage.dogear.api('PUT', '/api/units/below', { name: '小组', parent: 'above' });
  await open('/settings/units');
  await presses('删除大区');
  await sees('这个单位里还有代理人或下级单位');
  await presses('删除小组');
  await sees('单位“小组”已删除');
  await presses('删除大区');
  await sees('单位“大区”已删除');
  await stage.page.getByRole('region', { name: '大区' }).waitFor({ state: 'detached' });
  await presses('撤销');
  await stage.page.getByRole('region', { name: '大区' }).waitFor();
  expect(stage.faults(), 'the refusal is no fault').toEqual([expect.stringContaining('409')]);
});

it.each(['zh-CN', 'en-GB'])(
  'these pages fit their window and axe finds nothing serious (%s)',
  async (locale) => {
    const { id } = await stage.scene.customer('看得见的人');
    await open('/settings', { locale });
    for (const path of ['/settings/contact', '/settings/units', `/people/${id}`]) {
      await stage.page.goto(`${stage.dogear.url}/designer${path}`);
      await settled(stage.page);
      expect(await nameless(stage.page), path).toEqual([]);
      expect(await seriousFindings(stage.page), path).toEqual([]);
      for (const width of [1280, 820, 390]) {
        await stage.page.setViewportSize({ width, height: 844 });
        expect(await overflow(stage.page), `${path} at ${width}`).toBeLessThanOrEqual(0);
      }
    }
  },
);
