import { afterEach, describe, expect, it } from 'vitest';
import type { JourneyShown } from '../../../runtime/wire/api/journeys.ts';
import { type Drawing, journey } from '../../support/journey.ts';
import { eventually, workshop } from '../../support/workshop.ts';

const { make, edit, open, faults } = workshop();
const editing = async (drawing: Drawing) => edit(await make(drawing));
afterEach(() => expect(faults()).toEqual([]));

const kindsOf = ({ draft }: JourneyShown) => draft.nodes.map(({ kind }) => kind);
const chain = () =>
  journey('entry-event', { event: 'quote' }).next('wait', { duration: 60_000 }).next('exit');

describe('drawing a journey', () => {
  it('begins with an entry on an empty canvas, and saves itself', async () => {
    const canvas = await open('/journeys');
    await canvas.page.locator('main :is(.beginnings, table)').waitFor();
    await canvas.page.keyboard.press('n');
    await canvas.page.getByRole('dialog').getByRole('button', { name: '从空白开始' }).click();
    await canvas.page.locator('.starts-entries').getByRole('button', { name: '事件触发' }).click();
    await canvas.node('事件触发').waitFor();
    expect(kindsOf(await canvas.stored())).toEqual(['entry-event']);
    await canvas.page.reload();
    await canvas.node('事件触发').waitFor();
  });

  it('begins with a template that lacks nothing but what nobody can know', async () => {
    const canvas = await open('/journeys');
    await canvas.page.getByRole('button', { name: '新建旅程' }).click();
    await canvas.page
      .getByRole('dialog')
      .getByRole('button', { name: /深读的客户/ })
      .click();
    await canvas.node('代理人跟进任务').first().waitFor();
    await canvas.page.getByText('没有问题').waitFor();
  });

  it('takes a kind from the palette by dragging, and by a press adds it after the selected node', async () => {
    const canvas = await editing(journey('entry-event', { event: 'quote' }));
    await canvas.drop('等待某件事发生', { x: 200, y: 420 });
    await canvas.node('等待某件事发生').waitFor();
    expect(await canvas.lines()).toBe(0);
    await canvas.select('事件触发');
    await canvas.page.locator('.palette-item').filter({ hasText: '打标签' }).click();
    await canvas.node('打标签').waitFor();
    await eventually(() => canvas.lines()).toBe(1);
    const { draft } = await canvas.stored();
    expect(draft.edges).toEqual([{ from: draft.nodes[0]?.id, exit: 'next', to: draft.nodes[2]?.id }]);
  });

  it('joins nodes by pulling a line, and takes it away again by a key', async () => {
    const canvas = await editing(journey('entry-event', { event: 'quote' }));
    await canvas.drop('打标签', { x: 300, y: 440 });
    await canvas.pull('事件触发', 'next', '打标签');
    await canvas.page.locator('.react-flow__edge').waitFor();
    expect((await canvas.stored()).draft.edges).toHaveLength(1);
    await canvas.page.locator('.stage').click({ position: await canvas.onLine() });
    await canvas.page.getByText('从“事件触发”的“继续”到“打标签”').waitFor();
    await canvas.page.keyboard.press('Delete');
    await canvas.page.locator('.react-flow__edge').waitFor({ state: 'detached' });
    expect((await canvas.stored()).draft.edges).toEqual([]);
  });

  it('asks what to add where a line ends on empty canvas, and joins it', async () => {
    const canvas = await editing(journey('entry-event', { event: 'quote' }));
    await canvas.pull('事件触发', 'next', { x: 420, y: 420 });
    await canvas.pick('判断');
    await canvas.node('判断').waitFor();
    await eventually(() => canvas.lines()).toBe(1);
  });

  it('comes in between where a kind is dropped onto a line', async () => {
    const canvas = await editing(journey('entry-event', { event: 'quote' }).next('exit'));
    await canvas.drop('等待', await canvas.onLine());
    await canvas.node('等待').waitFor();
    const { draft } = await canvas.stored();
    const [entry, exit, wait] = draft.nodes.map(({ id }) => id);
    expect(draft.edges).toEqual([
      { from: entry, exit: 'next', to: wait },
      { from: wait, exit: 'next', to: exit },
    ]);
  });

  it('moves a node by dragging it, and nothing else moves', async () => {
    const canvas = await editing(chain());
    const [exit, entry] = [await canvas.place('结束'), await canvas.place('事件触发')];
    const before = await canvas.place('等待');
    await canvas.move('等待', { x: 120, y: 24 });
    await eventually(async () => (await canvas.place('等待')).x).toBeGreaterThan(before.x + 100);
    const moved = await canvas.place('等待');
    expect([await canvas.place('结束'), await canvas.place('事件触发')]).toEqual([exit, entry]);
    const { layout } = await canvas.stored();
    await canvas.page.keyboard.press('Control+z');
    await eventually(() => canvas.place('等待')).toEqual(before);
    await canvas.page.keyboard.press('Control+y');
    await eventually(() => canvas.place('等待')).toEqual(moved);
    expect((await canvas.stored()).layout).toEqual(layout);
  });

  it('selects several by Shift, by a box or by clicks, and moves them as one step', async () => {
    const canvas = await editing(chain());
    const { keyboard, mouse } = canvas.page;
    await canvas.select('事件触发');
    await keyboard.down('Shift');
    await canvas.select('等待');
    await keyboard.up('Shift');
    await canvas.page.getByText('选中了 2 个节点').waitFor();
    await keyboard.press('Escape');
    const [first, last] = [await canvas.place('事件触发'), await canvas.place('结束')];
    await keyboard.down('Shift');
    await mouse.move(first.x - 200, first.y - 90);
    await mouse.down();
    await mouse.move(last.x + 200, last.y + 90, { steps: 6 });
    await mouse.up();
    await keyboard.up('Shift');
    await canvas.page.getByText('选中了 3 个节点').waitFor();
    await canvas.move('等待', { x: 80, y: 0 });
    await eventually(async () => (await canvas.place('结束')).x).toBeGreaterThan(last.x + 60);
    expect((await canvas.place('事件触发')).x).toBeGreaterThan(first.x + 60);
    await keyboard.press('Control+z');
    await eventually(() => canvas.place('结束')).toEqual(last);
    expect(await canvas.place('事件触发')).toEqual(first);
  });

  it('moves by the arrow keys, and takes the moves in a row back as one', async () => {
    const canvas = await editing(chain());
    const before = await canvas.place('等待');
    await canvas.page.locator('.react-flow__node').nth(1).focus();
    await canvas.page.keyboard.press('Enter');
    await canvas.node('等待').locator('.node-selected').waitFor();
    await canvas.page.keyboard.press('ArrowRight');
    await eventually(async () => (await canvas.place('等待')).x).toBeGreaterThan(before.x);
    await canvas.page.keyboard.press('ArrowDown');
    await eventually(async () => (await canvas.place('等待')).y).toBeGreaterThan(before.y);
    await canvas.page.keyboard.press('Control+z');
    await eventually(() => canvas.place('等待')).toEqual(before);
  });

  it('undoes and does again, step by step, by keys', async () => {
    const canvas = await editing(journey('entry-event', { event: 'quote' }));
    await canvas.select('事件触发');
    for (const kind of ['等待', '判断', '达成目标']) {
      await canvas.page.keyboard.press('a');
      await canvas.pick(kind);
      await canvas.node(kind).waitFor();
    }
    const all = await canvas.nodes();
    for (const _ of all.slice(1)) await canvas.page.keyboard.press('Control+z');
    await eventually(() => canvas.nodes()).toEqual(all.slice(0, 1));
    for (const _ of all.slice(1)) await canvas.page.keyboard.press('Control+Shift+z');
    await eventually(() => canvas.nodes()).toEqual(all);
    await eventually(() => canvas.lines()).toBe(3);
  });

  it('copies and pastes several nodes with the lines among them', async () => {
    const canvas = await editing(chain());
    await canvas.select('等待');
    await canvas.page.keyboard.press('Control+a');
    await canvas.page.getByText('选中了 3 个节点').waitFor();
    await canvas.page.keyboard.press('Control+c');
    await canvas.page.mouse.move(700, 300);
    await canvas.page.keyboard.press('Control+v');
    await eventually(() => canvas.lines()).toBe(4);
    const { draft } = await canvas.stored();
    expect(new Set(draft.nodes.map(({ id }) => id)).size).toBe(6);
    await canvas.page.keyboard.press('Delete');
    await eventually(() => canvas.nodes()).toHaveLength(3);
  });

  it('can be done by the keyboard alone', async () => {
    const canvas = await editing(journey('entry-event', { event: 'quote' }));
    await canvas.page.locator('.react-flow__node').focus();
    await canvas.page.keyboard.press('Enter');
    await canvas.page.keyboard.press('a');
    await canvas.page.keyboard.type('打标签');
    await canvas.page.keyboard.press('Enter');
    await canvas.node('打标签').waitFor();
    await canvas.page.locator('.react-flow__node:focus', { hasText: '打标签' }).waitFor();
    await canvas.page.keyboard.press('e');
    await canvas.page.locator('.inspector input:focus').waitFor();
    await canvas.page.keyboard.type('高意向');
    await canvas.page.keyboard.press('Enter');
    await canvas.node('加上标签“高意向”').waitFor();
    await canvas.page.locator('.inspector').getByLabel('继续').focus();
    await canvas.page.keyboard.press('[');
    await canvas.page.locator('.react-flow__node').first().focus();
    await canvas.page.keyboard.press('[');
    await canvas.page
      .getByRole('textbox', { name: '节点名称' })
      .and(canvas.page.getByPlaceholder('事件触发'))
      .waitFor();
    expect((await canvas.stored()).draft.nodes[1]).toMatchObject({ kind: 'tag', add: ['高意向'] });
  });
});
