// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useLoad } from '../../../designer/api.ts';
import { language } from '../../../designer/i18n/index.ts';
import { useListing } from '../../../designer/parts/listing.ts';
import { More } from '../../../designer/parts/more.tsx';
import { Shown } from '../../../designer/parts/states.tsx';
import { signIn, token } from '../../../designer/session.ts';
import { show } from '../../support/components.ts';
import { type FakeApi, fakeApi } from '../../support/fake-api.ts';

let api: FakeApi;
let leave: (() => void) | undefined;
const open = async (path: string) => {
  const shown = await show(<One path={path} />);
  leave = shown.leave;
  return shown;
};

beforeEach(() => {
  language.set('zh');
  signIn('secret');
  api = fakeApi();
});
afterEach(() => {
  leave?.();
  leave = undefined;
  vi.unstubAllGlobals();
});

function One({ path }: { path: string }) {
  const one = useLoad<string>(path);
  return (
    <>
      <Shown of={one}>{(data) => <p>{data}</p>}</Shown>
      <button type="button" onClick={one.reload}>
        再来
      </button>
    </>
  );
}

it('shows that it loads, then what came, and asks with the token', async () => {
  api.tell('GET /api/a', { body: '甲' });
  const page = await open('/api/a');
  await page.sees('甲');
  expect(page.text()).not.toContain('读取中');
  expect(api.asked[0]?.token).toBe('Bearer secret');
});

it('an error says what to do next and its code; what was there stays', async () => {
  api.tell('GET /api/a', { body: '甲' });
  const page = await open('/api/a');
  await page.sees('甲');
  api.tell('GET /api/a', 'offline');
  await page.press('再来');
  await page.sees('请检查网络');
  expect(page.text()).toContain('offline');
  expect(page.text()).toContain('甲');
});

it('an error speaks the reader’s language; the runtime’s own words stay where only they say which part', async () => {
  const refused = (status: number, code: string, detail: string) => ({ status, code, detail });
  api.tell('GET /api/a', refused(404, 'not-found', 'There is no such task.'));
  const page = await open('/api/a');
  await page.sees('找不到它');
  expect(page.text()).toContain('not-found');
  expect(page.text()).not.toContain('There is no');
  api.tell('GET /api/b', refused(422, 'invalid', '"name" is too long.'));
  leave?.();
  const other = await open('/api/b');
  await other.sees('提交的内容不合要求');
  expect(other.text()).toContain('"name" is too long.');
});

it('can be tried again', async () => {
  api.tell('GET /api/a', { status: 503, code: 'overloaded' });
  const page = await open('/api/a');
  await page.sees('overloaded');
  api.tell('GET /api/a', { body: '甲' });
  await page.press('重试');
  await page.sees('甲');
  expect(page.text()).not.toContain('overloaded');
});

it('a refused token signs out', async () => {
  api.tell('GET /api/a', { status: 401, code: 'unauthorized' });
  await open('/api/a');
  await vi.waitFor(() => expect(token.get()).toBeNull());
});

it('is cancelled when the component goes', async () => {
  api.tell('GET /api/a', () => new Promise(() => {}));
  await open('/api/a');
  expect(api.asked[0]?.signal?.aborted).toBe(false);
  leave?.();
  leave = undefined;
  expect(api.asked[0]?.signal?.aborted).toBe(true);
});

function Many({ path }: { path: string }) {
  const many = useListing<string>(path);
  return (
    <>
      <Shown of={many}>{(rows) => <p>{rows.join(' ')}</p>}</Shown>
      <More of={many} />
    </>
  );
}

it('a list grows page by page until its end', async () => {
  api.tell('GET /api/a', { body: { items: ['1', '2'], next: 'c/2' } });
  api.tell('GET /api/a?after=c%2F2', { body: { items: ['3'], next: null } });
  const page = await show(<Many path="/api/a" />);
  leave = page.leave;
  await page.sees('1 2');
  await page.press('再看一些');
  await page.sees('1 2 3');
  expect(page.text()).not.toContain('再看一些');
});
