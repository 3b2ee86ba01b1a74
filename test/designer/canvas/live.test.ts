import { describe, expect, it } from 'vitest';
import { type CanvasDriver, canvasOf } from '../../support/canvas.ts';
import { journey } from '../../support/journey.ts';
import { phone } from '../../support/phone.ts';
import { eventually, workshop } from '../../support/workshop.ts';

const { dogear, make, edit, faults } = workshop();

const asksFor = async (device: string, event: string) => {
  const reads = phone(dogear(), device);
  await reads.says({ attributes: { name: `客户 ${device}` } });
  await reads.tracks(event);
};

describe('faults', () => {
  it('come under the keyboard when they are asked for, and give it back', async () => {
    const { page, select } = await edit(await make(journey('entry-event', { event: '' }).next('exit')));
    await select('结束');
    const node = page.locator('.react-flow__node:focus');
    await node.waitFor();
    await page.keyboard.press('v');
    await page.locator('.fault:focus').waitFor();
    await page.locator('.fault:focus').press('Enter');
    await page.getByLabel('事件名').and(page.locator(':focus')).waitFor();
  });

  it('are marked on the node and listed; the list leads to the field, and publishing waits', async () => {
    const made = await make(journey('entry-event', { event: '' }).next('push', { title: '' }));
    const { page, node, field, stored } = await edit(made);
    await node('事件触发').getByTitle('1 个问题').waitFor();
    const stage = await page.locator('.stage').boundingBox();
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText('先解决下面的问题，再发布').waitFor();
    expect(await page.locator('.stage').boundingBox(), 'nothing moves').toEqual(stage);
    await page
      .locator('.fault-list')
      .getByRole('button', { name: /推送：.*标题/ })
      .click();
    await eventually(() => field('标题').evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.type('接着读');
    expect(await stored()).toMatchObject({ state: 'draft', version: null });
    expect(faults()).toEqual([]);
  });
});

describe('publishing', () => {
  it('goes live with what was just typed, is paused and goes on', async () => {
    const made = await make(journey('entry-event', { event: 'go-live' }).next('goal', { goal: '' }));
    const { page, node, field, stored, publish } = await edit(made);
    await node('达成目标').locator('.node-title').click();
    await field('目标名称').fill('签单');
    await publish();
    await page.getByText('第 1 版已发布').waitFor();
    expect(await stored()).toMatchObject({ state: 'live', version: 1, changed: false });
    await asksFor('device-go-live', 'go-live');
    expect((await stored()).goals).toBe(1);
    await page.getByRole('button', { name: '暂停' }).click();
    await page.getByRole('button', { name: '继续运行' }).waitFor();
    expect((await stored()).state).toBe('paused');
    await page.getByRole('button', { name: '继续运行' }).click();
    await page.getByRole('dialog').getByText('现在没有人停在旅程中').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '继续运行' }).click();
    await page.getByRole('button', { name: '暂停' }).waitFor();
    await field('目标名称').fill('成交');
    await publish();
    await page.getByText('第 2 版已发布').waitFor();
    expect(faults()).toEqual([]);
  });
});

describe('two operators on one draft', () => {
  const rename = async (canvas: CanvasDriver, name: string) => {
    await canvas.node('等待').locator('.node-title').click();
    await canvas.field('节点名称').fill(name);
  };
  const meet = async (name: string) => {
    const made = await make(journey('entry-event', { event: 'quote' }).next('wait').next('exit'), name);
    const [mine, theirs] = [await edit(made), await edit(made)];
    await rename(theirs, '等待他们的');
    await theirs.stored();
    await rename(mine, '等待我的');
    await mine.says('别人也改了这份草稿');
    expect(faults().filter((fault) => !fault.includes('409'))).toEqual([]);
    await mine.page.getByRole('button', { name: '比较并选择' }).click();
    for (const side of ['等待他们的', '等待我的']) {
      await mine.page.locator('.conflict-nodes').getByText(side, { exact: true }).waitFor();
    }
    await eventually(() => mine.page.locator('.conflict').getByText('有改动').count()).toBe(2);
    return mine;
  };

  it('see both, and mine is saved over theirs when taken', async () => {
    const mine = await meet('我的');
    await mine.page.getByRole('button', { name: '用我的' }).click();
    expect((await mine.stored()).draft.nodes[1]?.name).toBe('等待我的');
  });

  it('see both, and theirs is gone on from when taken; undo still brings mine back', async () => {
    const mine = await meet('他们的');
    await mine.page.getByRole('button', { name: '用别人的' }).click();
    await mine.node('等待他们的').waitFor();
    expect((await mine.stored()).draft.nodes[1]?.name).toBe('等待他们的');
    await mine.page.locator('.stage').click({ position: { x: 20, y: 20 } });
    await mine.page.keyboard.press('Control+z');
    await mine.node('等待我的').waitFor();
  });
});

describe('without a network', () => {
  it('a draft is kept and said to be, and saved once the runtime is reached', async () => {
    const { page, node, field, says, stored } = await edit(await make(journey().next('wait'), '断网'));
    await page.context().setOffline(true);
    await node('等待').locator('.node-title').click();
    await field('节点名称').fill('断网时写的');
    await says('连不上服务器');
    await page.context().setOffline(false);
    expect((await stored()).draft.nodes[1]?.name).toBe('断网时写的');
    faults();
  });

  it('a draft outlives a closed page: it is offered with what differs, and nothing is overwritten before one chose', async () => {
    const { page, node, field, says } = await edit(await make(journey().next('wait')));
    const context = page.context();
    const address = page.url();
    await context.setOffline(true);
    await node('等待').locator('.node-title').click();
    await field('节点名称').fill('还没保存');
    await says('连不上服务器');
    await page.close();
    await context.setOffline(false);
    const again = canvasOf(await context.newPage(), dogear());
    await again.page.goto(address);
    await again.page.locator('.conflict-nodes').getByText('还没保存', { exact: true }).waitFor();
    expect((await again.stored()).draft.nodes[1]?.name).toBeUndefined();
    await again.page.keyboard.press('Escape');
    await again.page.reload();
    await again.page.getByRole('button', { name: '找回改动' }).click();
    await again.node('还没保存').waitFor();
    await again.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await again.stored()).draft.nodes[1]?.name).toBe('还没保存');
    await again.page.reload();
    await again.node('还没保存').waitFor();
    expect(await again.page.getByText('上次有没保存的改动').count()).toBe(0);
    faults();
  });
});

describe('figures', () => {
  it('stand on nodes and exits, grow while one looks, and lead to the runs and the trace behind them', async () => {
    const branch = { operand: { of: 'event', property: 'amount' }, operator: 'at-least', value: 100 };
    const drawing = journey('entry-event', { event: 'bought', reentry: 'always' }).next('branch', {
      condition: branch,
    });
    drawing.by('yes').next('wait').next('exit').from('branch').by('no').to('exit');
    const made = await make(drawing, '有数字');
    await dogear().api('POST', `/api/journeys/${made.id}/publish`);
    const buyer = phone(dogear(), 'device-of-a-buyer');
    await buyer.says({ attributes: { name: '李先生' } });
    for (const amount of [500, 20, 300, 200]) await buyer.tracks('bought', { amount });
    const { page, node } = await edit(made);
    await node('判断').getByText('3 · 75%').waitFor();
    await node('等待').getByText('在此 3').waitFor();
    await buyer.tracks('bought', { amount: 900 });
    await node('判断').getByText('4 · 80%').waitFor();

    await node('判断').getByRole('button', { name: '4 · 80%' }).click();
    await page.getByRole('heading', { name: '从“判断”走“是”的人' }).waitFor();
    await eventually(() => page.locator('.run-item').count()).toBe(4);
    expect(page.url()).toContain('runs=branch&exit=yes');
    await page.goBack();
    await page.locator('.run-item').first().waitFor({ state: 'detached' });
    await page.goForward();
    await page.locator('.run-item').first().getByRole('link', { name: '李先生' }).click();

    await page.getByRole('heading', { name: '每一步为什么' }).waitFor();
    await eventually(() => page.locator('.node-walked .node-title').allInnerTexts()).toEqual([
      '事件触发',
      '判断',
      '等待',
    ]);
    await page.getByText('因为触发了事件“bought”').waitFor();
    await page.getByText('事件属性“amount”不低于 100：成立，看到的是 900').waitFor();
    await node('等待').locator('.node-stands').waitFor();
    await eventually(() => page.locator('.way-walked').count()).toBe(2);
    expect(faults()).toEqual([]);
  });
});
