import type { Locator } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import type { JourneyShown } from '../../../runtime/wire/api/journeys.ts';
import type { CanvasDriver } from '../../support/canvas.ts';
import { Drawing, journey } from '../../support/journey.ts';
import { eventually, workshop } from '../../support/workshop.ts';

const { make, edit, open, faults } = workshop();
afterEach(() => expect(faults()).toEqual([]));

const drawn = ({ draft: { nodes, edges } }: JourneyShown) => ({
  kinds: nodes.map(({ kind }) => kind),
  lines: edges.map(({ from, to }) => [from, to].map((id) => nodes.findIndex((node) => node.id === id))),
});
const AS_DRAWN = {
  kinds: ['entry-event', 'tag', 'goal'],
  lines: [
    [0, 1],
    [1, 2],
  ],
};
const isPublished = ({ page }: CanvasDriver, version: number) =>
  page.getByText(`第 ${version} 版已发布`).waitFor();

describe('an empty canvas', () => {
  it.each(['zh-CN', 'en-GB'])('shows every way in, %s', async (locale) => {
    const { page } = await open(`/journeys/${(await make(new Drawing())).id}`, { locale });
    const ways = page.locator('.starts-entries button');
    await ways.first().waitFor();
    const cut = await ways.evaluateAll((all) => {
      const stage = document.querySelector('.stage')?.getBoundingClientRect();
      return all.filter((way) => {
        const { left, right } = way.getBoundingClientRect();
        return !stage || left < stage.left || right > stage.right;
      }).length;
    });
    expect(cut).toBe(0);
    expect(await ways.count()).toBe(8);
  });
});

it('the map holds the whole of what is drawn', async () => {
  const { page } = await edit(await make(journey('entry-event', { event: 'quote' }).next('exit')));
  const map = page.locator('.canvas-map');
  const box = async (of: Locator) => (await of.boundingBox()) ?? { width: 0, height: 0 };
  const [frame, drawing] = [await box(map), await box(map.locator('svg'))];
  expect(drawing.width).toBeGreaterThan(100);
  expect(drawing.width).toBeLessThanOrEqual(frame.width);
  expect(drawing.height).toBeLessThanOrEqual(frame.height);
});

describe('an operator draws a journey from nothing, publishes it, and changes it', () => {
  it('with the mouse', async () => {
    const canvas = await open('/journeys');
    const { page } = canvas;
    await page.getByRole('button', { name: '新建旅程' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '从空白开始' }).click();
    await page.locator('.starts-entries').getByRole('button', { name: '事件触发' }).click();
    await canvas.field('事件名').fill('quote');
    await canvas.drop('打标签', { x: 320, y: 420 });
    await canvas.node('打标签').waitFor();
    await canvas.pull('事件触发', 'next', '打标签');
    await canvas.field('加上').fill('询过价');
    await page.keyboard.press('Enter');
    await canvas.drop('达成目标', { x: 320, y: 640 });
    await canvas.node('达成目标').waitFor();
    await canvas.field('目标名称').fill('询价');
    await canvas.pull('打标签', 'next', '达成目标');
    await eventually(() => canvas.lines()).toBe(2);
    await canvas.publish();
    await isPublished(canvas, 1);
    expect(drawn(await canvas.stored())).toEqual(AS_DRAWN);
    await canvas.select('达成目标');
    await canvas.field('目标名称').fill('签单');
    await canvas.publish();
    await isPublished(canvas, 2);
  });

  it('with the keyboard alone', async () => {
    const canvas = await open('/journeys');
    const { keyboard } = canvas.page;
    const adds = async (kind: string, text: string) => {
      await keyboard.press('a');
      await keyboard.type(kind);
      await canvas.page
        .getByRole('option', { name: kind, exact: true })
        .and(canvas.page.locator('[aria-selected=true]'))
        .waitFor();
      await keyboard.press('Enter');
      await canvas.page.locator('.react-flow__node:focus').filter({ hasText: kind }).waitFor();
      await keyboard.press('e');
      await keyboard.type(text);
      await keyboard.press('Enter');
      await keyboard.press('Escape');
      await canvas.page.locator('.react-flow__node:focus').waitFor();
    };
    const publishes = async () => {
      await keyboard.press('p');
      await canvas.page.locator('dialog .button-primary:focus:enabled').waitFor();
      await keyboard.press('Enter');
    };
    await canvas.page.locator('main :is(.beginnings, table)').waitFor();
    await keyboard.press('n');
    await canvas.page.getByRole('dialog').waitFor();
    await keyboard.press('Enter');
    await canvas.page.locator('.starts').waitFor();
    await adds('事件触发', 'quote');
    await adds('打标签', '询过价');
    await adds('达成目标', '询价');
    await publishes();
    await isPublished(canvas, 1);
    expect(drawn(await canvas.stored())).toEqual(AS_DRAWN);
    await keyboard.press('e');
    await keyboard.type('成功');
    await keyboard.press('Escape');
    await publishes();
    await isPublished(canvas, 2);
    expect((await canvas.stored()).draft.nodes[2]).toMatchObject({ goal: expect.stringContaining('成功') });
  });
});

describe('on a large canvas', () => {
  const chain = () =>
    journey('entry-event', { event: 'quote' }).next('wait', { duration: 60_000 }).next('exit');

  it('a node is found by what it says, and connected to another by a key', async () => {
    const canvas = await edit(
      await make(journey('entry-event', { event: 'quote' }).next('wait', { duration: 60_000 })),
    );
    const { keyboard } = canvas.page;
    await canvas.drop('结束', { x: 300, y: 600 });
    await canvas.node('结束').waitFor();
    const asks = () => canvas.page.locator('.ask').getByRole('combobox').waitFor();
    await keyboard.press('f');
    await asks();
    await keyboard.type('1 分钟');
    await canvas.page.locator('.ask').getByRole('option', { name: /等待/ }).waitFor();
    await keyboard.press('Enter');
    await canvas.node('等待').locator('.node-selected').waitFor();
    await keyboard.press('c');
    await canvas.page.locator('.ask').getByRole('option', { name: /结束/ }).waitFor();
    await keyboard.type('结束');
    await keyboard.press('Enter');
    await eventually(() => canvas.lines()).toBe(2);
  });

  it('an exit is led to a node that is looked up beside the canvas, and let go', async () => {
    const canvas = await edit(await make(chain()));
    await canvas.drop('达成目标', { x: 120, y: 600 });
    await canvas.select('等待');
    const exit = canvas.page.locator('.inspector-exit');
    await exit.locator('.picker-button').click();
    await canvas.page.keyboard.type('达成');
    await exit.getByRole('option', { name: '达成目标' }).waitFor();
    expect(await exit.getByRole('option').count()).toBe(1);
    await canvas.page.keyboard.press('Enter');
    await eventually(() => exit.locator('.picker-chosen').innerText()).toBe('达成目标');
    await exit.getByRole('button', { name: '清除' }).click();
    await eventually(() => canvas.lines()).toBe(1);
  });

  it('nodes are folded into a box and unfolded, and the journey stays as it is', async () => {
    const canvas = await edit(await make(chain()));
    const before = (await canvas.stored()).draft;
    await canvas.select('等待');
    await canvas.page.keyboard.press('}');
    await canvas.page.getByText('选中了 2 个节点').waitFor();
    await canvas.page.keyboard.press('z');
    await canvas.page.getByText('折起的 2 个节点').waitFor();
    await eventually(() => canvas.lines()).toBe(1);
    const folded = await canvas.stored();
    expect(folded.draft).toEqual(before);
    await canvas.page.reload();
    await canvas.page.getByRole('button', { name: '展开' }).first().click();
    await canvas.node('结束').waitFor();
    expect((await canvas.stored()).layout).not.toEqual(folded.layout);
  });

  it('goes to a file and comes back; one from a newer Dogear is refused and the draft stays as it was', async () => {
    const canvas = await edit(await make(chain(), '出门'));
    // From now on the browser hands choosers to the story, before the first is asked for.
    canvas.page.on('filechooser', () => {});
    const download = canvas.page.waitForEvent('download');
    await canvas.page.keyboard.press('x');
    const file = await (await download).path();
    const offered = async (files: Parameters<Awaited<ReturnType<typeof chooser>>['setFiles']>[0]) =>
      (await chooser()).setFiles(files);
    const chooser = async () => {
      const opened = canvas.page.waitForEvent('filechooser');
      await canvas.page.keyboard.press('i');
      return opened;
    };
    const text = JSON.stringify({
      'dogear-journey': 99,
      name: '明年的',
      graph: { nodes: [], edges: [] },
      layout: {},
    });
    await offered({ name: 'new.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await canvas.page.getByText('请先升级 Dogear').waitFor();
    expect(await canvas.nodes()).toHaveLength(3);
    await canvas.page.keyboard.press('Control+a');
    await canvas.page.keyboard.press('Delete');
    await eventually(() => canvas.nodes()).toHaveLength(0);
    await offered(file);
    await eventually(() => canvas.nodes()).toHaveLength(3);
  });
});
