import type { Locator, Page } from 'playwright';
import { afterEach, describe, expect, it } from 'vitest';
import type { RunListed } from '../../../runtime/wire/api/journeys.ts';
import { seriousFindings } from '../../support/axe.ts';
import { DAY, journey } from '../../support/journey.ts';
import { phone } from '../../support/phone.ts';
import { eventually, workshop } from '../../support/workshop.ts';

const { dogear, make, edit, open, faults } = workshop();
afterEach(() => expect(faults()).toEqual([]));

let devices = 0;
const named = async (name: string) => {
  const reads = phone(dogear(), `device-of-somebody-${++devices}`);
  await reads.says({ attributes: { name } });
  return reads.person();
};
const publish = ({ id }: { id: string }) => dogear().api('POST', `/api/journeys/${id}/publish`);
const walking = async ({ id }: { id: string }) => {
  const { items } = await dogear().api<{ items: RunListed[] }>('GET', `/api/runs?journey=${id}`);
  return items.map(({ person }) => person.name).sort();
};

/** Selects a node by what it says. */
const finds = async (page: Page, words: string) => {
  await page.keyboard.press('f');
  await page.keyboard.type(words);
  await page.locator('.ask').getByRole('option', { name: words }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.node-selected').filter({ hasText: words }).waitFor();
};

const FAR = 60;
/** Presses Tab until it has the keyboard. */
const tabsTo = async (target: Locator) => {
  await target.waitFor();
  for (let presses = 0; presses < FAR; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await target.page().keyboard.press('Tab');
  }
  throw new Error(`${target} is not reached by Tab.`);
};

const byHand = (reentry = 'never') =>
  journey('entry-hand', { reentry }).next('wait', { duration: DAY }).next('exit');

describe('people enter by hand', () => {
  it('chosen by name at the entry, and kept out by its rule a second time', async () => {
    await named('王小姐');
    await named('陈先生');
    const made = await make(byHand(), '手选');
    await publish(made);
    const { page, select } = await edit(made);
    const dialog = page.getByRole('dialog');
    const sends = async (...people: string[]) => {
      await page.getByRole('button', { name: '选人送入…' }).click();
      for (const person of people) {
        await dialog.getByRole('button', { name: '加一位客户…' }).click();
        await page.keyboard.type(person);
        await dialog.getByRole('option', { name: person }).click();
      }
      await dialog.getByRole('button', { name: `送入 ${people.length} 人` }).click();
    };
    await select('人工选入');
    await sends('王小姐');
    await page.getByText('1 人进入了旅程，0 人被规则挡下').waitFor();
    await sends('王小姐', '陈先生');
    await page.getByText('1 人进入了旅程，1 人被规则挡下').waitFor();
    expect(await walking(made)).toEqual(['王小姐', '陈先生'].sort());
  });

  it('with the keyboard alone', async () => {
    await named('吴女士');
    const made = await make(byHand(), '键盘送入');
    await publish(made);
    const { page } = await edit(made);
    const { keyboard } = page;
    const dialog = page.getByRole('dialog');
    await finds(page, '人工选入');
    await keyboard.press('e');
    await tabsTo(page.getByRole('button', { name: '选人送入…' }));
    await keyboard.press('Enter');
    await tabsTo(dialog.getByRole('button', { name: '加一位客户…' }));
    await keyboard.press('Enter');
    await keyboard.type('吴女');
    await dialog.getByRole('option', { name: '吴女士' }).waitFor();
    await keyboard.press('Enter');
    await tabsTo(dialog.getByRole('button', { name: '送入 1 人' }));
    await keyboard.press('Enter');
    await page.getByText('1 人进入了旅程，0 人被规则挡下').waitFor();
    expect(await walking(made)).toEqual(['吴女士']);
  });

  it('all of a segment', async () => {
    for (const name of ['会员甲', '会员乙']) await named(name);
    const condition = { operand: { of: 'attribute', name: 'name' }, operator: 'contains', value: '会员' };
    await dogear().api('PUT', '/api/segments/members', { name: '会员们', condition });
    const made = await make(byHand(), '整群');
    await publish(made);
    const { page, select } = await edit(made);
    await select('人工选入');
    await page.getByRole('button', { name: '选人送入…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '加一个人群里的所有人…' }).click();
    await dialog.getByRole('option', { name: '会员们' }).click();
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '送入 2 人' }).click();
    await page.getByText('2 人进入了旅程').waitFor();
    expect(await walking(made)).toEqual(['会员乙', '会员甲'].sort());
  });

  it('from the page of a person', async () => {
    const id = await named('赵女士');
    const made = await make(byHand(), '从客户页送入');
    await publish(made);
    const { page } = await open(`/people/${id}`);
    await page.getByRole('button', { name: '送入一个旅程…' }).click();
    await page.getByRole('option', { name: '从客户页送入' }).click();
    await page.getByText('赵女士进入了“从客户页送入”').waitFor();
    await page.getByRole('link', { name: '从客户页送入' }).waitFor();
    expect(await walking(made)).toEqual(['赵女士']);
  });
});

describe('a text with places to fill in', () => {
  it('is shown as it reads for a made person, then for a chosen one; an unknown place is marked', async () => {
    await named('钱先生');
    const made = await make(journey('entry-event').next('task', { title: '回访' }));
    const { page, select, field } = await edit(made);
    await select('代理人跟进任务');
    await field('任务标题').fill('给{{ person.name }}打电话');
    const preview = page.locator('.form-preview-text');
    await eventually(() => preview.innerText()).toBe('给张女士打电话');
    await page.locator('.form-preview .picker-button').click();
    await page.keyboard.type('钱先生');
    await page.getByRole('option', { name: '钱先生' }).click();
    await eventually(() => preview.innerText()).toBe('给钱先生打电话');
    await field('任务标题').fill('给{{ customer.name }}打电话');
    await page.locator('.form-bad').filter({ hasText: 'customer' }).waitFor();
  });
});

describe('a text with places to fill in, with the keyboard alone', () => {
  it('is written, and shown for somebody who is looked up', async () => {
    await named('郑先生');
    const made = await make(journey('entry-event').next('task', { title: '回访' }));
    const { page, field } = await edit(made);
    const { keyboard } = page;
    const preview = page.locator('.form-preview-text');
    await finds(page, '代理人跟进任务');
    await keyboard.press('e');
    await tabsTo(field('任务标题'));
    await keyboard.press('Control+a');
    await keyboard.type('给{{ person.name }}打电话');
    await eventually(() => preview.innerText()).toBe('给张女士打电话');
    await tabsTo(page.locator('.form-preview .picker-button'));
    await keyboard.press('Enter');
    await keyboard.type('郑先');
    await page.getByRole('option', { name: '郑先生' }).waitFor();
    await keyboard.press('Enter');
    await eventually(() => preview.innerText()).toBe('给郑先生打电话');
  });
});

describe('a draft that nobody needs', () => {
  it('is deleted, and made again by undo', async () => {
    const made = await make(byHand(), '写着玩的');
    const { page, nodes } = await edit(made);
    await page.getByRole('button', { name: '删除这份草稿' }).click();
    await page.getByText('已删除草稿“写着玩的”').waitFor();
    expect((await dogear().call('GET', `/api/journeys/${made.id}`)).status).toBe(404);
    await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
    await eventually(nodes).toHaveLength(3);
  });
});

describe('opening a journey', () => {
  it('says so while it is on its way, and offers to try again when it failed', async () => {
    const made = await make(byHand(), '慢慢来');
    const { page, nodes } = await open('/journeys');
    let answer: (how: 'fail' | 'pass') => void = () => undefined;
    await page.route(`**/api/journeys/${made.id}`, async (route) => {
      const how = await new Promise<'fail' | 'pass'>((resolve) => {
        answer = resolve;
      });
      await (how === 'pass' ? route.continue() : route.fulfill({ status: 500, body: '{}' }));
    });
    await page.getByRole('link', { name: '慢慢来' }).click();
    await page.getByText('正在打开旅程…').waitFor();
    answer('fail');
    await page.getByRole('button', { name: '重试' }).waitFor();
    faults();
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('正在打开旅程…').waitFor();
    answer('pass');
    await eventually(nodes).toHaveLength(3);
  });
});

describe('a journey that is paused', () => {
  it('tells before it goes on who waits where, and what their node says about being late', async () => {
    const made = await make(
      journey('entry-event', { event: 'late' }).next('wait', { duration: DAY, overdue: 'skip' }).next('exit'),
    );
    await publish(made);
    await phone(dogear(), 'device-of-one-who-waits').tracks('late');
    const { page } = await edit(made);
    await page.getByRole('button', { name: '暂停' }).click();
    await page.getByRole('button', { name: '继续运行' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('row', { name: /等待 1 走“错过了”/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: '继续运行' }).click();
    await page.getByRole('button', { name: '暂停' }).waitFor();
  });
});
