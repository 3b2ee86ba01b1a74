import { describe, expect, it } from 'vitest';
import {
  ARTICLE,
  heatOf,
  looked,
  looks,
  marks,
  measured,
  panelOf,
  SOON,
  shownOf,
} from '../../support/overlay.ts';
import { sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();

describe('Who looks', () => {
  it('is no reader: nothing is measured, kept or sent, and what the page asks of the SDK leads nowhere', async () => {
    const reader = await looked(stage);
    await reader.calls("dogear.track('seen'); dogear.identify('u'); dogear.on('reading', () => {})");
    await reader.waits(12_000);
    await reader.spoken();
    expect(stage.site.batches).toEqual([]);
    expect(await reader.page.evaluate(() => document.cookie + Object.keys(localStorage))).toBe('');
    expect(await reader.errors()).toEqual([]);
  });

  it('sees the figures of the paragraph under the pointer, and goes on by keys', async () => {
    const reader = await looked(stage, { screen: 'desktop' });
    await reader.page.locator('article p').nth(1).hover();
    expect(await panelOf(reader.page)).toMatch(/Paragraph 3 · usually .* · dead taps: 2/);
    for (const _ of [1, 2, 3, 4]) await reader.page.keyboard.press('j');
    expect(await panelOf(reader.page)).toContain('Paragraph 7');
    const { y } = (await reader.page.locator('article p').nth(5).boundingBox()) ?? { y: -1 };
    expect(y).toBeGreaterThan(0);
    await reader.page.keyboard.press('k');
    expect(await panelOf(reader.page)).toContain('Paragraph 6');
  });

  it('chooses the measure by key or chip, and hears every paragraph', async () => {
    const reader = await looked(stage);
    const pressed = () => reader.page.locator('dogear-overlay [aria-pressed=true]').allTextContents();
    expect((await pressed()).join()).toContain('Attention');
    await reader.page.keyboard.press('4');
    expect((await pressed()).join()).toContain('Clicks');
    await reader.page.getByRole('button', { name: /^Read\b/ }).tap();
    expect((await pressed()).join()).toMatch(/Read\b/);
    const label = await marks(reader).nth(1).getAttribute('aria-label');
    expect(label).toMatch(/^Paragraph 2: Attention .* s, Reached 90%, Read \d+%, Clicks 4$/);
  });

  it('compares two selections side by side or by their difference', async () => {
    const { url, blocks } = await measured(stage, ARTICLE);
    const against = { selection: { device: 'desktop' as const }, heat: heatOf(blocks, 0.2) };
    const reader = await stage.meets();
    await looks(reader, url, { ...shownOf(blocks), against });
    await marks(reader).first().waitFor({ state: 'attached' });
    expect(await marks(reader).first().locator('.band').first().locator('.tint i').count()).toBe(2);
    await reader.page.getByRole('button', { name: 'Difference' }).tap();
    expect(await marks(reader).first().locator('.band').first().locator('.tint i').count()).toBe(1);
    expect(await panelOf(reader.page)).toMatch(
      /A Everybody.*B Everybody · Desktop.*less than B.*more than B/,
    );
    await reader.page.keyboard.press('d');
    expect(await panelOf(reader.page)).toContain('Left half: A; right half: B');
  });

  it.each(['Escape', 'button'])('closes it by %s, and nothing of it is left', async (by) => {
    const reader = await looked(stage);
    if (by === 'Escape') await reader.page.keyboard.press('Escape');
    else await reader.page.getByRole('button', { name: 'Close the heat map' }).tap();
    expect(await reader.page.locator('dogear-overlay').count()).toBe(0);
    await reader.waits(SOON);
    expect(reader.page.url()).toContain('#dogear-overlay=');
    expect(await reader.errors()).toEqual([]);
  });

  it('still writes into the fields of the page', async () => {
    const form = ARTICLE.replace('</article>', '</article><input aria-label="q">');
    const reader = await looked(stage, { html: form });
    await reader.page.getByLabel('q').fill('');
    await reader.page.getByLabel('q').press('j');
    await reader.page.getByLabel('q').press('4');
    expect(await reader.page.getByLabel('q').inputValue()).toBe('j4');
  });
});

describe('A link that does not open', () => {
  it.each([
    ['overlay-expired', 401, 'en', 'good for 10 minutes, which are over'],
    ['overlay-expired', 401, 'zh', '已过 10 分钟'],
    ['overlay-forged', 401, 'en', 'incomplete or was not made here'],
    ['internal', 500, 'en', 'a fault of Dogear'],
  ])('because of %s (%i) says so in words (%s), and what to do', async (code, status, language, words) => {
    const reader = await stage.meets({
      before: `Object.defineProperty(navigator, 'language', { value: '${language}' });`,
    });
    await looks(reader, stage.site.page('/waiting', ARTICLE), { status, code });
    await expect.poll(() => panelOf(reader.page)).toContain(words);
    expect(await panelOf(reader.page)).toMatch(/designer|设计器/);
    expect(await marks(reader).count()).toBe(0);
  });

  it('because the runtime is out of reach says that', async () => {
    const reader = await stage.meets();
    await reader.page.route('**/v1/overlay', (route) => route.abort());
    await reader.opens(`${stage.site.page('/waiting', ARTICLE)}#dogear-overlay=x`);
    await expect.poll(() => panelOf(reader.page)).toContain('no network, a policy of the page');
  });
});
