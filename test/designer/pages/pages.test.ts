import { describe, expect, it } from 'vitest';
import type { PersonProfile } from '../../../runtime/wire/api/people.ts';
import type { SdkAnswer } from '../../../runtime/wire/api/sdk.ts';
import type { Page } from '../../../runtime/wire/api/shared.ts';
import { seriousFindings } from '../../support/axe.ts';
import { nameless, overflow, picks, settled } from '../../support/designer-pages.ts';
import { designerStage } from '../../support/designer-stage.ts';

const stage = designerStage();
const { open, sees, address } = stage;

it('before the first reading the home page gives the script and waits; then it shows the reading', async () => {
  await open('/');
  await sees('正在等待第一次阅读');
  await sees(`<script async src="${stage.dogear.url}/dogear.js" data-key="pk_test_site"></script>`);
  await stage.scene.customer('第一位客户');
  await stage.page.getByText('正在等待第一次阅读').waitFor({ state: 'detached' });
  expect(await stage.page.getByRole('link', { name: /感知/ }).innerText()).toMatch(/阅读\s+1\s/);
});

it('the settings give both lines that load the SDK, and copy them', async () => {
  const { snippets } = await stage.dogear.api<SdkAnswer>(
    'GET',
    `/api/sdk?origin=${stage.dogear.url}&key=pk_test_site`,
  );
  await open('/settings');
  await sees(snippets.simple);
  await sees(snippets.pinned);
  await sees('随运行时更新');
  await sees('固定在这一版');
  await stage.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await stage.page
    .locator('.embed', { hasText: '固定在这一版' })
    .getByRole('button', { name: '复制' })
    .click();
  await sees('已复制');
  expect(await stage.page.evaluate(() => navigator.clipboard.readText())).toBe(snippets.pinned);
});

it('the settings tell what the script had to drop, and why', async () => {
  await open('/settings');
  await sees('脚本一条消息也没有丢弃');
  const counts = { overflow: 1_200, 'http-403': 3 };
  await stage.dogear.collect({
    ...{ key: 'pk_test_site', sentAt: Date.now(), device: 'device-of-drops' },
    messages: [{ type: 'drops', id: stage.dogear.world.id(), at: Date.now(), counts }],
  });
  await stage.page.reload();
  await stage.page.getByRole('row', { name: /积压超过 10,000 条.*1,200 0/ }).waitFor();
  await stage.page.getByRole('row', { name: /服务器拒收，状态 403.*3 0/ }).waitFor();
});

it('a link signs in, and its token leaves the address', async () => {
  await open('/people?q=a');
  await stage.page.getByRole('heading', { name: '客户' }).waitFor();
  expect(await address()).toBe('/designer/people?q=a');
  await stage.page.reload();
  await stage.page.getByRole('heading', { name: '客户' }).waitFor();
});

it('a token that nobody has leads to the sign-in page, and in again to where one was', async () => {
  await open('/settings', { token: 'nobody' });
  await stage.page.getByLabel('管理员令牌').fill(stage.dogear.adminToken);
  await stage.page.keyboard.press('Enter');
  await stage.page.getByRole('heading', { name: '设置' }).waitFor();
  expect(stage.faults().filter((fault) => !fault.includes('401'))).toEqual([]);
});

it('a content shows every paragraph with its time, and filters by what the address names', async () => {
  await stage.scene.customer('内容读者');
  await open('/contents');
  await stage.page.getByRole('link', { name: '关于等待期' }).click();
  const paragraph = stage.page.getByRole('listitem').filter({ hasText: '既往症没有期限' });
  await paragraph.getByText('8 秒', { exact: true }).waitFor();
  await paragraph.getByText('100%').waitFor();
  expect(await stage.page.locator('.figures').innerText(), 'three paragraphs of 8 s').toMatch(
    /平均投入\s+24 秒/,
  );
  await stage.page.getByRole('button', { name: '电脑' }).click();
  await sees('这个范围里没有阅读');
  expect(await address()).toContain('device=desktop');
  await stage.page.getByRole('button', { name: '手机' }).click();
  await sees('既往症没有期限');
});

it('the heat of one person is one click away, and back', async () => {
  const { id } = await stage.scene.customer('孙女士');
  await open(`/people/${id}`);
  await stage.page.getByRole('link', { name: '关于等待期' }).click();
  await sees('只看孙女士');
  expect(await address()).toContain(`person=${id}`);
  await stage.page.getByRole('button', { name: '看所有人' }).click();
  await stage.page.getByPlaceholder('只看一位客户').fill('孙女');
  await stage.page.getByRole('button', { name: '孙女士' }).click();
  await sees('只看孙女士');
  await stage.page.goBack();
  await stage.page.getByRole('heading', { name: '孙女士' }).waitFor();
});

it('the heat of a segment is chosen beside it, and compared with everybody', async () => {
  const { id } = await stage.scene.customer('金卡客户');
  await stage.scene.customer('别的客户');
  const condition = { operand: { of: 'attribute', name: 'name' }, operator: 'is', value: '金卡客户' };
  await stage.dogear.api('PUT', '/api/segments/gold', { name: '金卡', condition });
  await stage.dogear.worker.tick();
  const { readings } = await stage.dogear.api<PersonProfile>('GET', `/api/people/${id}`);
  expect(readings).toBe(1);
  await open('/contents');
  await stage.page.getByRole('link', { name: '关于等待期' }).click();
  await picks(stage.page, '谁读的', '金卡');
  await expect.poll(() => stage.page.locator('.figures').innerText()).toMatch(/阅读次数\s+1\s/);
  expect(await address()).toContain('segment=gold');
  await stage.page.getByLabel('对照').selectOption({ label: '所有人' });
  await stage.page.getByRole('heading', { name: /A 这个人群/ }).waitFor();
  await stage.page.getByRole('heading', { name: /B 所有人/ }).waitFor();
});

describe('a person', () => {
  it('is found by name; identifiers are masked; readings are strips; runs lead to their trace', async () => {
    const { id, task } = await stage.scene.customer('王小姐');
    await open('/people');
    await stage.page.keyboard.press('/');
    await stage.page.keyboard.type('王小');
    await stage.page.getByRole('link', { name: '王小姐' }).click();
    await sees('138****');
    await stage.page.getByRole('img', { name: /《关于等待期》的阅读热度/ }).waitFor();
    expect(await stage.page.content()).not.toContain('1380000');
    expect(await stage.page.getByRole('link', { name: '咨询交给代理人' }).getAttribute('href')).toBe(
      `/designer/runs/${task.runId}`,
    );
    expect(await address()).toBe(`/designer/people/${id}`);
  });

  it('is given to an agent, and the change is taken back by a key', async () => {
    const { id } = await stage.scene.customer('赵先生');
    await open(`/people/${id}`);
    await picks(stage.page, '归属代理人', '何志远');
    await sees('赵先生现在归属何志远');
    await stage.page.keyboard.press('Control+z');
    await sees('138****');
    await expect.poll(() => stage.page.getByLabel('归属代理人').innerText()).toBe('无人归属');
    expect(await stage.dogear.api('GET', `/api/people/${id}`)).toMatchObject({ owner: null });
  });
});

it('a task shows its evidence and goes to another agent', async () => {
  const { task } = await stage.scene.customer('李女士');
  await open('/tasks?state=offered&agent=zhou');
  await stage.page.getByRole('row').filter({ hasText: '李女士' }).getByRole('link').first().click();
  await sees('读完等待期以后点了咨询');
  await sees('您好，看到您在关心等待期。');
  await stage.page.getByRole('img', { name: /读完度 100%/ }).waitFor();
  await picks(stage.page, '代理人', '何志远');
  await sees('已转派给何志远');
  await sees('管理员转派给何志远');
  expect(await stage.dogear.api('GET', `/api/tasks/${task.id}`)).toMatchObject({ agent: { id: 'he' } });
});

it('an agent is added, and the copied link opens their page', async () => {
  await open('/settings');
  await stage.page.getByLabel('姓名').fill('林晓');
  await stage.page.getByRole('button', { name: '添加代理人' }).click();
  const row = stage.page.getByRole('row').filter({ hasText: '林晓' });
  const link = await row.getByRole('link', { name: '打开' }).getAttribute('href');
  expect(link).toMatch(/^http:.*\/agent\/#token=/);
  await stage.page.goto(link as string);
  await sees('林晓，你好');
});

it('everything is reached by keys, and they are listed', async () => {
  const { id } = await stage.scene.customer('最近的客户');
  await open('/');
  await stage.page.getByRole('heading', { name: '首页' }).waitFor();
  await stage.page.keyboard.press('g');
  await stage.page.keyboard.press('p');
  await stage.page.getByRole('link', { name: '最近的客户' }).waitFor();
  await stage.page.keyboard.press('j');
  await stage.page.keyboard.press('Enter');
  await stage.page.getByRole('heading', { name: '最近的客户' }).waitFor();
  expect(await address()).toBe(`/designer/people/${id}`);
  await stage.page.keyboard.press('?');
  await stage.page.getByRole('dialog', { name: '此页可用的键' }).waitFor();
  await stage.page.keyboard.press('Escape');
  await stage.page.keyboard.press('l');
  await stage.page.getByRole('link', { name: 'People' }).first().waitFor();
});

describe('every page', () => {
  const PATHS = [
    '/',
    '/contents',
    '/people',
    '/segments',
    '/segments/new',
    '/tasks',
    '/settings',
    '/nowhere',
  ];

  it.each(['zh-CN', 'en-GB'])('fits its window, names its controls and itself (%s)', async (locale) => {
    const { id, task } = await stage.scene.customer('周先生');
    await open('/', { locale, scheme: 'dark' });
    for (const path of [...PATHS, `/people/${id}`, `/tasks/${task.id}`]) {
      await stage.page.goto(`${stage.dogear.url}/designer${path}`);
      await settled(stage.page);
      expect(await nameless(stage.page), path).toEqual([]);
      expect(await stage.page.title()).toMatch(/折角|Dogear/);
      for (const width of [1280, 820]) {
        await stage.page.setViewportSize({ width, height: 900 });
        expect(await overflow(stage.page), `${path} at ${width}`).toBeLessThanOrEqual(0);
      }
    }
  });

  it("has nothing that axe finds serious, the canvas and the agent's page too, by day and by night", async () => {
    const { id, task } = await stage.scene.customer('郑女士');
    const first = async (kind: string) =>
      (await stage.dogear.api<Page<{ id: string }>>('GET', `/api/${kind}`)).items[0]?.id;
    const paths = [`/journeys/${await first('journeys')}`, `/contents/${await first('contents')}`];
    await open('/', { scheme: 'dark' });
    for (const path of [...PATHS, '/journeys', ...paths, `/people/${id}`, `/tasks/${task.id}`]) {
      await stage.page.goto(`${stage.dogear.url}/designer${path}`);
      await settled(stage.page);
      expect(await seriousFindings(stage.page), path).toEqual([]);
    }
    await stage.page.emulateMedia({ colorScheme: 'light' });
    expect(await seriousFindings(stage.page)).toEqual([]);
    await stage.page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
    expect(await seriousFindings(stage.page), 'what is wrong is found').toEqual([
      expect.stringContaining('button-name'),
    ]);
    await stage.page.context().close();
    await stage.opens('/agent/', { token: await stage.dogear.agent('axe', '周敏'), width: 390, height: 844 });
    await stage.page.getByRole('heading').first().waitFor();
    expect(await seriousFindings(stage.page), 'the agent').toEqual([]);
  });

  it('that finds nothing says what to do next', async () => {
    await open('/people/nobody');
    await sees('请从列表重新打开');
    await stage.page.goto(`${stage.dogear.url}/designer/nowhere`);
    await stage.page.getByRole('button', { name: '回到首页' }).click();
    await stage.page.getByRole('heading', { name: '首页' }).waitFor();
    expect(stage.faults()).toEqual([expect.stringContaining('404')]);
  });
});
