// @vitest-environment happy-dom
import type { ComponentChild } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { language } from '../../../designer/i18n/index.ts';
import { Copy } from '../../../designer/parts/copy.tsx';
import { Dialog } from '../../../designer/parts/dialog.tsx';
import { Search } from '../../../designer/parts/fields.tsx';
import { HeatStrip } from '../../../designer/parts/heat-strip.tsx';
import { LanguageSwitch } from '../../../designer/parts/language-switch.tsx';
import { masked } from '../../../designer/parts/masked.ts';
import { announce, clearNotice, Notices } from '../../../designer/parts/notices.tsx';
import { ShortcutKeys, useShortcuts } from '../../../designer/parts/shortcuts.tsx';
import { StateBar } from '../../../designer/parts/state-bar.tsx';
import { Table } from '../../../designer/parts/table.tsx';
import { Tabs } from '../../../designer/parts/tabs.tsx';
import { Link, navigate } from '../../../designer/router.tsx';
import { SEARCH_LENGTH } from '../../../runtime/wire/search.ts';
import { type Shown, show } from '../../support/components.ts';

let page: Shown;
const open = async (component: ComponentChild) => {
  page = await show(component);
  return page;
};

beforeEach(() => language.set('zh'));
afterEach(() => {
  page.leave();
  clearNotice();
  vi.unstubAllGlobals();
});

it('a search takes no more text than the server searches by', async () => {
  await open(<Search title="搜索" value="" onSearch={() => {}} />);
  expect(page.find<HTMLInputElement>('[type=search]').maxLength).toBe(SEARCH_LENGTH);
});

describe('keys', () => {
  const run = vi.fn();
  const word = { zh: '做事', en: 'act' };
  function Keys({ keys, typing = false }: { keys: string; typing?: boolean }) {
    useShortcuts([{ keys, title: word, typing, run }]);
    return (
      <>
        <input />
        <ShortcutKeys />
      </>
    );
  }
  beforeEach(() => run.mockClear());

  it('one after the other make a sequence', async () => {
    await open(<Keys keys="g h" />);
    await page.key('g');
    expect(run).not.toHaveBeenCalled();
    await page.key('h');
    expect(run).toHaveBeenCalledOnce();
  });

  it('with a modifier are told from plain ones, on every system', async () => {
    await open(<Keys keys="mod+z" />);
    await page.key('z');
    expect(run).not.toHaveBeenCalled();
    await page.key('z', { ctrlKey: true });
    await page.key('z', { metaKey: true });
    await page.key('Z', { ctrlKey: true, shiftKey: true });
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('rest while somebody types, but for those that say otherwise', async () => {
    await open(<Keys keys="n" />);
    page.find('input').focus();
    await page.key('n');
    expect(run).not.toHaveBeenCalled();
    page.leave();
    await open(<Keys keys="mod+s" typing />);
    page.find('input').focus();
    await page.key('s', { ctrlKey: true });
    expect(run).toHaveBeenCalledOnce();
  });

  it('are gone with their component', async () => {
    await open(<Keys keys="n" />);
    page.leave();
    await open(<ShortcutKeys />);
    await page.key('n');
    expect(run).not.toHaveBeenCalled();
  });

  it('are listed by `?`', async () => {
    await open(<Keys keys="g h" />);
    await page.key('?', { shiftKey: true });
    await page.sees('做事');
    expect(page.find<HTMLDialogElement>('dialog').open).toBe(true);
    await page.press('关闭');
    expect(page.find<HTMLDialogElement>('dialog').open).toBe(false);
  });
});

describe('tabs', () => {
  const tabs = [
    { id: 'a', title: '甲', count: '3' },
    { id: 'b', title: '乙' },
  ];

  it('are walked by arrows, around the end', async () => {
    const onShow = vi.fn();
    await open(<Tabs title="状态" tabs={tabs} shown="b" onShow={onShow} />);
    page.find<HTMLElement>('[aria-selected=true]').focus();
    await page.key('ArrowRight');
    expect(onShow).toHaveBeenLastCalledWith('a');
    expect(document.activeElement?.textContent).toBe('甲3');
  });

  it('have one stop in the tab order', async () => {
    await open(<Tabs title="状态" tabs={tabs} shown="a" onShow={vi.fn()} />);
    expect([...page.root.querySelectorAll<HTMLElement>('[role=tab]')].map((tab) => tab.tabIndex)).toEqual([
      0, -1,
    ]);
  });
});

describe('a table', () => {
  const columns = [
    { title: '客户', cell: (name: string) => <Link to={`/people/${name}`}>{name}</Link> },
    { title: '阅读', figure: true, cell: () => '1' },
  ];

  it('names its rows by their first cell, and itself for those who cannot see it', async () => {
    await open(<Table title="客户" columns={columns} rows={['张', '王']} id={(name) => name} />);
    expect(page.find('caption').textContent).toBe('客户');
    expect([...page.root.querySelectorAll('th[scope=row]')].map((cell) => cell.textContent)).toEqual([
      '张',
      '王',
    ]);
  });

  it('is walked by j and k', async () => {
    await open(
      <>
        <Table title="客户" columns={columns} rows={['张', '王']} id={(name) => name} />
        <ShortcutKeys />
      </>,
    );
    const focused = () => document.activeElement?.textContent;
    await page.key('j');
    expect(focused()).toBe('张');
    await page.key('j');
    expect(focused()).toBe('王');
    await page.key('k');
    expect(focused()).toBe('张');
  });
});

it('what was done can be taken back, by button or key, once', async () => {
  const undo = vi.fn();
  await open(
    <>
      <Notices />
      <ShortcutKeys />
    </>,
  );
  announce('已转派', undo);
  await page.sees('已转派');
  await page.key('z', { ctrlKey: true });
  await page.key('z', { ctrlKey: true });
  expect(undo).toHaveBeenCalledOnce();
  expect(page.text()).not.toContain('已转派');
});

it('what was said of one page is left behind with it, but for what can still be taken back', async () => {
  await open(<Notices />);
  history.replaceState(null, '', '/designer/journeys');
  let pages = 0;
  const leave = () => act(() => navigate(`/journeys/${++pages}`));
  announce('已归档', () => undefined);
  await page.sees('已归档');
  await leave();
  expect(page.text()).toContain('已归档');
  announce('已保存');
  await page.sees('已保存');
  await leave();
  expect(page.text()).not.toContain('已保存');
});

it('a copied value is said on the button, and a refusal too', async () => {
  const writeText = vi.fn(() => Promise.resolve());
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
  await open(<Copy value="<script>" />);
  await page.press('复制');
  await page.sees('已复制');
  expect(writeText).toHaveBeenCalledWith('<script>');
  writeText.mockRejectedValueOnce(new Error('denied'));
  await page.press('已复制');
  await page.sees('浏览器不允许复制');
});

it('a dialog is modal, named, and closes by its button', async () => {
  const onClose = vi.fn();
  await open(
    <Dialog title="转派给谁？" open onClose={onClose}>
      <p>内容</p>
    </Dialog>,
  );
  const dialog = page.find<HTMLDialogElement>('dialog');
  expect(dialog.open).toBe(true);
  expect(document.getElementById(dialog.getAttribute('aria-labelledby') ?? '')?.textContent).toBe(
    '转派给谁？',
  );
  await page.press('关闭');
  expect(onClose).toHaveBeenCalled();
});

it('the language switch names the other language and is remembered', async () => {
  await open(<LanguageSwitch />);
  await page.press('English');
  expect(document.documentElement.lang).toBe('en');
  await page.sees('中文');
  expect(localStorage.getItem('dogear.language')).toBe('en');
});

it('a strip of heat is one picture with a description and at most one path a step', async () => {
  const bands = Array.from({ length: 512 }, (_, i) => i * 40);
  await open(<HeatStrip bands={bands} weights={bands.map(() => 4_000)} label="读完 62%" length={0.5} />);
  const strip = page.find('[role=img]');
  expect(strip.getAttribute('aria-label')).toBe('读完 62%');
  expect(strip.querySelectorAll('path').length).toBeLessThanOrEqual(10);
  expect(strip.style.width).toBe('50%');
});

it('a bar of states says its shares in words', async () => {
  await open(<StateBar states={{ bounce: 1, skim: 0, partial: 1, complete: 2 }} legend />);
  expect(page.find('[role=img]').getAttribute('aria-label')).toContain('读完 2 · 50%');
  expect(page.text()).toContain('跳出 1 · 25%');
});

it.each([
  ['13812345678', '138****5678'],
  ['wang@example.com', 'w***@example.com'],
  ['138****5678', '138****5678'],
  ['C-77', 'C***'],
])('%s is shown as %s', (value, shown) => {
  page.leave();
  expect(masked(value)).toBe(shown);
});
