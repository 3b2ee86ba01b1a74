import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addReplay, noteProgress } from '../../../runtime/store/edits/replays.ts';
import { seriousFindings } from '../../support/axe.ts';
import { DAY, journey } from '../../support/journey.ts';
import { phone } from '../../support/phone.ts';
import { eventually, workshop } from '../../support/workshop.ts';

const { make, open, dogear, faults } = workshop();
afterEach(() => expect(faults()).toEqual([]));

const asks = (agent: string) =>
  journey('entry-event', { event: 'quote' })
    .next('push', { title: '保费', link: 'url', url: 'https://example.com', within: DAY })
    .by('clicked')
    .next('goal', { goal: '看了' })
    .from('push')
    .by('expired')
    .next('task', { title: '回访', agent, dueIn: DAY });

describe('an operator replays a journey before anything was recorded', () => {
  it('is told what history is, and how to get it', async () => {
    const { id } = await make(asks('zhou'));
    const { page } = await open(`/journeys/${id}/replay`);
    await page.getByText('还没有可以回放的历史').waitFor();
  });
});

describe('an operator replays a journey over recorded history', () => {
  beforeAll(async () => {
    for (const [index, name] of ['安', '本', '陈'].entries()) {
      const reader = phone(dogear(), `device-replayed-${index}`);
      await reader.says({ attributes: { name } });
      await reader.tracks(name === '陈' ? 'other' : 'quote');
    }
  });

  it('a draft beside the live version: figures, capacity, counts on the canvas, the way of one person', async () => {
    const made = await make(asks('zhou'), '报价以后');
    await dogear().api('POST', `/api/journeys/${made.id}/publish`);
    const { page } = await open(`/journeys/${made.id}`);
    await page.getByRole('link', { name: '回放' }).click();
    await page.getByRole('button', { name: '开始回放' }).click();
    const figures = page.locator('.replay-table').first();
    await figures.waitFor();
    const row = (title: string) =>
      figures.locator('tr').filter({ hasText: title }).locator('td').allInnerTexts();
    expect(await row('进入的客户')).toEqual(['2', '2', '0%']);
    expect(await row('推送（条）')).toEqual(['2', '2', '0%']);
    expect(await row('达成“看了”（人）')).toEqual(['0', '0', '–']);
    expect(await page.locator('.replay-picture').count()).toBe(2);
    await eventually(() =>
      page.locator('.react-flow__node[data-id="push"] .node-figure b').first().innerText(),
    ).toBe('2');
    expect(await seriousFindings(page)).toEqual([]);
    await page.locator('.replay-people').getByRole('button', { name: '安' }).click();
    await page.getByRole('heading', { name: '安的路' }).waitFor();
    await page.locator('.trace-button').filter({ hasText: '推送' }).first().click();
    await eventually(() => page.locator('.react-flow__node[data-id="push"] .node-steps').count()).toBe(2);
    await page.keyboard.press('Escape');
    await page.getByLabel('搜索任何一位客户').fill('陈');
    await page.locator('.replay-people').getByRole('button', { name: '陈' }).click();
    await page.getByText('陈在这段时间里不会进入旅程').waitFor();
    await page.reload();
    await page.getByText('陈在这段时间里不会进入旅程').waitFor();
    const { items } = await dogear().api<{ items: unknown[] }>('GET', `/api/tasks?agent=zhou`);
    expect(items).toEqual([]);
  });

  it('the days of agents stand against what they could take when it was replayed', async () => {
    const made = await make(
      journey('entry-event', { event: 'quote' }).next('task', { agent: 'zhou', title: '回访' }),
    );
    const capacity = (tasks: number) =>
      dogear().api('PUT', '/api/agents/zhou', { name: '周敏', kind: 'human', capacity: tasks });
    await capacity(1);
    const { page } = await open(`/journeys/${made.id}/replay`);
    await page.getByRole('button', { name: '开始回放' }).click();
    const row = page.locator('.replay-table tr').filter({ hasText: '周敏' });
    await row.waitFor();
    expect(await row.locator('td').allInnerTexts()).toEqual(['2', '1', '⚠ 1']);
    await capacity(9);
    await page.reload();
    await row.waitFor();
    expect(await row.locator('td').allInnerTexts(), 'what held then').toEqual(['2', '1', '⚠ 1']);
  });

  it('is told which nodes look at what history does not keep, and which entries nobody came in by', async () => {
    const ripe = { operand: { of: 'tag', name: 'ripe' }, operator: 'exists' };
    const drawing = journey('entry-event', { event: 'quote' }).next('branch', {
      condition: ripe,
      name: '熟了吗',
    });
    drawing.by('yes').next('exit').from('branch').by('no').to('exit');
    drawing.graph.nodes.push({ id: 'hand', kind: 'entry-hand', name: '手工' });
    drawing.graph.edges.push({ from: 'hand', exit: 'next', to: 'branch' });
    drawing.graph.settings = { leave: ripe };
    const { id } = await make(drawing);
    const { page } = await open(`/journeys/${id}/replay`);
    await page.getByRole('button', { name: '开始回放' }).click();
    await page.getByText('历史里没有记录，所以没有人从这里进入：手工').waitFor();
    await page.getByText('历史里只有现在的样子：整个旅程的规则（标签） · 熟了吗（标签）').waitFor();
  });

  it('one that runs says how far it is, and a key stops it', async () => {
    const made = await make(asks('zhou'));
    const { store, world } = dogear();
    const asked = { versions: [{ version: 0, graph: made.draft }], from: 0, to: world.now() };
    await store.write((db) => addReplay(db, { id: 'long', journeyId: made.id, asked, now: world.now() }));
    const walked = (done: number) =>
      store.write((db) => noteProgress(db, 'long', { done, total: 400 }, world.now()));
    await walked(120);
    const { page } = await open(`/journeys/${made.id}/replay`);
    await page.getByText('已走 120 / 400 人').waitFor();
    await walked(300);
    await page.getByText('已走 300 / 400 人').waitFor();
    expect(await page.getByRole('progressbar').getAttribute('value')).toBe('300');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('c');
    await page.locator('.replay-earlier').getByText('已取消').waitFor();
    await page.getByText('这次回放被取消了').waitFor();
    expect(await walked(400), 'the one that walks is told').toBe(false);
  });

  it('a window that ends before it begins is refused, and earlier replays stay in the list', async () => {
    const { id } = await make(asks('zhou'));
    const { page } = await open(`/journeys/${id}/replay`);
    await page.getByLabel('从', { exact: true }).fill('2026-02-02');
    await page.getByLabel('到（含当天）').fill('2026-01-01');
    await page.getByRole('button', { name: '开始回放' }).click();
    await page.getByText('开始要早于结束').waitFor();
    await page.getByRole('button', { name: '全部', exact: true }).click();
    await page.getByRole('button', { name: '开始回放' }).click();
    await page.locator('.replay-earlier').getByText('完成').waitFor();
    expect(await page.locator('.replay-earlier li').count()).toBe(1);
  });
});
