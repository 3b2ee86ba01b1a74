import { expect, it } from 'vitest';
import type { RunShown } from '../../../runtime/wire/api/journeys.ts';
import type { TaskShown } from '../../../runtime/wire/api/tasks.ts';
import { nameless, overflow, settled } from '../../support/designer-pages.ts';
import { designerStage } from '../../support/designer-stage.ts';

const stage = designerStage();
const { sees } = stage;

const open = (path = '/', token = stage.scene.zhou, locale = 'zh-CN') =>
  stage.opens(`/agent${path}`, { token, locale, width: 390, height: 844 });
const card = (name: string) => stage.page.getByRole('listitem').filter({ hasText: name });
const taskOf = (id: string) => stage.dogear.api<TaskShown>('GET', `/api/tasks/${id}`);

it('a task is accepted, and two taps later its outcome moves the journey', async () => {
  const { task } = await stage.scene.customer('张女士');
  await open();
  await card('张女士').getByText('读完等待期以后点了咨询').waitFor();
  await card('张女士')
    .getByRole('img', { name: /读完度 100%/ })
    .waitFor();
  await card('张女士').getByRole('button', { name: '接受' }).click();
  await card('张女士').waitFor({ state: 'detached' });
  await stage.page.getByRole('tab', { name: /已接受/ }).click();
  await card('张女士').getByRole('button', { name: '记录结果' }).click();
  await card('张女士').getByRole('button', { name: '已约见' }).click();
  await card('张女士').waitFor({ state: 'detached' });
  await stage.page.getByRole('tab', { name: /完成/ }).click();
  await card('张女士').getByText('完成 · 已约见').waitFor();
  expect(await taskOf(task.id)).toMatchObject({ state: 'done', outcome: 'appointment' });
  const run = await stage.dogear.api<RunShown>('GET', `/api/runs/${task.runId}`);
  expect(run.trace.map(({ node, exit }) => [node, exit])).toContainEqual(['task', 'positive']);
});

it('the task page has the paragraphs with their seconds, the phone, and a note that goes along', async () => {
  const { task } = await stage.scene.customer('李女士');
  await open(`/tasks/${task.id}`);
  await stage.page
    .getByRole('listitem')
    .filter({ hasText: '等待期从合同生效日开始计算' })
    .getByText('8 秒', { exact: true })
    .waitFor();
  expect(await stage.page.getByRole('link', { name: /打电话/ }).getAttribute('href')).toMatch(/^tel:1380000/);
  await stage.page.getByLabel('备注').fill('周六上午见面');
  await stage.page.reload();
  expect(await stage.page.getByLabel('备注').inputValue()).toBe('周六上午见面');
  await stage.page.getByRole('button', { name: '接受' }).click();
  await stage.page.getByRole('button', { name: '已联系' }).click();
  await stage.page.getByRole('button', { name: '已联系' }).waitFor({ state: 'detached' });
  expect(await taskOf(task.id)).toMatchObject({ state: 'contacted', note: '周六上午见面' });
});

it('without a network the outcome is kept, said, and sent once the network is back', async () => {
  const { task } = await stage.scene.customer('王先生');
  await stage.dogear.api('POST', `/api/tasks/${task.id}/accept`, {}, { token: stage.scene.zhou });
  await open('/?heap=accepted');
  await card('王先生').getByRole('button', { name: '记录结果' }).click();
  await stage.page.context().setOffline(true);
  await sees('没有网络');
  await card('王先生').getByRole('button', { name: '感兴趣', exact: true }).click();
  await card('王先生').getByText('待发送：感兴趣').waitFor();
  expect((await taskOf(task.id)).state).toBe('accepted');
  await stage.page.context().setOffline(false);
  await card('王先生').waitFor({ state: 'detached' });
  expect(await taskOf(task.id)).toMatchObject({ state: 'done', outcome: 'interested' });
  expect(stage.faults().every((fault) => fault.includes('ERR_INTERNET_DISCONNECTED'))).toBe(true);
});

it('a task can be put off, handed over and declined', async () => {
  const [later, over, no] = [
    await stage.scene.customer('晚些'),
    await stage.scene.customer('换人'),
    await stage.scene.customer('不接'),
  ];
  await open();
  await card('晚些').getByRole('button', { name: '稍后' }).click();
  await stage.page.getByRole('dialog').getByRole('button', { name: '明天上午' }).click();
  await card('晚些').getByText('放到明天 09:00').waitFor();
  await card('换人').getByRole('button', { name: '转派' }).click();
  await stage.page.getByRole('dialog').getByRole('button', { name: '何志远' }).click();
  await card('换人').waitFor({ state: 'detached' });
  await card('不接').getByRole('button', { name: '谢绝' }).click();
  await stage.page.getByRole('dialog').getByRole('button', { name: '谢绝' }).click();
  await card('不接').waitFor({ state: 'detached' });
  expect((await taskOf(later.task.id)).snoozedUntil).toBeGreaterThan(Date.now());
  expect((await taskOf(over.task.id)).agent?.id).toBe('he');
  expect((await taskOf(no.task.id)).state).toBe('declined');
});

it('a new task is announced while somebody looks, and shown when they ask for it', async () => {
  await stage.scene.customer('先来');
  await open('/', '');
  await stage.page.clock.install();
  await stage.page.goto(`${stage.dogear.url}/agent/#token=${stage.scene.zhou}`);
  await card('先来').waitFor();
  await stage.scene.customer('后到');
  await stage.page.clock.runFor(30_000);
  await sees('有新的变化');
  expect(await card('后到').count()).toBe(0);
  await stage.page.getByRole('button', { name: /有新的变化/ }).click();
  await card('后到').waitFor();
});

it('the customer’s page in short shows what they care about and did', async () => {
  const { task } = await stage.scene.customer('赵女士');
  await open(`/tasks/${task.id}`);
  await stage.page.getByRole('link', { name: '看这位客户' }).click();
  await stage.page.getByRole('heading', { name: '赵女士' }).waitFor();
  await stage.page.getByRole('img', { name: /《关于等待期》的阅读热度/ }).waitFor();
  await stage.page.goBack();
  await sees('建议开场');
});

it('nobody sees the tasks of a colleague', async () => {
  const { task } = await stage.scene.customer('别人的客户');
  await open(`/tasks/${task.id}`, stage.scene.he);
  await sees('找不到它');
  expect(await stage.page.content()).not.toContain('别人的客户');
  expect(stage.faults()).toEqual([expect.stringContaining('404')]);
});

it('who is signed out is told how to get in, and a pasted link does it', async () => {
  await stage.opens('/agent/', { width: 390, height: 844 });
  await sees('你还没有登录');
  await stage.page
    .getByLabel('或者粘贴链接')
    .fill(`${stage.dogear.url}/agent/#token=${stage.dogear.adminToken}`);
  await stage.page.getByRole('button', { name: '打开我的任务' }).click();
  await sees('这是管理员的令牌');
  await stage.page.getByLabel('或者粘贴链接').fill(`${stage.dogear.url}/agent/#token=${stage.scene.zhou}`);
  await stage.page.getByRole('button', { name: '打开我的任务' }).click();
  await sees('周敏，你好');
});

it.each(['zh-CN', 'en-GB'])('every view fits a phone and names its controls (%s)', async (locale) => {
  const { id, task } = await stage.scene.customer('很长很长的客户名字也要放得下的那位女士');
  await stage.dogear.api('POST', `/api/tasks/${task.id}/accept`, {}, { token: stage.scene.zhou });
  await open('/', stage.scene.zhou, locale);
  for (const path of ['/', '/?heap=accepted', '/?heap=done', `/tasks/${task.id}`, `/people/${id}`]) {
    await stage.page.goto(`${stage.dogear.url}/agent${path}`);
    await settled(stage.page);
    expect(await overflow(stage.page), path).toBeLessThanOrEqual(0);
    expect(await nameless(stage.page), path).toEqual([]);
  }
});
