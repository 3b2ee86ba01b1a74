/** What a site keeps on the device of its reader. */
import type { Page } from 'playwright';
import { expect } from 'vitest';

/** Everything that a page can keep: how many small things, its cookies, its databases. */
export const keptBy = (page: Page) =>
  page.evaluate(async () => [
    localStorage.length + sessionStorage.length + (await caches.keys()).length,
    document.cookie,
    (await indexedDB.databases()).map(({ name }) => name),
  ]);

/** Waits for it; `waitForFunction` of Playwright 1.65 takes the promise of an asynchronous question for the answer. */
export const keepsNothing = (page: Page) =>
  expect.poll(() => keptBy(page), { timeout: 15_000 }).toEqual([0, '', []]);
