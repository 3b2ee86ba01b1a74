import { expect, it } from 'vitest';
import type { JourneyShown } from '../../../runtime/wire/api/journeys.ts';
import type { SegmentListed, SegmentShown } from '../../../runtime/wire/api/segments.ts';
import type { Page } from '../../../runtime/wire/api/shared.ts';
import { seriousFindings } from '../../support/axe.ts';
import { nameless, overflow, settled } from '../../support/designer-pages.ts';
import { designerStage } from '../../support/designer-stage.ts';
import { phone } from '../../support/phone.ts';

const RICH = { operand: { of: 'attribute', name: 'income' }, operator: 'at-least', value: 100 };

const stage = designerStage();
const { open, sees, presses } = stage;

const heading = (name: string) => stage.page.getByRole('heading', { name, exact: true }).waitFor();

const makes = async (name: string, condition: object) => {
  const { id } = await stage.dogear.api<SegmentShown>('POST', '/api/segments', { name, condition });
  await stage.dogear.worker.tick();
  return id;
};
let readers = 0;
const earns = async (name: string, income: number) => {
  const reader = phone(stage.dogear, `device-of-reader-${++readers}`);
  await reader.says({ attributes: { name, income } });
  return { reader, id: await reader.person() };
};

/** Each paragraph takes 8 s; who reads it twice spends twice the usual time on it. */
const reads = async (name: string, howOften?: 'twice') => {
  const device = `device-of-reader-${++readers}`;
  await phone(stage.dogear, device).says({ attributes: { name } });
  for (let visit = 0; visit < (howOften ? 2 : 1); visit++) {
    const one = phone(stage.dogear, device);
    await one.opens(stage.scene.waiting);
    await one.reads(stage.scene.waiting);
  }
  return phone(stage.dogear, device).person();
};

it('the page says what a segment is; one is made with the keyboard, counted, named and opened', async () => {
  await earns('高小姐', 120);
  await open('/');
  await heading('首页');
  await stage.page.keyboard.press('g');
  await stage.page.keyboard.press('e');
  await sees('还没有人群');
  await stage.page.keyboard.press('n');
  await stage.page.getByLabel('名称').focus();
  await stage.page.keyboard.type('高收入');
  await stage.page.keyboard.press('Tab');
  await stage.page.keyboard.press('Enter');
  await stage.page.getByLabel('看什么').selectOption({ label: '客户属性' });
  await stage.page.getByLabel('属性名').fill('income');
  await stage.page.getByLabel('怎样比较').selectOption({ label: '不低于' });
  await stage.page.locator('#segment-condition-0-value').fill('100');
  await sees('客户属性“income”不低于 100');
  await sees('现在有 1 人满足');
  await stage.page.getByText('看是谁').click();
  await stage.page.getByRole('link', { name: '高小姐' }).waitFor();
  await stage.page.keyboard.press('Control+s');
  await heading('高收入');
  await stage.dogear.worker.tick();
  await stage.page.getByRole('row', { name: /高小姐/ }).waitFor();
  await sees('人群“高收入”已保存');
});

it('what is being written outlives a reload; what is missing is said where it is missing', async () => {
  await open('/segments/new');
  await presses('保存');
  await sees('请先填写名称');
  await sees('至少要有一条填好的条件');
  await stage.page.getByLabel('名称').fill('写到一半');
  await presses('加条件');
  await stage.page.reload();
  expect(await stage.page.getByLabel('名称').inputValue()).toBe('写到一半');
  await stage.page.getByLabel('指标').waitFor();
  await presses('取消');
  await heading('人群');
});

it('who lingered on a paragraph becomes a segment in two steps', async () => {
  const id = await reads('停留的客户', 'twice');
  await reads('路过的客户');
  const { items } = await stage.dogear.api<Page<{ id: string }>>('GET', '/api/contents');
  await open(`/contents/${items[0]?.id}`);
  await stage.page.getByRole('listitem').filter({ hasText: '既往症没有期限' }).hover();
  await presses('把停在第 2 段的人存成人群…');
  await heading('新人群');
  expect(await stage.page.getByLabel('名称').inputValue()).toBe('停在第 2 段：关于等待期');
  await sees(/《关于等待期》“既往症没有期限.*”一段的专注阅读秒数不低于/);
  await sees('现在有 1 人满足');
  await presses('保存');
  await stage.dogear.worker.tick();
  await stage.page.getByRole('link', { name: '停留的客户' }).click();
  await heading('停留的客户');
  expect(await stage.page.evaluate(() => location.pathname)).toBe(`/designer/people/${id}`);
});

it('a segment tells who came and who went, in figures and day by day', async () => {
  const id = await makes('进进出出', { ...RICH, value: 500 });
  const { reader } = await earns('来客', 600);
  await earns('常客', 700);
  await reader.says({ attributes: { income: 1 } });
  await open(`/segments/${id}`);
  await stage.page.getByRole('img', { name: '28 天内进入 2 人次，离开 1 人次' }).waitFor();
  expect(await stage.page.locator('.figures').innerText()).toMatch(
    /现有人数\s+1\s+今天进入\s+2\s+今天离开\s+1/,
  );
  await stage.page.getByText('逐日数字').click();
  expect(
    await stage.page.getByRole('table', { name: '近 28 天的进出' }).getByRole('row').last().innerText(),
  ).toMatch(/2\s+1$/);
  await stage.page.goto(`${stage.dogear.url}/designer/segments`);
  await stage.page.getByRole('row', { name: /进进出出 1 进 2 出 1 没有用到/ }).waitFor();
});

it('another condition is taken back by a key', async () => {
  const id = await makes('改来改去', RICH);
  await open(`/segments/${id}`);
  await heading('改来改去');
  await stage.page.keyboard.press('e');
  await stage.page.locator('#segment-condition-0-value').fill('200');
  await presses('保存');
  await sees('不低于 200');
  await stage.page.getByText('人群“改来改去”已保存').click();
  await stage.page.keyboard.press('Control+z');
  await sees('不低于 100');
  expect(await stage.dogear.api('GET', `/api/segments/${id}`)).toMatchObject({ condition: RICH });
});

/** Leads the entry to an end, and publishes; gives the entry's id. */
const goesLive = async (journey: string) => {
  const path = `/api/journeys/${journey}`;
  const { name, draft, layout, revision } = await stage.dogear.api<JourneyShown>('GET', path);
  const entry = draft.nodes[0]?.id as string;
  const whole = {
    nodes: [...draft.nodes, { id: 'end', kind: 'exit' }],
    edges: [{ from: entry, exit: 'next', to: 'end' }],
  };
  const headers = { 'if-match': `"${revision}"` };
  await stage.dogear.api('PUT', `${path}/draft`, { name, draft: whole, layout }, { headers });
  await stage.dogear.api('POST', `${path}/publish`);
  return entry;
};

it('a journey begins from a segment; while it is live the segment stays, and the designer leads to the place', async () => {
  const id = await makes('有旅程的', RICH);
  await open(`/segments/${id}`);
  await presses('用它开始旅程');
  await stage.page.getByText('客户进入人群“有旅程的”时进入').first().waitFor();
  const entry = await goesLive(
    await stage.page.evaluate(() => location.pathname.split('/').at(-1) as string),
  );
  await stage.page.goto(`${stage.dogear.url}/designer/segments/${id}`);
  await presses('删除');
  const dialog = stage.page.getByRole('dialog', { name: '“有旅程的”还在用，不能删除' });
  await dialog.getByRole('link', { name: /进入“有旅程的”的人/ }).click();
  await stage.page.locator(`.react-flow__node[data-id="${entry}"].selected`).waitFor();
  expect(stage.faults(), 'the refusal is no fault').toEqual([expect.stringContaining('409')]);
});

it('one that nobody uses is deleted, and comes back under its id', async () => {
  const id = await makes('可以删的', RICH);
  await open(`/segments/${id}`);
  await presses('删除');
  await sees('人群“可以删的”已删除');
  const ids = async () =>
    (await stage.dogear.api<Page<SegmentListed>>('GET', '/api/segments')).items.map((segment) => segment.id);
  expect(await ids()).not.toContain(id);
  await presses('撤销');
  await heading('可以删的');
  expect(await ids()).toContain(id);
});

it('people who are filtered become a segment', async () => {
  await open(`/people?condition=${encodeURIComponent(JSON.stringify(RICH))}`);
  await stage.page.getByRole('link', { name: '存成人群…' }).click();
  await heading('新人群');
  await sees('客户属性“income”不低于 100');
});

it.each(['zh-CN', 'en-GB'])(
  'the pages of a segment fit their window and axe finds nothing serious (%s)',
  async (locale) => {
    const id = await makes('看起来', RICH);
    await earns('看得见', 300);
    await open('/segments', { locale });
    for (const path of ['', `/${id}`, `/${id}?edit=1`]) {
      await stage.page.goto(`${stage.dogear.url}/designer/segments${path}`);
      await settled(stage.page);
      expect(await nameless(stage.page), path).toEqual([]);
      expect(await seriousFindings(stage.page), path).toEqual([]);
      for (const width of [1280, 820, 390]) {
        await stage.page.setViewportSize({ width, height: 844 });
        expect(await overflow(stage.page), `${path} at ${width}`).toBeLessThanOrEqual(0);
      }
    }
  },
);

it('a segment that is gone says what to do next', async () => {
  await open('/segments/nobody');
  await sees('请从列表重新打开');
  expect(stage.faults()).toEqual([expect.stringContaining('404')]);
});
