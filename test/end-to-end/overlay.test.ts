import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { ContentListed, Heat } from '../../runtime/wire/api/contents.ts';
import type { JourneyShown } from '../../runtime/wire/api/journeys.ts';
import type { Page as ApiPage } from '../../runtime/wire/api/shared.ts';
import { type Example, openExample } from '../support/example.ts';
import type { Operator } from '../support/operator.ts';
import { misplaced, panelOf } from '../support/overlay.ts';

const TITLE = '重疾险的“等待期”到底在等什么';
const MINUTES = 60_000;

let example: Example;
let operator: Operator;
let content: ContentListed;
beforeAll(async () => {
  example = await openExample();
  operator = await example.operator();
  const { items } = await example.dogear.api<ApiPage<ContentListed>>('GET', '/api/contents');
  content = items.find(({ title }) => title === TITLE) as ContentListed;
}, 120_000);
afterAll(() => example?.close());
afterEach(() => expect(example.faults()).toEqual([]));

const readings = async () =>
  (await example.dogear.api<ContentListed>('GET', `/api/contents/${content.id}`)).readings;

/** Waits until every paragraph has its mark where it is. */
const fits = (page: Page) =>
  expect
    .poll(async () => (await misplaced(page, 'article > p')).filter(({ off }) => off > 1), {
      timeout: 10_000,
    })
    .toEqual([]);

async function seesOnPage(query = ''): Promise<Page> {
  await operator.opensContent(content.id, query);
  return operator.seesOnPage();
}

it('the operator sees the heat on the paragraphs of the live page, and is no reader of it', async () => {
  const before = await readings();
  const page = await seesOnPage();
  await page.locator('dogear-overlay .block').first().waitFor({ state: 'attached' });
  expect(await panelOf(page)).toMatch(/所有人 \d+ 次阅读/);
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport);
    await fits(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
  }
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '22px'));
  await fits(page);
  await page.evaluate(() => document.querySelector('h1')?.remove());
  await fits(page);
  await page.close();
  expect(await readings()).toBe(before);
});

it('the page shows what the designer shows: the same figures, of the same selection', async () => {
  const page = await seesOnPage('?device=phone&against=desktop&measure=read');
  const place = 5;
  const heat = await example.dogear.api<Heat>('GET', `/api/contents/${content.id}/heat?device=phone`);
  const block = heat.blocks[place] as Heat['blocks'][number];
  const share = `${Math.round(((block.bands[0]?.reached ?? 0) / heat.readings) * 100)}%`;
  const mark = page.locator(`dogear-overlay .block[data-place="${place}"]`);
  await mark.waitFor({ state: 'attached' });
  expect(await mark.getAttribute('aria-label')).toContain(`读到 ${share}`);
  expect(await panelOf(page)).toMatch(/A 所有人 · 手机 .*B 所有人 · 电脑 /);
  const row = operator.page.locator('.block').nth(place);
  await row.hover();
  expect(await operator.page.locator('.measures').innerText()).toContain(share);
  await page.close();
});

it('the page shows the readings of a segment, and of everybody beside them', async () => {
  const { api, worker } = example.dogear;
  const condition = {
    operand: { of: 'reading', content: content.id, measure: 'completion' },
    operator: 'at-least',
    value: 0.9,
  };
  await api('PUT', '/api/segments/finished', { name: '读完的人', condition });
  await worker.tick();
  const heat = await api<Heat>('GET', `/api/contents/${content.id}/heat?segment=finished`);
  const all = await readings();
  expect(heat.readings).toBeGreaterThan(0);
  expect(heat.readings).toBeLessThan(all);
  const page = await seesOnPage('?segment=finished&against=everyone');
  await page.locator('dogear-overlay .block').first().waitFor({ state: 'attached' });
  expect(await panelOf(page)).toMatch(
    new RegExp(`A 一个人群 ${heat.readings} 次阅读.*B 所有人 ${all} 次阅读`),
  );
  await fits(page);
  await page.close();
});

it('after ten minutes the link says that it is over, and what to do', async () => {
  const page = await seesOnPage();
  await page.locator('dogear-overlay .block').first().waitFor({ state: 'attached' });
  await example.passes(10 * MINUTES);
  await page.reload();
  await expect.poll(() => panelOf(page)).toContain('再点一次“在页面上看”');
  expect(await page.locator('dogear-overlay .block').count()).toBe(0);
  await page.close();
});

it('a content without an address says why it cannot, and where the same picture is', async () => {
  const { api } = example.dogear;
  const { id } = await api<ContentListed>('POST', '/api/contents', { key: 'leaflet', title: '宣传单' });
  await operator.opensContent(id);
  await operator.page.getByRole('button', { name: '在页面上看' }).click();
  await operator.page.getByText('没有网址，无法在页面上看').waitFor();
});

it('a paragraph becomes the beginning of a journey for those who linger on it', async () => {
  await operator.opensContent(content.id);
  await operator.page.locator('.block').nth(5).hover();
  await operator.page.getByRole('button', { name: '有人停在第 6 段时…开始一段旅程' }).click();
  await operator.page.locator('.react-flow__node').waitFor();
  const id = new URL(operator.page.url()).pathname.split('/').pop();
  const { draft, name } = await example.dogear.api<JourneyShown>('GET', `/api/journeys/${id}`);
  const { blocks } = await example.dogear.api<Heat>('GET', `/api/contents/${content.id}/heat`);
  expect(name).toBe(`停在第 6 段：${TITLE}`);
  expect(draft.nodes).toMatchObject([
    { kind: 'entry-reading', content: content.id, paragraph: blocks[5]?.key, seconds: expect.any(Number) },
  ]);
});
