import { describe, expect, it } from 'vitest';
import type { InPagePush } from '../../../runtime/wire/batch.ts';
import type { Reader } from '../../support/reader.ts';
import { articlePage } from '../../support/sdk-pages.ts';
import { sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();

const NEXT: InPagePush = {
  id: 'push-0001',
  form: 'card',
  title: '保费是怎么算出来的',
  text: '读完等待期，接着看保费：三分钟讲清四个因素。',
  label: '接着读',
  url: '/premium',
};

/** Opens the article and reads until the push is there. */
async function shown(push: Partial<InPagePush> = {}): Promise<Reader> {
  stage.site.offers({ ...NEXT, ...push });
  stage.site.page('/premium', articlePage(3, ''));
  const reader = await stage.meets();
  await reader.opens(stage.site.page('/waiting', articlePage(10)));
  await reader.waits(1_500);
  await reader.page.waitForSelector('dogear-push section');
  return reader;
}

const actions = () => stage.site.told('push').map(({ push, action }) => [push, action]);

describe('A push', () => {
  it.each(['card', 'banner', 'sheet'] as const)('is shown as a %s, and says so', async (form) => {
    const reader = await shown({ form });
    expect(await reader.page.textContent('dogear-push h2')).toBe(NEXT.title);
    expect(await reader.page.textContent('dogear-push p')).toBe(NEXT.text);
    expect(await reader.page.textContent('dogear-push a')).toBe(NEXT.label);
    await reader.waits(50);
    await stage.site.hears('push');
    expect(actions()).toEqual([[NEXT.id, 'shown']]);
    expect(stage.site.faults).toEqual([]);
    expect(reader.console).toEqual([]);
  });

  it('tells that it was clicked before it leads away', async () => {
    const reader = await shown();
    await reader.waits(50);
    await reader.taps('dogear-push a');
    await reader.page.waitForURL('**/premium');
    await stage.site.hears('push', ({ action }) => action === 'clicked');
    expect(actions()).toEqual([
      [NEXT.id, 'shown'],
      [NEXT.id, 'clicked'],
    ]);
  });

  it('goes away when it is closed, and tells that', async () => {
    const reader = await shown();
    await reader.waits(50);
    await reader.taps('dogear-push button');
    await reader.waits(50);
    await stage.site.hears('push', ({ action }) => action === 'dismissed');
    expect(await reader.page.locator('dogear-push section').count()).toBe(0);
  });

  it('goes away with Escape, unless the page took that key for itself', async () => {
    const reader = await shown();
    await reader.calls("addEventListener('keydown', (event) => window.mine && event.preventDefault(), true)");
    await reader.calls('window.mine = true');
    await reader.page.keyboard.press('Escape');
    await reader.waits(50);
    expect(await reader.page.locator('dogear-push section').count()).toBe(1);
    await reader.calls('window.mine = false');
    await reader.page.keyboard.press('Escape');
    await reader.waits(50);
    await stage.site.hears('push', ({ action }) => action === 'dismissed');
  });

  it('is shown once, however often the runtime repeats it', async () => {
    const reader = await shown();
    await reader.waits(6_500);
    stage.site.offers(NEXT);
    await reader.waits(6_500);
    await reader.spoken();
    expect(await reader.page.locator('dogear-push section').count()).toBe(1);
    expect(actions()).toEqual([[NEXT.id, 'shown']]);
  });

  it('waits for the one before it', async () => {
    const reader = await shown();
    stage.site.offers({ ...NEXT, id: 'push-0002', title: '第二条' });
    await reader.waits(6_500);
    await reader.spoken();
    expect(await reader.page.textContent('dogear-push h2')).toBe(NEXT.title);
    await reader.taps('dogear-push button');
    await reader.waits(50);
    expect(await reader.page.textContent('dogear-push h2')).toBe('第二条');
  });

  it('is text and nothing but text', async () => {
    const title = '<img src=x onerror="window.harmed = 1">';
    const url = 'javascript:window.harmed = 1';
    const reader = await shown({
      title,
      text: '<script>window.harmed = 1</script>',
      url,
      image: 'data:image/png;base64,x',
    });
    expect(await reader.page.textContent('dogear-push h2')).toBe(title);
    expect(await reader.page.locator('dogear-push a, dogear-push img').count()).toBe(0);
    expect(await reader.page.evaluate('window.harmed')).toBeUndefined();
  });

  it('takes no focus and moves nothing on the page', async () => {
    stage.site.offers({ ...NEXT, form: 'banner' });
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/waiting', articlePage(10)));
    const place = () =>
      reader.page.evaluate(() => JSON.stringify(document.querySelector('h1')?.getBoundingClientRect()));
    const before = await place();
    await reader.waits(1_500);
    await reader.page.waitForSelector('dogear-push section');
    expect(await place()).toBe(before);
    expect(await reader.page.evaluate(() => document.activeElement?.localName)).toBe('body');
  });

  it('can be used without a mouse, and is named in the language of the page', async () => {
    const reader = await shown();
    expect(await reader.page.getByRole('region', { name: NEXT.title }).count()).toBe(1);
    expect(await reader.page.getByRole('button', { name: '关闭' }).count()).toBe(1);
    await reader.page.keyboard.press('Tab');
    expect(await reader.page.evaluate('document.activeElement.shadowRoot.activeElement.localName')).toBe('a');
  });

  it('is told to the page', async () => {
    stage.site.offers(NEXT);
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/waiting', articlePage(10)));
    await reader.calls("dogear.on('push', (push) => { window.told = push.title; })");
    await reader.waits(1_500);
    await reader.page.waitForSelector('dogear-push section');
    expect(await reader.page.evaluate('window.told')).toBe(NEXT.title);
  });

  it('waits until the page is seen again', async () => {
    const reader = await stage.meets();
    await reader.opens(stage.site.page('/waiting', articlePage(10)));
    stage.site.offers(NEXT);
    await reader.turns(true);
    await reader.spoken();
    expect(await reader.page.locator('dogear-push').count()).toBe(0);
    await reader.turns(false);
    await reader.waits(6_500);
    await reader.page.waitForSelector('dogear-push section');
  });

  it('does not come where its chunk is blocked, and the page notices nothing', async () => {
    stage.site.offers(NEXT);
    const reader = await stage.meets();
    await reader.page.route('**/dogear-push.js', (route) => route.abort());
    await reader.opens(stage.site.page('/waiting', articlePage(10)));
    await reader.waits(12_000);
    await reader.spoken();
    expect(await reader.errors()).toEqual([]);
    expect(actions()).toEqual([]);
  });

  it('keeps its looks under a policy that forbids inline styles and scripts', async () => {
    stage.site.offers(NEXT);
    const reader = await stage.meets();
    const policy = { 'content-security-policy': "default-src 'self'" };
    await reader.opens(stage.site.page('/waiting', articlePage(10), policy));
    await reader.waits(1_500);
    await reader.page.waitForSelector('dogear-push section');
    const position =
      'getComputedStyle(document.querySelector("dogear-push").shadowRoot.querySelector("section")).position';
    expect(await reader.page.evaluate(position)).toBe('fixed');
  });
});
