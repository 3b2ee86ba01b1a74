/** Every page on a phone, and what is not there: nothing sticks out, nothing is lost, and there is always a way on. */
import { expect, it } from 'vitest';
import type { JourneyListed } from '../../../runtime/wire/api/journeys.ts';
import type { Page } from '../../../runtime/wire/api/shared.ts';
import { seriousFindings } from '../../support/axe.ts';
import { nameless, overflow, settled } from '../../support/designer-pages.ts';
import { designerStage } from '../../support/designer-stage.ts';

const stage = designerStage();
const { open } = stage;
const PHONE = { width: 390, height: 844 };

/** The journey of the scene, with somebody in it; and their run. */
async function underWay() {
  const { task } = await stage.scene.customer('在路上的人');
  const { items } = await stage.dogear.api<Page<JourneyListed>>('GET', '/api/journeys');
  return { journey: items[0]?.id as string, run: task.runId as string, task: task.id };
}

const sound = async (path: string) => {
  await stage.page.goto(`${stage.dogear.url}/designer${path}`);
  await settled(stage.page);
  expect(await nameless(stage.page), path).toEqual([]);
  expect(await seriousFindings(stage.page), path).toEqual([]);
  expect(await overflow(stage.page), path).toBeLessThanOrEqual(0);
};
const heightOf = async (selector: string) =>
  (await stage.page.locator(selector).first().boundingBox())?.height ?? 0;

it.each(['zh-CN', 'en-GB'])('pages that fill the window keep all of their parts (%s)', async (locale) => {
  const { journey, run, task } = await underWay();
  await open('/', { ...PHONE, locale });
  for (const path of [
    `/journeys/${journey}`,
    `/journeys/${journey}?node=task`,
    `/runs/${run}`,
    `/journeys/${journey}/versions/1`,
  ]) {
    await sound(path);
    expect(await heightOf('.canvas, .react-flow'), `the picture of ${path}`).toBeGreaterThan(300);
    expect(await heightOf('.inspector'), `what is said beside ${path}`).toBeGreaterThan(100);
  }
  for (const path of [
    `/journeys/${journey}/versions`,
    `/journeys/${journey}/replay`,
    '/tasks',
    `/tasks/${task}`,
    '/segments',
    '/segments/new',
  ]) {
    await sound(path);
  }
});

it.each(['zh-CN', 'en-GB'])('where one is stands in sight, among all other places (%s)', async (locale) => {
  await open('/settings', { ...PHONE, locale });
  await settled(stage.page);
  for (const place of await stage.page.locator('.places a').all()) {
    const box = await place.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(PHONE.width);
  }
});

it.each(['zh-CN', 'en-GB'])('what happened to a person keeps to its card (%s)', async (locale) => {
  const { task } = await stage.scene.customer('读了很久的人');
  await open(`/people/${task.person.id}`, { ...PHONE, width: 320, locale });
  const entries = stage.page.locator('.entry-body');
  await entries.first().waitFor();
  const beyond = await entries.evaluateAll((all) =>
    all.map((entry) => {
      const card = entry.closest('section:has(h2)')?.getBoundingClientRect();
      const words = document.createRange();
      words.selectNodeContents(entry);
      return words.getBoundingClientRect().right - (card?.right ?? 0);
    }),
  );
  expect(beyond.length).toBeGreaterThan(2);
  expect(Math.max(...beyond)).toBeLessThan(0);
});

it.each([
  ['/journeys/none', '旅程', '/journeys'],
  ['/journeys/none/replay', '旅程', '/journeys'],
  ['/journeys/none/versions', '旅程', '/journeys'],
  ['/journeys/none/versions/7', '旅程', '/journeys'],
  ['/runs/none', '旅程', '/journeys'],
  ['/people/none', '客户', '/people'],
  ['/contents/none', '内容', '/contents'],
  ['/segments/none', '人群', '/segments'],
  ['/tasks/none', '任务', '/tasks'],
])(
  '%s is not there: that is said once, under a heading, with the way to the list',
  async (path, list, address) => {
    await open(path, PHONE);
    const told = stage.page.getByRole('alert');
    await told.getByText('not-found').waitFor();
    expect(await told.count()).toBe(1);
    expect(await stage.page.getByRole('button', { name: '重试' }).count(), 'it will not be there later').toBe(
      0,
    );
    expect((await stage.page.getByRole('heading', { level: 1 }).innerText()).trim()).not.toBe('');
    expect(await seriousFindings(stage.page)).toEqual([]);
    await stage.page.getByRole('main').getByRole('link', { name: list, exact: true }).click();
    expect(await stage.address()).toBe(`/designer${address}`);
    expect(stage.faults(), 'the runtime says 404').not.toEqual([]);
  },
);
