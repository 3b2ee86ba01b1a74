import { expect, it } from 'vitest';
import type { JourneyShown } from '../../../runtime/wire/api/journeys.ts';
import { seriousFindings } from '../../support/axe.ts';
import { nameless, overflow, settled } from '../../support/designer-pages.ts';
import { designerStage } from '../../support/designer-stage.ts';
import { journey } from '../../support/journey.ts';
import { phone } from '../../support/phone.ts';

const stage = designerStage();
const { open, sees, presses } = stage;

const row = (name: string) => stage.page.getByRole('row').filter({ hasText: name });
const shown = (id: string) => stage.dogear.api<JourneyShown>('GET', `/api/journeys/${id}`);

let journeys = 0;
/** A live journey with so many people at its wait. */
const underWay = async (name: string, people: number) => {
  const event = `start-${++journeys}`;
  const draft = journey('entry-event', { event }).next('wait', { duration: 86_400_000 }).next('exit').graph;
  const { id } = await stage.dogear.api<JourneyShown>('POST', '/api/journeys', { name, draft });
  await stage.dogear.api('POST', `/api/journeys/${id}/publish`);
  for (let one = 0; one < people; one++) await phone(stage.dogear, `device-of-${event}-${one}`).tracks(event);
  return id;
};

it('a journey goes off the list once it is told whom it concerns, and comes back as it was', async () => {
  const id = await underWay('春季活动', 2);
  await open('/journeys');
  await row('春季活动').getByRole('button', { name: '归档' }).click();
  await sees('现在有 2 人在旅程中');
  await settled(stage.page);
  expect(await seriousFindings(stage.page)).toEqual([]);
  await stage.page.getByRole('dialog').getByRole('button', { name: '归档' }).click();
  await sees('“春季活动”已归档');
  await row('春季活动').waitFor({ state: 'detached' });
  await presses('已归档');
  await row('春季活动').getByRole('link', { name: '春季活动' }).click();
  await sees('这个旅程已归档');
  expect(await stage.page.getByRole('button', { name: '继续运行' }).count()).toBe(0);
  expect(await shown(id)).toMatchObject({ state: 'paused', active: 2 });
  await presses('恢复');
  await sees('“春季活动”已恢复，现在是暂停的');
  await stage.page.getByRole('button', { name: '继续运行' }).waitFor();
  expect(await shown(id)).toMatchObject({ state: 'paused', active: 2, archivedAt: null });
});

it('where nobody is under way nothing is asked, and undo lets it run on', async () => {
  const id = await underWay('没有人的活动', 0);
  await open('/journeys');
  await row('没有人的活动').getByRole('button', { name: '归档' }).click();
  await sees('“没有人的活动”已归档');
  await presses('撤销');
  await row('没有人的活动').getByText('运行中').waitFor();
  expect(await shown(id)).toMatchObject({ state: 'live', archivedAt: null });
});

it('a version says when it was published, and by whom', async () => {
  const id = await underWay('谁发布的', 0);
  await open(`/journeys/${id}/versions`);
  await stage.page.getByRole('row', { name: /第 1 版.*管理员/ }).waitFor();
});

it.each(['zh-CN', 'en-GB'])(
  'the lists fit their window and axe finds nothing serious (%s)',
  async (locale) => {
    await open('/journeys', { locale });
    for (const path of ['/journeys', '/journeys?archived=1']) {
      await stage.page.goto(`${stage.dogear.url}/designer${path}`);
      await settled(stage.page);
      expect(await nameless(stage.page), path).toEqual([]);
      expect(await seriousFindings(stage.page), path).toEqual([]);
      for (const width of [1280, 390]) {
        await stage.page.setViewportSize({ width, height: 844 });
        expect(await overflow(stage.page), `${path} at ${width}`).toBeLessThanOrEqual(0);
      }
    }
  },
);
