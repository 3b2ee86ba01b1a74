// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Link, navigate, setQuery, useRoute } from '../../../designer/router.tsx';
import { openSession, signOut, token } from '../../../designer/session.ts';
import { type Shown, show } from '../../support/components.ts';

let page: Shown;
const at = (address: string) => history.replaceState(null, '', address);

function Here() {
  const { parts, query } = useRoute();
  return (
    <>
      <p>
        {parts.join(' > ')} [{query.toString()}]
      </p>
      <Link to="/people/7?tab=a">张</Link>
    </>
  );
}

beforeEach(async () => {
  localStorage.clear();
  vi.stubGlobal('scrollTo', vi.fn());
  at('/designer/');
  page = await show(<Here />);
});
afterEach(() => {
  page.leave();
  vi.unstubAllGlobals();
});

it('a link shows its page within the page, and is a real address', async () => {
  expect(page.named('张').getAttribute('href')).toBe('/designer/people/7?tab=a');
  await page.press('张');
  await page.sees('people > 7 [tab=a]');
  expect(location.pathname + location.search).toBe('/designer/people/7?tab=a');
});

it('a link with a modifier is left to the browser', () => {
  const click = new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true });
  page.named('张').dispatchEvent(click);
  expect(click.defaultPrevented).toBe(false);
});

it('the back button shows what was there', async () => {
  navigate('/people/7');
  await page.sees('people > 7');
  at('/designer/tasks');
  dispatchEvent(new PopStateEvent('popstate'));
  await page.sees('tasks []');
});

it('a filter changes the address without a step back for each', async () => {
  const steps = history.length;
  navigate('/tasks', { replace: true });
  setQuery({ state: 'done', agent: 'zhou' });
  setQuery({ state: undefined });
  await page.sees('tasks [agent=zhou]');
  expect(history.length).toBe(steps);
});

it('a name in the address can have any characters', async () => {
  navigate(`/people/${encodeURIComponent('张/三')}`);
  await page.sees('people > 张/三');
});

it('the token of a link is kept and removed from the address', () => {
  at('/designer/people?q=a#token=secret-1');
  openSession();
  expect(token.get()).toBe('secret-1');
  expect(location.href).toMatch(/\/designer\/people\?q=a$/);
  token.set(null);
  openSession();
  expect(token.get()).toBe('secret-1');
  signOut();
  openSession();
  expect(token.get()).toBeNull();
});

it('the tokens of designer and agent are kept apart', () => {
  at('/designer/#token=admin-1');
  openSession();
  at('/agent/#token=agent-1');
  openSession();
  at('/designer/');
  openSession();
  expect(token.get()).toBe('admin-1');
});
