import { afterEach, describe, expect, it } from 'vitest';
import { seriousFindings } from '../../support/axe.ts';
import { DAY, type Drawing, journey } from '../../support/journey.ts';
import { phone } from '../../support/phone.ts';
import { eventually, workshop } from '../../support/workshop.ts';

const { dogear, make, edit, open, faults } = workshop();
afterEach(() => expect(faults()).toEqual([]));

const ATOP = { x: 0, y: 0 };
const layout = (...ids: string[]) =>
  Object.fromEntries(ids.map((id, index) => [id, { ...ATOP, y: index * 200 }]));
const asked = (event: string) => journey('entry-event', { event });
const first = (event: string): Drawing =>
  asked(event)
    .next('wait', { duration: DAY })
    .next('tag', { add: ['等过'] })
    .next('goal', { goal: '签单' });

/** A published journey with so many people at its wait. */
async function underWay(event: string, people: number) {
  const made = await make(first(event), `旅程 ${event}`);
  await dogear().api('POST', `/api/journeys/${made.id}/publish`);
  for (let n = 1; n <= people; n++) await phone(dogear(), `device-${event}-number-${n}`).tracks(event);
  return made;
}

/** Saves another drawing as the draft. */
async function redraw({ id }: { id: string }, { graph }: Drawing) {
  const { revision } = await dogear().api<{ revision: number }>('GET', `/api/journeys/${id}`);
  const body = { draft: graph, layout: layout(...graph.nodes.map((node) => node.id)) };
  await dogear().api('PUT', `/api/journeys/${id}/draft`, body, { headers: { 'if-match': `"${revision}"` } });
}

const standing = async ({ id }: { id: string }) => {
  const { items } = await dogear().api<{ items: { version: number; active: number }[] }>(
    'GET',
    `/api/journeys/${id}/versions`,
  );
  return items.map(({ version, active }) => `v${version} ${active}`);
};

describe('an operator publishes a change, moves people, and goes back', () => {
  it('with the mouse: the number comes first, the difference is drawn, and people follow', async () => {
    const made = await underWay('quote-1', 3);
    await redraw(made, asked('quote-1').next('task', { title: '打电话' }).next('goal', { goal: '成交' }));
    const canvas = await edit(made);
    const { page } = canvas;
    await page.getByRole('button', { name: '发布改动' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('正在旅程中的 3 人').waitFor();
    await dialog.getByText('目标名称：从“签单”改为“成交”').waitFor();
    const wait = dialog.getByRole('row', { name: /等待.*新版本里没有/ });
    expect(await wait.getByRole('cell').first().innerText()).toBe('3');
    expect(await standing(made), 'nothing happens by looking').toEqual(['v1 3']);
    await dialog.getByLabel('移到新版本').check();
    await dialog.getByText('0 人移动，3 人在旧版本走完').waitFor();
    await dialog.getByLabel('停在“等待”的人去向').selectOption({ label: '代理人跟进任务' });
    await dialog.getByText('移动时进入这个节点').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByLabel('这一版改了什么').fill('改为打电话');
    await dialog.getByRole('button', { name: '发布，并移动 3 人' }).click();
    await page.getByText('第 2 版已发布').waitFor();
    await eventually(() => standing(made)).toEqual(['v2 3', 'v1 0']);

    await page.getByRole('link', { name: '版本', exact: true }).click();
    await page.getByRole('heading', { name: '“旅程 quote-1”的版本' }).waitFor();
    await page.getByText('改为打电话').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('link', { name: '比第 1 版' }).click();
    await canvas.node('代理人跟进任务').getByText('新增').waitFor();
    await canvas.node('等待').getByText('已删').waitFor();
    await canvas.node('达成目标').getByText('有改动').waitFor();
    await eventually(() => page.locator('.way-removed').count()).toBe(2);
    await page.locator('.changes').getByText('目标名称：从“签单”改为“成交”').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.goBack();
    await page.getByRole('heading', { name: '“旅程 quote-1”的版本' }).waitFor();

    await page.getByRole('link', { name: '第 1 版', exact: true }).click();
    await page.getByRole('button', { name: '回到这一版' }).click();
    await dialog.getByText('正在旅程中的 3 人').waitFor();
    await dialog.getByLabel('移到新版本').check();
    await dialog.getByLabel('停在“代理人跟进任务”的人去向').selectOption({ label: '等待' });
    await dialog.getByRole('button', { name: '发布，并移动 3 人' }).click();
    await page.getByText('第 3 版已发布').waitFor();
    await eventually(() => standing(made)).toEqual(['v3 3', 'v2 0', 'v1 0']);
    await page.getByText('回到第 1 版').waitFor();
    expect(page.url()).toMatch(/versions\/3$/);
  });

  it('those at a node that is gone can end at once, and their way says why', async () => {
    const made = await underWay('quote-3', 2);
    await redraw(made, asked('quote-3').next('task', { title: '打电话' }).next('goal', { goal: '签单' }));
    const { page } = await edit(made);
    await page.getByRole('button', { name: '发布改动' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('移到新版本').check();
    const goOn = dialog.getByLabel('停在“等待”的人去向');
    await goOn.selectOption({ label: '到此结束，不再往下走' });
    await dialog.getByText('0 人移动，2 人就此结束，0 人在旧版本走完').waitFor();
    await dialog.getByText('移动时就地结束').waitFor();
    await dialog.getByRole('button', { name: '发布，移动 0 人、结束 2 人' }).click();
    await page.getByText('第 2 版已发布').waitFor();
    await eventually(() => standing(made)).toEqual(['v2 0', 'v1 0']);
    const { items } = await dogear().api<{ items: { id: string }[] }>('GET', `/api/runs?journey=${made.id}`);
    await page.goto(`${dogear().url}/designer/runs/${items[0]?.id}`);
    await page.getByText('移到第 2 版时，选了让停在这里的人就此结束').waitFor();
  });

  it('with the keyboard alone', async () => {
    const made = await underWay('quote-2', 2);
    await redraw(
      made,
      asked('quote-2')
        .next('wait', { duration: 2 * DAY })
        .next('goal', { goal: '签单' }),
    );
    const { page } = await edit(made);
    const { keyboard } = page;
    const reviewed = () => page.locator('dialog .button-primary:focus:enabled').waitFor();
    await keyboard.press('p');
    await reviewed();
    await page.getByText('正在旅程中的 2 人').waitFor();
    await page.locator('dialog input[type=radio]').first().focus();
    await keyboard.press('ArrowDown');
    await page.getByText('2 人移动，0 人在旧版本走完').waitFor();
    await page.locator('dialog .button-primary').focus();
    await keyboard.press('Enter');
    await page.getByText('第 2 版已发布').waitFor();
    await eventually(() => standing(made)).toEqual(['v2 2', 'v1 0']);
    await keyboard.press('h');
    await page.getByRole('heading', { name: /的版本/ }).waitFor();
    await page.locator('tbody th a').first().waitFor();
    await page.locator('tbody th a').nth(1).focus();
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: '第 1 版', exact: true }).waitFor();
    await page.getByLabel('和哪一版比较').focus();
    await keyboard.press('ArrowDown');
    await page.locator('.node-changed').first().waitFor();
    await page.getByRole('button', { name: '回到这一版' }).focus();
    await keyboard.press('Enter');
    await reviewed();
    await keyboard.press('Enter');
    await page.getByText('第 3 版已发布').waitFor();
    await eventually(() => standing(made)).toEqual(['v3 0', 'v2 2', 'v1 0']);
  });
});

describe('the history of a journey', () => {
  it('moves people later from an older version, each node by choice', async () => {
    const made = await underWay('quote-3', 2);
    await redraw(made, first('quote-3').next('exit'));
    await dogear().api('POST', `/api/journeys/${made.id}/publish`);
    const { page } = await open(`/journeys/${made.id}/versions/1`);
    await page.getByRole('button', { name: '移动这一版上的 2 人' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('原样等下去').waitFor();
    await dialog.getByRole('button', { name: '移动 2 人' }).click();
    await eventually(() => standing(made)).toEqual(['v2 2', 'v1 0']);
  });

  it('makes a version the draft, and discards what was not published; undo brings either back', async () => {
    const made = await underWay('quote-4', 0);
    await redraw(made, asked('quote-4').next('exit'));
    const canvas = await open(`/journeys/${made.id}/versions/1`);
    const { page } = canvas;
    await page.getByRole('button', { name: '用它作草稿' }).click();
    await page.getByText('第 1 版成了草稿').waitFor();
    await eventually(() => canvas.nodes()).toHaveLength(4);
    await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
    await eventually(() => canvas.nodes()).toHaveLength(2);
    await canvas.stored();
    await page.getByRole('button', { name: '放弃未发布的改动' }).click();
    await eventually(() => canvas.nodes()).toHaveLength(4);
    await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
    await eventually(() => canvas.nodes()).toHaveLength(2);
    expect((await canvas.stored()).changed).toBe(true);
  });
});
