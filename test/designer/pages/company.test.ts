/** A company of a thousand agents in three hundred units: whoever is meant is found by typing, and shown by name ever after. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Condition } from '../../../runtime/condition/vocabulary.ts';
import type { JourneyShown } from '../../../runtime/wire/api/journeys.ts';
import type { PersonProfile } from '../../../runtime/wire/api/people.ts';
import { seriousFindings } from '../../support/axe.ts';
import { nameless, overflow, picks, settled } from '../../support/designer-pages.ts';
import { designerStage } from '../../support/designer-stage.ts';
import { journey } from '../../support/journey.ts';

const stage = designerStage();
const { open, sees, presses } = stage;

const AGENTS = 1_000;
const UNITS = 300;
const numbered = (n: number) => String(n).padStart(4, '0');

beforeAll(async () => {
  const put = (path: string, body: object) => stage.dogear.api('PUT', path, body);
  await put('/api/units/head', { name: '总部' });
  for (let n = 1; n <= UNITS; n++) {
    await put(`/api/units/u${numbered(n)}`, { name: `营业部${numbered(n)}`, parent: 'head' });
  }
  for (let n = 1; n <= AGENTS; n++) {
    const unit = n === AGENTS ? `u${numbered(UNITS)}` : null;
    await put(`/api/agents/a${numbered(n)}`, { name: `代理人${numbered(n)}`, kind: 'human', unit });
  }
}, 120_000);

const asking = (operand: object, value: unknown) =>
  encodeURIComponent(JSON.stringify({ operand, operator: 'is', value } as Condition));
const chosen = (label: string) => stage.page.getByLabel(label, { exact: true });

it('a person is given to the last agent of the company, and taken from everybody', async () => {
  const { id } = await stage.scene.customer('很多人的客户');
  const owner = async () =>
    (await stage.dogear.api<PersonProfile>('GET', `/api/people/${id}`)).owner?.id ?? null;
  await open(`/people/${id}`);
  await picks(stage.page, '归属代理人', '代理人1000', '1000');
  await sees('很多人的客户现在归属代理人1000');
  expect(await owner()).toBe('a1000');
  await stage.page.reload();
  await expect.poll(() => chosen('归属代理人').innerText()).toBe('代理人1000');
  await presses('清除');
  await sees('很多人的客户现在归属无人归属');
  expect(await owner()).toBeNull();
});

it('a list of fifty says that there may be more', async () => {
  await open('/tasks');
  await chosen('代理人').click();
  await sees('列得多了：输入名字来缩小范围');
  await stage.page.getByRole('combobox', { name: '搜索' }).fill('0999');
  await stage.page.getByText('列得多了').waitFor({ state: 'detached' });
  expect(await stage.page.getByRole('option').allInnerTexts()).toEqual(['代理人0999']);
  await stage.page.keyboard.press('Enter');
  expect(await stage.address()).toBe('/designer/tasks?agent=a0999');
  await stage.page.reload();
  await expect.poll(() => chosen('代理人').innerText()).toBe('代理人0999');
});

describe('a journey that gives tasks', () => {
  const drawn = async (agent: string) => {
    const draft = journey('entry-event', { event: 'asks' }).next('task', {
      agent,
      title: '跟进',
      reason: '有人问',
      dueIn: 3_600_000,
    }).graph;
    return stage.dogear.api<JourneyShown>('POST', '/api/journeys', { name: '交给谁', draft });
  };

  it('names an agent far down the list, in the form and on the card, and finds no fault with them', async () => {
    const { id } = await drawn('a0998');
    await open(`/journeys/${id}?node=task`);
    await expect.poll(() => chosen('交给').innerText()).toBe('代理人0998');
    await sees(/请代理人0998 在 1 小时内跟进/);
    await sees('没有问题');
    await picks(stage.page, '交给', '代理人0997');
    await sees(/请代理人0997 在 1 小时内跟进/);
  });

  it('names a unit far down the list whose agents take turns', async () => {
    const { id } = await drawn('unit:u0299');
    await open(`/journeys/${id}?node=task`);
    await expect.poll(() => chosen('交给').innerText()).toContain('营业部0299');
    await picks(stage.page, '交给', '营业部0298');
    await expect.poll(() => chosen('交给').innerText()).toContain('营业部0298');
  });

  it('says who is not there', async () => {
    const { id } = await drawn('gone');
    await open(`/journeys/${id}?node=task`);
    await stage.page.getByRole('button', { name: /1 个问题/ }).waitFor();
    expect(stage.faults(), 'that nobody is there is asked once').toEqual([expect.stringContaining('404')]);
  });
});

describe('a condition', () => {
  it('about the owner names them, and offers agents alone', async () => {
    await open(`/people?condition=${asking({ of: 'person', field: 'owner' }, 'a0996')}`);
    await sees('代理人0996');
    await stage.page.locator('.condition .picker-button').click();
    await stage.page.getByRole('combobox', { name: '搜索' }).fill('代理人');
    await stage.page.getByRole('option', { name: '代理人0001' }).waitFor();
    expect(await stage.page.getByRole('option', { name: '轮流' }).count()).toBe(0);
  });

  it('about the unit names it, and where it lies', async () => {
    await open(`/people?condition=${asking({ of: 'unit' }, 'u0297')}`);
    await sees('营业部0297');
    await stage.page.locator('.condition .picker-button').click();
    await stage.page.getByRole('combobox', { name: '搜索' }).fill('0296');
    const found = stage.page.getByRole('listbox').getByRole('option', { name: '0296' });
    expect(await found.innerText()).toMatch(/营业部0296\s*总部/);
  });
});

it('an agent is moved to the last unit', async () => {
  await stage.dogear.api('PUT', '/api/agents/zhou', { name: '周敏', kind: 'human', unit: null });
  await open('/settings/units');
  await picks(stage.page, '周敏的单位', '营业部0300', '0300');
  await sees('周敏移到了营业部0300');
  expect(await stage.dogear.api('GET', '/api/agents/zhou')).toMatchObject({ unit: 'u0300' });
});

it('an agent hands a task to a colleague whom they find by name', async () => {
  const { task } = await stage.scene.customer('要转出去');
  await stage.opens('/agent/', { token: stage.scene.zhou, width: 390, height: 844 });
  await stage.page.getByRole('button', { name: '转派' }).last().click();
  const dialog = stage.page.getByRole('dialog');
  await dialog.getByRole('searchbox', { name: '找一位同事' }).fill('0995');
  await dialog.getByRole('button', { name: '代理人0995' }).click();
  await expect
    .poll(() => stage.dogear.api('GET', `/api/tasks/${task.id}`))
    .toMatchObject({ agent: { id: 'a0995' } });
});

it.each(['zh-CN', 'en-GB'])(
  'pickers that are open fit their window, and axe finds nothing serious (%s)',
  async (locale) => {
    await open('/tasks', { locale, width: 390, height: 844 });
    await settled(stage.page);
    await stage.page.locator('.picker-button').click();
    await stage.page.getByRole('option').first().waitFor();
    expect(await nameless(stage.page)).toEqual([]);
    expect(await seriousFindings(stage.page)).toEqual([]);
    expect(await overflow(stage.page)).toBeLessThanOrEqual(0);
  },
);
