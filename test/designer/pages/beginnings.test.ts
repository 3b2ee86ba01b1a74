/** Where a journey begins: the templates, a blank canvas, a file. */
import { expect, it } from 'vitest';
import { designerStage } from '../../support/designer-stage.ts';

const stage = designerStage();
const { open } = stage;

it('a dialog that is longer than the window begins at its beginning; its title and its buttons stay in sight', async () => {
  await open('/journeys');
  await stage.page.getByRole('button', { name: '新建旅程' }).click();
  const dialog = stage.page.getByRole('dialog');
  await dialog.getByText('请满意的客户转介绍').waitFor();
  expect(await dialog.evaluate((all) => [all.scrollTop, all.scrollHeight > all.clientHeight])).toEqual([
    0,
    true,
  ]);
  const [title, close] = [dialog.getByRole('heading', { name: '从哪里开始' }), dialog.getByText('关闭')];
  for (const part of [title, close]) {
    const box = await part.boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(stage.page.viewportSize()?.height ?? 0);
  }
});

it('a file that is refused is told where it was chosen, and the page is free to choose another', async () => {
  await open('/journeys');
  await stage.page.getByRole('button', { name: '新建旅程' }).click();
  const dialog = stage.page.getByRole('dialog');
  const chosen = stage.page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: '从文件导入' }).click();
  const file = { name: 'bad.json', mimeType: 'application/json', buffer: Buffer.from('no journey') };
  await (await chosen).setFiles(file);
  await dialog.getByRole('alert').waitFor();
  await dialog.getByRole('button', { name: '从空白开始' }).click();
  await stage.page.locator('.starts').waitFor();
});
