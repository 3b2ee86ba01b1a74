import type { Page as Tab } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { ContentShown } from '../../../runtime/wire/api/contents.ts';
import type { Page } from '../../../runtime/wire/api/shared.ts';
import type { ShareShown } from '../../../runtime/wire/api/shares.ts';
import { type Scene, setScene } from '../../support/customers.ts';
import { nameless, openPages, overflow, type Pages, settled } from '../../support/designer-pages.ts';
import { type Dogear, startDogear } from '../../support/dogear.ts';
import { article, phone } from '../../support/phone.ts';

const waiting = article('waiting', ['等待期是什么', '既往症要不要告知']);

let dogear: Dogear;
let pages: Pages;
let scene: Scene;
let page: Tab;
/** Came by the link of 周敏, and passed it on to two friends, of whom one passed it on again. */
let zhang: string;
let content: string;

beforeAll(async () => {
  dogear = await startDogear();
  pages = await openPages(dogear);
  scene = await setScene(dogear);
  const customer = phone(dogear, 'device-of-zhang');
  await customer.opens(waiting);
  await customer.says({ attributes: { name: '张女士' } });
  const { items } = await dogear.api<Page<ContentShown>>('GET', '/api/contents');
  content = items[0]?.id as string;
  const { url } = await dogear.api<ShareShown>('POST', '/api/shares', { content }, { token: scene.zhou });
  await comes('zhang', '张女士', url);
  const passed = await customer.shares(waiting);
  const again = await comes('li', '李先生', passed);
  await comes('qian', '钱女士', passed);
  await comes('sun', '孙先生', again);
  zhang = await customer.person();
  await dogear.api('PATCH', `/api/people/${zhang}`, { owner: 'zhou' });
});
afterAll(async () => {
  await pages?.close();
  await dogear?.close();
});
afterEach(async () => {
  await page?.context().close();
  expect(pages.faults()).toEqual([]);
});

/** Opens the link, reads, and gets a link of their own. */
async function comes(device: string, name: string, url: string): Promise<string> {
  const reader = phone(dogear, `device-of-${device}`);
  await reader.opens({ ...waiting, url });
  await reader.says({ attributes: { name } });
  await reader.reads(waiting);
  return reader.shares(waiting);
}

const sees = (text: string | RegExp) => page.getByText(text).first().waitFor();
const tree = () => page.locator('.share-tree');
const designer = async (path: string, locale = 'zh-CN') => {
  page = await pages.open(`/designer${path}`, { token: dogear.adminToken, locale });
};
const agent = async (path: string, locale = 'zh-CN') => {
  page = await pages.open(`/agent${path}`, { token: scene.zhou, locale, width: 390, height: 844 });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
};
const clipboard = () => page.evaluate(() => navigator.clipboard.readText());

it('a person’s page draws by whose link they came, and what grew from theirs', async () => {
  await designer(`/people/${zhang}`);
  await tree().getByText('周敏的链接').waitFor();
  await tree().getByText('本人由此打开').waitFor();
  await tree().getByText('2 人打开 · 2 人读完').waitFor();
  await tree().getByText('共带来 3 人').waitFor();
  const further = tree().getByRole('button', { name: '往下 3 个链接' });
  await further.focus();
  await page.keyboard.press('Enter');
  await tree().getByRole('link', { name: '李先生的链接' }).waitFor();
  expect(await further.getAttribute('aria-expanded')).toBe('true');
  await tree().getByRole('button', { name: '往下 1 个链接' }).click();
  await tree().getByRole('link', { name: '孙先生的链接' }).click();
  await page.getByRole('heading', { name: '孙先生' }).waitFor();
  await tree().getByText('李先生的链接').waitFor();
});

it('who shared nothing and came by nothing is told when this fills', async () => {
  const { id } = await scene.customer('没分享');
  await designer(`/people/${id}`);
  await sees('打开过别人分享的链接，或者自己转发过');
});

it('the timeline says that they came by a share and brought somebody', async () => {
  await designer(`/people/${zhang}`);
  await sees('打开了代理人分享的链接');
  await sees('分享的链接被人打开');
  expect(await page.locator('.timeline').innerText()).not.toContain('share.');
});

it('a content tells what its shares came to', async () => {
  await designer(`/contents/${content}`);
  await sees('分享：5 个链接，带来 4 人，其中 4 人读完');
});

it('an agent copies their link in one tap, and it is the one that is counted', async () => {
  await dogear.api('POST', '/api/contents', {
    ...{ site: 'test', key: 'https://example.com/premium', title: '保费怎么算' },
    url: 'https://example.com/premium',
  });
  await agent('/');
  await page.getByRole('link', { name: '我的链接' }).click();
  const first = page.getByRole('listitem').filter({ hasText: '关于waiting' });
  await first.getByText('1 人打开 · 1 人读完 · 往下 4 个链接').waitFor();
  await page.getByRole('button', { name: '复制《保费怎么算》的链接' }).click();
  await sees('已复制');
  expect(await clipboard()).toMatch(/^https:\/\/example\.com\/premium\?share_dogear=\w{13}$/);
  await sees('还没有人打开');
  await page.reload();
  await page.getByPlaceholder('按标题搜索内容').fill('没有这样的');
  await sees('没有别的文章了');
});

it('a task offers the link to what the customer read', async () => {
  const { task } = await scene.customer('王女士');
  await agent(`/tasks/${task.id}`);
  await page.getByRole('button', { name: '复制《关于等待期》的链接' }).click();
  await sees('已复制');
  expect(await clipboard()).toContain('share_dogear=');
});

it('what has no address yet is refused with what to do', async () => {
  await dogear.api('POST', '/api/contents', { site: 'test', key: 'unwritten', title: '还没写' });
  await agent('/links');
  await page.getByRole('button', { name: '复制《还没写》的链接' }).click();
  await sees('这篇内容还没有地址');
  expect(pages.faults()).toEqual([expect.stringContaining('409')]);
});

it.each(['zh-CN', 'en-GB'])('every view fits its window and names its controls (%s)', async (locale) => {
  await agent('/links', locale);
  for (const path of ['/links', `/people/${zhang}`]) {
    await page.goto(`${dogear.url}/agent${path}`);
    await settled(page);
    expect([path, await overflow(page), await nameless(page)]).toEqual([path, expect.any(Number), []]);
    expect(await overflow(page), path).toBeLessThanOrEqual(0);
  }
  await page.context().close();
  await designer(`/people/${zhang}`, locale);
  await settled(page);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});
