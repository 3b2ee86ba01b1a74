// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { language } from '../../../designer/i18n/index.ts';
import { SignInPage } from '../../../designer/pages/signin.tsx';
import { signOut, token } from '../../../designer/session.ts';
import { type Shown, show } from '../../support/components.ts';
import { type FakeApi, fakeApi } from '../../support/fake-api.ts';

let api: FakeApi;
let page: Shown;

beforeEach(async () => {
  language.set('zh');
  signOut();
  api = fakeApi();
  page = await show(<SignInPage />);
});
afterEach(() => {
  page.leave();
  vi.unstubAllGlobals();
});

const paste = async (value: string) => {
  await page.type('input', value);
  await page.press('登录');
};

it('a right token is kept', async () => {
  api.tell('GET /api/me', { body: { role: 'admin' } });
  await paste('  good ');
  await vi.waitFor(() => expect(token.get()).toBe('good'));
});

it('a wrong token is told in place, and not kept', async () => {
  api.tell('GET /api/me', { status: 401, code: 'unauthorized' });
  await paste('bad');
  await page.sees('这个令牌不对');
  expect(page.find('input').getAttribute('aria-invalid')).toBe('true');
  expect(token.get()).toBeNull();
});

it('an agent is led to the agent’s page', async () => {
  api.tell('GET /api/me', { body: { role: 'agent', agent: { id: 'zhou', name: '周敏' } } });
  await paste('agent');
  await page.sees('周敏的代理人令牌');
  expect(page.named('去代理人页面').getAttribute('href')).toBe('/agent/');
});

it.each([
  ['', '请先粘贴令牌'],
  ['令牌', '这个令牌不对'],
])('“%s” asks nobody', async (value, says) => {
  await paste(value);
  await page.sees(says);
  expect(api.asked).toEqual([]);
});

it('a runtime that is down is not taken for a wrong token', async () => {
  api.tell('GET /api/me', 'offline');
  await paste('good');
  await page.sees('连不上运行端');
});
