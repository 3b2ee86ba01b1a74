import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { VersionListed } from '../../../runtime/wire/api/versions.ts';
import { seriousFindings } from '../../support/axe.ts';
import type { CanvasDriver } from '../../support/canvas.ts';
import { type Drawing, journey } from '../../support/journey.ts';
import { simulatorOf } from '../../support/simulator.ts';
import { eventually, workshop } from '../../support/workshop.ts';

const { make, edit, dogear, faults } = workshop();
afterEach(() => expect(faults()).toEqual([]));
beforeAll(() => dogear().api('POST', '/api/vocabulary/attributes', { name: 'city' }));

/** Who asks for a quote and lives in the city is tagged. */
function tagged(city: string): Drawing {
  const operand = { of: 'attribute', name: 'city' };
  const drawing = journey('entry-event', { event: 'quote' });
  drawing.next('branch', { condition: { operand, operator: 'is', value: city } });
  drawing
    .by('yes')
    .next('tag', { add: ['热'] })
    .next('goal', { goal: '询价' });
  return drawing.from('branch').by('no').next('exit');
}

/** A person without a city walks the journey, which is kept under this name. */
async function keeps({ page }: CanvasDriver, name: string): Promise<void> {
  await page.keyboard.press('s');
  const { plays, tells, presses } = simulatorOf(page);
  await plays('触发“quote”');
  await tells('旅程在这里走完了');
  await presses('存为场景');
  await page.getByLabel('场景名称').fill(name);
  await page.getByText('从“判断”走“否”').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByText(`场景“${name}”已保存`).waitFor();
}

describe('an operator keeps a simulation as a scenario', () => {
  it('breaks it, sees publishing refused, and publishes in spite of it with a reason that is kept', async () => {
    const made = await make(tagged('上海'));
    const canvas = await edit(made);
    const { page } = canvas;
    await keeps(canvas, '外地客户不打扰');
    await page.getByRole('tab', { name: '场景' }).click();
    await page.getByText('1 个场景全部通过').waitFor();
    // Another operator takes the condition the other way round, and with it the scenario.
    await page.keyboard.press('Escape');
    const { revision, draft, layout } = await canvas.stored();
    const branch = draft.nodes.find(({ kind }) => kind === 'branch');
    const condition = { operand: { of: 'attribute', name: 'city' }, operator: 'missing' };
    const nodes = draft.nodes.map((node) => (node === branch ? { ...node, condition } : node));
    const headers = { 'if-match': `"${revision}"` };
    await dogear().api(
      'PUT',
      `/api/journeys/${made.id}/draft`,
      { draft: { ...draft, nodes }, layout },
      { headers },
    );
    await page.reload();
    await canvas.node('判断').waitFor();
    await page.keyboard.press('k');
    await page.getByText('1 个场景不通过').waitFor();
    await page
      .getByRole('button', { name: /应从“否”离开“判断”，实际走了“是”|应从“判断”/ })
      .first()
      .waitFor();
    expect(await page.locator('.react-flow__node[data-id="branch"] .node-fault').count()).toBe(1);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '发布', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('外地客户不打扰').waitFor();
    const publish = dialog.getByRole('button', { name: '发布', exact: true });
    await eventually(() => publish.isDisabled()).toBe(true);
    await dialog.getByLabel('仍要发布的理由').fill('这周先这样，下周改场景');
    await publish.click();
    await page.getByText('第 1 版已发布').waitFor();
    const { items } = await dogear().api<{ items: VersionListed[] }>(
      'GET',
      `/api/journeys/${made.id}/versions`,
    );
    expect(items[0]?.override).toBe('这周先这样，下周改场景');
  });

  it('renames, deletes and brings back; opens it in the simulator, where it walks as it was kept', async () => {
    const canvas = await edit(await make(tagged('北京')));
    const { page } = canvas;
    await keeps(canvas, '没有城市');
    await page.keyboard.press('k');
    await page.getByRole('button', { name: '改名没有城市' }).click();
    await page.getByLabel('场景名称').fill('城市未知');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '删除城市未知' }).click();
    await page.getByText('还没有场景').waitFor();
    await page.getByRole('button', { name: '撤销' }).last().click();
    await page.getByRole('button', { name: '城市未知', exact: true }).click();
    const { panel, tells } = simulatorOf(page);
    await panel.getByRole('heading', { name: '城市未知' }).waitFor();
    await tells(/走“否”/);
    await tells('旅程在这里走完了');
  });
});
