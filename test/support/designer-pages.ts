/** The designer and the agent's page in a real browser, before a real runtime. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright';
import { launchChromium } from './chromium.ts';
import type { Dogear } from './dogear.ts';

export interface Pages {
  /** A page of somebody with their own storage, signed in by link; `path` as in `/designer/people`. */
  open(path: string, options?: Options): Promise<Page>;
  /** What browsers wrote as errors, or threw, since the last call. */
  faults(): string[];
  close(): Promise<void>;
}

interface Options {
  token?: string;
  width?: number;
  height?: number;
  scheme?: 'light' | 'dark';
  locale?: string;
}

export async function openPages(dogear: Dogear): Promise<Pages> {
  const browser = await launchChromium();
  const faults: string[] = [];
  return {
    async open(path, options = {}) {
      const context = await contextOf(browser, options);
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      await page.goto(`${dogear.url}${path}${options.token ? `#token=${options.token}` : ''}`);
      return page;
    },
    faults: () => faults.splice(0),
    close: () => browser.close(),
  };
}

function contextOf(browser: Browser, options: Options): Promise<BrowserContext> {
  const { width = 1280, height = 800, scheme = 'light', locale = 'zh-CN' } = options;
  const viewport = { width, height };
  return browser.newContext({ viewport, locale, colorScheme: scheme, timezoneId: 'Asia/Shanghai' });
}

/** Resolves once the page shows something and waits for nothing. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('main') && !document.querySelector('.loading'));
}

/** Finds by typing in the picker with this label, and takes the option of this title. */
export async function picks(
  within: Page | Locator,
  label: string,
  title: string,
  typed = title,
): Promise<void> {
  await within.getByLabel(label, { exact: true }).click();
  await within.getByRole('combobox', { name: /^(搜索|Search)$/ }).fill(typed);
  await within.getByRole('option', { name: title }).click();
}

/** Controls without a name that a screen reader could say. */
export const nameless = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const label = (one: Element) =>
      [...((one as HTMLInputElement).labels ?? [])].map((l) => l.textContent).join('');
    const name = (one: Element) => one.getAttribute('aria-label') || label(one) || one.textContent?.trim();
    return [...document.querySelectorAll('button, a, input, select, textarea, [role=img]')]
      .filter((one) => !name(one))
      .map((one) => one.outerHTML);
  });

/** Pixels by which the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
