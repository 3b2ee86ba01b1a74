import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { JourneyShown } from '../../../runtime/wire/api/journeys.ts';
import { type CanvasDriver, canvasOf } from '../../support/canvas.ts';
import { nameless, openPages, overflow, type Pages } from '../../support/designer-pages.ts';
import { type Dogear, startDogear } from '../../support/dogear.ts';
import { journey } from '../../support/journey.ts';

let dogear: Dogear;
let pages: Pages;
let page: Page;
let canvas: CanvasDriver;

beforeAll(async () => {
  dogear = await startDogear();
  await dogear.site();
  await dogear.agent('zhou', '周敏');
  pages = await openPages(dogear);
});
afterAll(async () => {
  await pages?.close();
  await dogear?.close();
});
afterEach(async () => {
  expect(pages.faults()).toEqual([]);
  await page.context().close();
});

const open = async (path: string, options: Parameters<Pages['open']>[1] = {}) => {
  page = await pages.open(`/designer${path}`, { token: dogear.adminToken, ...options });
  canvas = canvasOf(page, dogear);
};

/** A draft that was made by a program, opened. */
const openDraft = async (draft: { graph: JourneyShown['draft'] }) => {
  const made = await dogear.api<JourneyShown>('POST', '/api/journeys', {
    name: '试一试',
    draft: draft.graph,
  });
  await open(`/journeys/${made.id}`);
  await page.locator('.react-flow__node').first().waitFor();
};

const kindsOf = ({ draft }: JourneyShown) => draft.nodes.map(({ kind }) => kind);
const chain = () =>
  journey('entry-event', { event: 'quote' }).next('wait', { duration: 60_000 }).next('exit');

describe('drawing a journey', () => {
  it('begins with an entry on an empty canvas, and saves itself', async () => {
    await open('/journeys');
    await page.keyboard.press('n');
    await page.getByRole('button', { name: '从空白开始' }).click();
    await page.locator('.starts-entries').getByRole('button', { name: '事件触发' }).click();
    await canvas.node('事件触发').waitFor();
    expect(kindsOf(await canvas.stored())).toEqual(['entry-event']);
    await page.reload();
    await canvas.node('事件触发').waitFor();
  });

  it('begins with a template that lacks nothing but what nobody can know', async () => {
    await open('/journeys');
    await page.getByRole('button', { name: '新建旅程' }).click();
    await page.getByRole('button', { name: /深读的客户/ }).click();
    await canvas.node('代理人跟进任务').first().waitFor();
    await page.getByText('没有问题').waitFor();
  });

  it('takes a kind from the palette by dragging, and by a press adds it after the selected node', async () => {
    await openDraft(journey('entry-event', { event: 'quote' }));
    await canvas.drop('等待某件事发生', { x: 200, y: 420 });
    await canvas.node('等待某件事发生').waitFor();
    expect(await canvas.lines()).toBe(0);
    await canvas.select('事件触发');
    await page.locator('.palette-item').filter({ hasText: '打标签' }).click();
    await canvas.node('打标签').waitFor();
    expect(await canvas.lines()).toBe(1);
    const { draft } = await canvas.stored();
    expect(draft.edges).toEqual([{ from: draft.nodes[0]?.id, exit: 'next', to: draft.nodes[2]?.id }]);
  });

  it('joins nodes by pulling a line, and takes it away again by a key', async () => {
    await openDraft(journey('entry-event', { event: 'quote' }));
    await canvas.drop('打标签', { x: 300, y: 440 });
    await canvas.pull('事件触发', 'next', '打标签');
    await page.locator('.react-flow__edge').waitFor();
    expect((await canvas.stored()).draft.edges).toHaveLength(1);
    await page.locator('.stage').click({ position: await canvas.onLine() });
    await page.getByText('从“事件触发”的“继续”到“打标签”').waitFor();
    await page.keyboard.press('Delete');
    await page.locator('.react-flow__edge').waitFor({ state: 'detached' });
    expect((await canvas.stored()).draft.edges).toEqual([]);
  });

  it('asks what to add where a line ends on empty canvas, and joins it', async () => {
    await openDraft(journey('entry-event', { event: 'quote' }));
    await canvas.pull('事件触发', 'next', { x: 420, y: 420 });
    await canvas.pick('判断');
    await canvas.node('判断').waitFor();
    expect(await canvas.lines()).toBe(1);
  });

  it('comes in between where a kind is dropped onto a line', async () => {
    await openDraft(journey('entry-event', { event: 'quote' }).next('exit'));
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
    await openDraft(chain());
    const [exit, entry] = [await canvas.place('结束'), await canvas.place('事件触发')];
    const before = await canvas.place('等待');
    await canvas.move('等待', { x: 120, y: 24 });
    const moved = await canvas.place('等待');
    expect(moved.x - before.x).toBeGreaterThan(100);
    expect([await canvas.place('结束'), await canvas.place('事件触发')]).toEqual([exit, entry]);
    const { layout } = await canvas.stored();
    await page.keyboard.press('Control+z');
    await expect.poll(() => canvas.place('等待')).toEqual(before);
    await page.keyboard.press('Control+y');
    await expect.poll(() => canvas.place('等待')).toEqual(moved);
    expect((await canvas.stored()).layout).toEqual(layout);
  });

  it('undoes and does again, step by step, by keys', async () => {
    await openDraft(journey('entry-event', { event: 'quote' }));
    await canvas.select('事件触发');
    for (const kind of ['等待', '判断', '达成目标']) {
      await page.keyboard.press('a');
      await canvas.pick(kind);
      await canvas.node(kind).waitFor();
    }
    const all = await canvas.nodes();
    for (const _ of all.slice(1)) await page.keyboard.press('Control+z');
    await expect.poll(() => canvas.nodes()).toEqual(all.slice(0, 1));
    for (const _ of all.slice(1)) await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => canvas.nodes()).toEqual(all);
    expect(await canvas.lines()).toBe(3);
  });

  it('copies and pastes several nodes with the lines among them', async () => {
    await openDraft(chain());
    await canvas.select('等待');
    await page.keyboard.press('Control+a');
    await page.getByText('选中了 3 个节点').waitFor();
    await page.keyboard.press('Control+c');
    await page.mouse.move(700, 300);
    await page.keyboard.press('Control+v');
    await expect.poll(() => canvas.lines()).toBe(4);
    const { draft } = await canvas.stored();
    expect(new Set(draft.nodes.map(({ id }) => id)).size).toBe(6);
    await page.keyboard.press('Delete');
    await expect.poll(() => canvas.nodes()).toHaveLength(3);
  });

  it('can be done by the keyboard alone', async () => {
    await openDraft(journey('entry-event', { event: 'quote' }));
    await page.locator('.react-flow__node').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('a');
    await page.keyboard.type('打标签');
    await page.keyboard.press('Enter');
    await canvas.node('打标签').waitFor();
    await page.keyboard.press('e');
    await page.keyboard.type('高意向');
    await page.keyboard.press('Enter');
    await canvas.node('加上标签 “高意向”').waitFor();
    await page.locator('.inspector').getByLabel('继续').focus();
    await page.keyboard.press('[');
    await page.locator('.react-flow__node').first().focus();
    await page.keyboard.press('[');
    await page.getByRole('textbox', { name: '节点名称' }).and(page.getByPlaceholder('事件触发')).waitFor();
    expect((await canvas.stored()).draft.nodes[1]).toMatchObject({ kind: 'tag', add: ['高意向'] });
  });
});

describe('setting up a node', () => {
  const SENTENCE = 'Whoever reads to the very end is offered one more, 连标点都不会丢。';

  it('loses no keystroke, however fast they come', async () => {
    await openDraft(journey('entry-event', { event: 'quote' }).next('push', { title: '' }));
    await canvas.select('页面内推送');
    const title = canvas.field('标题');
    await title.focus();
    await page.keyboard.type(SENTENCE);
    expect(await title.inputValue()).toBe(SENTENCE);
    const { draft } = await canvas.stored();
    expect(draft.nodes[1]?.title).toBe(SENTENCE);
    await canvas.node(SENTENCE).waitFor();
  });

  it('takes Chinese as an input method composes it', async () => {
    await openDraft(journey('entry-event', { event: 'quote' }).next('tag', { add: [] }));
    await canvas.select('打标签');
    await canvas.field('加上').focus();
    const session = await page.context().newCDPSession(page);
    for (const text of ['g', 'gao', "gao'yi", "gao'yi'xiang"]) {
      await session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    }
    await session.send('Input.insertText', { text: '高意向' });
    await page.keyboard.press('Enter');
    await canvas.node('加上标签 “高意向”').waitFor();
    expect((await canvas.stored()).draft.nodes[1]?.add).toEqual(['高意向']);
  });

  it('says in one sentence on the card what the form says, while it is typed', async () => {
    await openDraft(chain());
    await canvas.select('等待');
    await canvas.field('时长').fill('36');
    await canvas.field('单位').selectOption('3600000');
    await canvas.node('等待 1 天 12 小时').waitFor();
    await canvas.field('节点名称').fill('给他一点时间');
    await canvas.node('给他一点时间').waitFor();
    expect((await canvas.stored()).draft.nodes[1]).toMatchObject({
      name: '给他一点时间',
      duration: 129_600_000,
    });
  });

  it('undoes what was typed into a field in one step', async () => {
    await openDraft(chain());
    await canvas.select('事件触发');
    await canvas.field('事件名').fill('');
    await canvas.field('事件名').pressSequentially('consult');
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(() => canvas.field('事件名').inputValue()).toBe('quote');
  });

  it('keeps the lines of a split when its arms are renamed, and drops the line of an arm that goes', async () => {
    await openDraft(journey('entry-event', { event: 'quote' }).next('split'));
    await canvas.drop('结束', { x: 400, y: 600 });
    await canvas.pull('随机分流', 'B', '结束');
    await expect.poll(() => canvas.lines()).toBe(2);
    await canvas.select('随机分流');
    await page.locator('.form-arm').nth(1).getByLabel('组名').fill('对照组');
    expect((await canvas.stored()).draft.edges).toContainEqual(expect.objectContaining({ exit: '对照组' }));
    await page.getByRole('button', { name: '加一组' }).click();
    await page.getByRole('button', { name: '去掉“对照组”' }).click();
    await expect.poll(() => canvas.lines()).toBe(1);
  });
});

it('fits its window from 1280 pixels on, in light and dark, in both languages, and every control has a name', async () => {
  const graph = journey('entry-event', { event: 'quote' })
    .next('split')
    .by('A')
    .next('push', { title: '标题' });
  const made = await dogear.api<JourneyShown>('POST', '/api/journeys', {
    name: '看一看',
    draft: graph.graph,
  });
  for (const [width, height, scheme, locale] of [
    [1280, 800, 'light', 'zh-CN'],
    [1440, 900, 'dark', 'en-US'],
    [1920, 1080, 'light', 'en-US'],
  ] as const) {
    await page?.context().close();
    await open(`/journeys/${made.id}`, { width, height, scheme, locale });
    await page.locator('.react-flow__node').nth(2).click();
    expect(await overflow(page)).toBe(0);
    expect(await nameless(page)).toEqual([]);
  }
});
