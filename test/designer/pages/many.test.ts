/** A thousand segments and a thousand journeys: whichever is meant is found by typing, and shown by name ever after. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Condition } from '../../../runtime/condition/vocabulary.ts';
import type { JourneyGraph } from '../../../runtime/journey/vocabulary.ts';
import type { JourneyShown } from '../../../runtime/wire/api/journeys.ts';
import { seriousFindings } from '../../support/axe.ts';
import { nameless, overflow, picks, settled } from '../../support/designer-pages.ts';
import { designerStage } from '../../support/designer-stage.ts';
import { journey } from '../../support/journey.ts';

const stage = designerStage();
const { open, sees, presses } = stage;

const MANY = 1_000;
const numbered = (n: number) => String(n).padStart(4, '0');
const everyone: Condition = { operand: { of: 'attribute', name: 'name' }, operator: 'exists' };
let oldest: JourneyShown;

const draws = (name: string, draft: JourneyGraph) =>
  stage.dogear.api<JourneyShown>('POST', '/api/journeys', { name, draft });

beforeAll(async () => {
  // What was made first is what lists show last.
  oldest = await draws('旅程0001', journey('entry-hand').next('goal', { goal: '成交' }).next('exit').graph);
  await stage.dogear.api('POST', `/api/journeys/${oldest.id}/publish`);
  for (let n = 2; n <= MANY; n++) await draws(`旅程${numbered(n)}`, { nodes: [], edges: [] });
  for (let n = 1; n <= MANY; n++) {
    const segment = { name: `人群${numbered(n)}`, condition: everyone };
    await stage.dogear.api('PUT', `/api/segments/s${numbered(n)}`, segment);
  }
}, 240_000);

const chosen = (label: string) => stage.page.getByLabel(label, { exact: true });
/** So many rows, and the one that names the columns. */
const shows = async (rows: number) => {
  await stage.page
    .getByRole('row')
    .nth(rows - 1)
    .waitFor();
  await stage.page.getByRole('row').nth(rows).waitFor({ state: 'detached' });
};

describe('the list', () => {
  it.each([
    ['/segments', '按名称搜索人群', '人群0001', '人群'],
    ['/journeys', '按名称搜索旅程', '旅程0001', '旅程'],
  ])(
    'of %s is searched where it is kept; the address keeps what was asked',
    async (path, search, name, what) => {
      await open(path);
      await shows(51);
      await stage.page.keyboard.press('/');
      await stage.page.keyboard.type('0001');
      await stage.page.getByRole('link', { name }).waitFor();
      await shows(2);
      expect(await stage.address()).toBe(`/designer${path}?q=0001`);
      await stage.page.reload();
      await stage.page.getByRole('link', { name }).waitFor();
      await stage.page.getByLabel(search).fill('没有的');
      await sees(`没有名称里有“没有的”的${what}。`);
      await stage.page.getByLabel(search).fill('');
      await shows(51);
    },
  );
});

describe('a journey', () => {
  it('that people enter by a segment far down the list names it, in the form and on the card, and another is found', async () => {
    const draft = journey('entry-segment', { segment: 's0002' }).next('exit').graph;
    const { id } = await draws('进人群的', draft);
    await open(`/journeys/${id}?node=entry-segment`);
    await expect.poll(() => chosen('人群').innerText()).toBe('人群0002');
    await sees(/进入.*人群0002/);
    await sees('没有问题');
    await picks(stage.page, '人群', '人群0003');
    await expect.poll(() => chosen('人群').innerText()).toBe('人群0003');
  });

  it('that leads into one far down the list names it, and another is found', async () => {
    const { id } = await draws(
      '跳走的',
      journey('entry-event', { event: 'asks' }).next('jump', { journey: oldest.id }).graph,
    );
    await open(`/journeys/${id}?node=jump`);
    await expect.poll(() => chosen('旅程').innerText()).toBe('旅程0001');
    await sees('没有问题');
    await picks(stage.page, '旅程', '旅程0005');
    await expect.poll(() => chosen('旅程').innerText()).toBe('旅程0005');
  });

  it('that is live is found among a thousand drafts when a person is sent into one', async () => {
    const { id } = await stage.scene.customer('要送进去的');
    await open(`/people/${id}`);
    await stage.page.getByRole('button', { name: '送入一个旅程…' }).click();
    await stage.page.getByRole('option', { name: '旅程0001' }).waitFor();
    expect(await stage.page.getByRole('option', { name: '旅程0002' }).count()).toBe(0);
    await stage.page.getByRole('combobox', { name: '搜索' }).fill('0001');
    await stage.page.getByRole('option', { name: '旅程0001' }).click();
    await sees('要送进去的进入了“旅程0001”');
  });

  it('takes everybody of a segment far down the list', async () => {
    await open(`/journeys/${oldest.id}?node=entry-hand`);
    await presses('选人送入…');
    await stage.page.getByRole('button', { name: '加一个人群里的所有人…' }).click();
    await stage.page.getByRole('combobox', { name: '搜索' }).fill('0004');
    await stage.page.getByRole('option', { name: '人群0004' }).click();
    await stage.page.getByRole('list', { name: '选中的客户' }).getByText('要送进去的').waitFor();
  });
});

it('the home page begins with the journey on which goals were reached, however many were changed since', async () => {
  const { id } = await stage.scene.customer('成交的人');
  const entering = { people: [{ id }], operator: '运营' };
  await stage.dogear.api('POST', `/api/journeys/${oldest.id}/enter`, entering);
  await open('/');
  const first = stage.page.getByRole('table', { name: '旅程' }).getByRole('row').nth(1);
  await expect.poll(() => first.innerText()).toMatch(/^旅程0001\s/);
});

it('a condition on a segment far down the list names it, and another is found', async () => {
  const condition: Condition = { operand: { of: 'segment', id: 's0006' }, operator: 'exists' };
  await open(`/people?condition=${encodeURIComponent(JSON.stringify(condition))}`);
  await sees(/人群0006/);
  await stage.page.locator('.condition .picker-button').click();
  await stage.page.getByRole('combobox', { name: '搜索' }).fill('0007');
  await stage.page.getByRole('option', { name: '人群0007' }).click();
  await expect.poll(() => stage.address()).toContain('s0007');
});

it('the heat of a segment far down the list is chosen by typing, named, and given back', async () => {
  await stage.scene.customer('读过的人');
  await open('/contents');
  await stage.page.getByRole('link', { name: '关于等待期' }).click();
  await picks(stage.page, '谁读的', '人群0008');
  await expect.poll(() => stage.address()).toContain('segment=s0008');
  await stage.page.reload();
  await expect.poll(() => chosen('谁读的').innerText()).toBe('人群0008');
  await presses('清除');
  await expect.poll(() => stage.address()).not.toContain('segment=');
});

it.each(['zh-CN', 'en-GB'])(
  'lists that are searched fit a phone, and axe finds nothing serious (%s)',
  async (locale) => {
    for (const path of ['/segments', '/journeys']) {
      await open(path, { locale, width: 390, height: 844 });
      await settled(stage.page);
      expect(await nameless(stage.page)).toEqual([]);
      expect(await seriousFindings(stage.page)).toEqual([]);
      expect(await overflow(stage.page)).toBeLessThanOrEqual(0);
      await stage.page.context().close();
    }
  },
);
