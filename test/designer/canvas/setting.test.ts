import { afterEach, describe, expect, it } from 'vitest';
import { nameless, overflow } from '../../support/designer-pages.ts';
import { type Drawing, journey } from '../../support/journey.ts';
import { eventually, workshop } from '../../support/workshop.ts';

const { make, edit, faults } = workshop();
const editing = async (drawing: Drawing) => edit(await make(drawing));
afterEach(() => expect(faults()).toEqual([]));

const chain = () =>
  journey('entry-event', { event: 'quote' }).next('wait', { duration: 60_000 }).next('exit');

describe('setting up a node', () => {
  const SENTENCE = 'Whoever reads to the very end is offered one more, 连标点都不会丢。';

  it('loses no keystroke, however fast they come', async () => {
    const canvas = await editing(journey('entry-event', { event: 'quote' }).next('push', { title: '' }));
    await canvas.select('推送');
    const title = canvas.field('标题');
    await title.focus();
    await canvas.page.keyboard.type(SENTENCE);
    expect(await title.inputValue()).toBe(SENTENCE);
    const { draft } = await canvas.stored();
    expect(draft.nodes[1]?.title).toBe(SENTENCE);
    await canvas.node(SENTENCE).waitFor();
  });

  it('takes Chinese as an input method composes it', async () => {
    const canvas = await editing(journey('entry-event', { event: 'quote' }).next('tag', { add: [] }));
    await canvas.select('打标签');
    await canvas.field('加上').focus();
    const session = await canvas.page.context().newCDPSession(canvas.page);
    for (const text of ['g', 'gao', "gao'yi", "gao'yi'xiang"]) {
      await session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    }
    await session.send('Input.insertText', { text: '高意向' });
    await canvas.page.keyboard.press('Enter');
    await canvas.node('加上标签“高意向”').waitFor();
    expect((await canvas.stored()).draft.nodes[1]?.add).toEqual(['高意向']);
  });

  it('says in one sentence on the card what the form says, while it is typed', async () => {
    const canvas = await editing(chain());
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
    const canvas = await editing(chain());
    await canvas.select('事件触发');
    await canvas.field('事件名').fill('');
    await canvas.field('事件名').pressSequentially('consult');
    await canvas.page.getByRole('button', { name: '撤销' }).click();
    await eventually(() => canvas.field('事件名').inputValue()).toBe('quote');
  });

  it('keeps the lines of a split when its arms are renamed, and drops the line of an arm that goes', async () => {
    const canvas = await editing(journey('entry-event', { event: 'quote' }).next('split'));
    await canvas.drop('结束', { x: 400, y: 600 });
    await canvas.pull('随机分流', 'B', '结束');
    await eventually(() => canvas.lines()).toBe(2);
    await canvas.select('随机分流');
    await canvas.page.locator('.form-arm').nth(1).getByLabel('组名').fill('对照组');
    expect((await canvas.stored()).draft.edges).toContainEqual(expect.objectContaining({ exit: '对照组' }));
    await canvas.page.getByRole('button', { name: '加一组' }).click();
    await canvas.page.getByRole('button', { name: '去掉“对照组”' }).click();
    await eventually(() => canvas.lines()).toBe(1);
  });
});

it('fits its window from 1280 pixels on, in light and dark, in both languages, and every control has a name', async () => {
  const split = journey('entry-event', { event: 'quote' })
    .next('split')
    .by('A')
    .next('push', { title: '标题' });
  const made = await make(split);
  for (const [width, height, scheme, locale] of [
    [1280, 800, 'light', 'zh-CN'],
    [1440, 900, 'dark', 'en-US'],
    [1920, 1080, 'light', 'en-US'],
  ] as const) {
    const { page } = await edit(made, { width, height, scheme, locale });
    await page.locator('.react-flow__node').nth(2).click();
    await page.locator('.inspector .form').waitFor();
    expect(await overflow(page)).toBe(0);
    expect(await nameless(page)).toEqual([]);
  }
});
