import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from '../../support/axe.ts';
import { DAY, HOUR, journey } from '../../support/journey.ts';
import { phone } from '../../support/phone.ts';
import { simulatorOf } from '../../support/simulator.ts';
import { eventually, workshop } from '../../support/workshop.ts';

const { make, edit, open, dogear, faults } = workshop();
afterEach(() => expect(faults()).toEqual([]));
beforeAll(() => dogear().api('POST', '/api/vocabulary/attributes', { name: 'city' }));

/** Who asks for a quote is pushed an article; who taps it is called, and so is nobody else. */
const quoted = () =>
  journey('entry-event', { event: 'quote' })
    .next('push', {
      title: '上海的保费',
      link: 'url',
      url: 'https://example.com',
      within: DAY,
    })
    .by('clicked')
    .next('task', { title: '回访', agent: 'zhou', dueIn: DAY })
    .by('positive')
    .next('goal', { goal: '签单' });

describe('an operator tries a draft on one person', () => {
  it('with the mouse: what comes, why it leads where, what the rules of contact say and what would be sent', async () => {
    const canvas = await edit(await make(quoted()));
    const { page } = canvas;
    await page.getByRole('button', { name: '模拟', exact: true }).click();
    const { panel, plays, tells, offers, presses, stepsOn } = simulatorOf(page);
    await panel.getByText('还没有发生任何事').waitFor();
    await plays('触发“quote”');
    await tells('客户触发了事件“quote”');
    await tells('页面内推送：通过');
    await tells('会推送“上海的保费”');
    await tells('停在“推送”');
    await eventually(() => stepsOn('entry-event')).toBe('1');
    await eventually(() => stepsOn('push')).toBe('2');
    expect(await page.locator('.node-stands').count()).toBe(1);
    await plays('点击了');
    await tells(/会给周敏一条任务“回访”/);
    expect(await offers()).toContain('代理人拒绝');
    await plays('已约见');
    await tells('会记为达成目标“签单”');
    await tells('旅程到此结束');
    await panel.locator('.trace-button').filter({ hasText: '任务' }).first().click();
    await canvas.field('不存在').waitFor({ state: 'detached' });
    await eventually(() => page.locator('.react-flow__node.selected').getAttribute('data-id')).toBe('task');
    await presses('退一步');
    await tells(/停在“.*任务”/);
    await presses('重新开始');
    await panel.getByText('还没有发生任何事').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('with whoever walks in sight, however long the way is', async () => {
    const long = journey('entry-event', { event: 'quote' });
    for (let step = 1; step < 12; step += 1) long.next('tag', { add: [`${step}`] });
    const { page } = await edit(await make(long.next('wait', { duration: HOUR }).next('exit')));
    await page.keyboard.press('s');
    const { plays, tells } = simulatorOf(page);
    await plays('触发“quote”');
    await tells('停在“等待”');
    const stands = page.locator('.node-stands');
    await stands.waitFor();
    const seen = () => stands.evaluate((node) => node.getBoundingClientRect().bottom <= innerHeight);
    await eventually(seen).toBe(true);
  });

  it('with the keyboard alone, and nothing is written', async () => {
    const made = await make(quoted());
    const canvas = await edit(made);
    const { page } = canvas;
    const { panel, tells } = simulatorOf(page);
    await page.keyboard.press('s');
    await panel.getByText('触发“quote”').waitFor();
    await page.keyboard.press('1');
    await tells('停在“推送”');
    await page.keyboard.press('m');
    await tells(/时间走到/);
    await page.keyboard.press('n');
    await tells('走“过期”，旅程到此结束');
    await page.keyboard.press('b');
    await tells('停在“推送”');
    await page.keyboard.press('r');
    await panel.getByText('还没有发生任何事').waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    const { items } = await dogear().api<{ items: unknown[] }>('GET', `/api/runs?journey=${made.id}`);
    expect(items).toEqual([]);
  });

  it('a person who does not want to be contacted is refused, and one whose attributes decide goes their way', async () => {
    const drawing = journey('entry-event', { event: 'quote' });
    const operand = { of: 'attribute', name: 'city' };
    drawing.next('branch', { condition: { operand, operator: 'is', value: '上海' } });
    drawing.by('yes').next('push', { title: 'x', link: 'url', url: 'https://example.com', within: HOUR });
    drawing.from('branch').by('no').next('exit');
    const canvas = await edit(await make(drawing));
    await canvas.page.keyboard.press('s');
    const { panel, plays, tells } = simulatorOf(canvas.page);
    await plays('触发“quote”');
    await tells(/不成立，看到的是（没有值）/);
    await panel.locator('.try-who summary').click();
    await panel.getByRole('button', { name: '加一项' }).first().click();
    await panel.getByLabel('名称').fill('city');
    await panel.getByLabel('值', { exact: true }).fill('上海');
    await tells(/成立，看到的是上海/);
    await panel.getByRole('radio', { name: '拒绝' }).check();
    await tells('页面内推送没有获准：没有同意联系');
    await tells('走“未获准”，旅程到此结束');
  });

  it('a real person walks with what is known of them', async () => {
    const ann = phone(dogear(), 'device-of-ann-simulated');
    await ann.says({ attributes: { name: '安女士' } });
    const canvas = await edit(await make(quoted()));
    await canvas.page.keyboard.press('s');
    const { panel, plays, tells } = simulatorOf(canvas.page);
    await panel.locator('.try-who summary').click();
    await panel.getByRole('button', { name: '真实客户' }).click();
    await panel.getByRole('button', { name: '搜索客户' }).click();
    await panel.getByRole('combobox').fill('安女士');
    await panel.getByRole('option', { name: /安女士/ }).click();
    await plays('触发“quote”');
    await tells('停在“推送”');
    expect(await panel.getByText('安女士').count()).toBeGreaterThan(0);
  });

  it('a draft with faults says which node, and leads there', async () => {
    const canvas = await edit(
      await make(journey('entry-event', { event: 'quote' }).next('tag', { add: [] })),
    );
    await canvas.page.keyboard.press('s');
    const { panel } = simulatorOf(canvas.page);
    await panel.getByText('先改好这些，才能模拟').waitFor();
    await panel.locator('.fault').first().click();
    await canvas.page.locator('.react-flow__node.selected').waitFor();
  });

  it('in English on a phone’s width the panel is complete', async () => {
    const { id } = await make(quoted());
    const { page } = await open(`/journeys/${id}?beside=simulate`, { locale: 'en-GB' });
    const { panel, plays, tells } = simulatorOf(page);
    await panel.getByText('Nothing has happened yet').waitFor();
    await plays('triggers “quote”');
    await tells('Stands at “Push”');
  });
});
