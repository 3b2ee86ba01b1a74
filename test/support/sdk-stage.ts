/** Browser and site for a file of tests; every reader goes home after their test. */
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchChromium } from './chromium.ts';
import { Reader, type ReaderOptions } from './reader.ts';
import { SdkSite } from './sdk-site.ts';

export interface Stage {
  readonly site: SdkSite;
  /** A new person, of whom nobody knows anything yet. */
  meets(options?: ReaderOptions): Promise<Reader>;
}

/** Call it at the top of a test file. */
export function sdkStage(): Stage {
  let browser: Browser;
  let site: SdkSite;
  const readers: Reader[] = [];
  beforeAll(async () => {
    [browser, site] = await Promise.all([launchChromium(), SdkSite.open()]);
  });
  afterEach(async () => {
    await Promise.all(readers.splice(0).map((reader) => reader.close()));
    site.forget();
  });
  afterAll(() => Promise.all([browser.close(), site.close()]));
  return {
    get site() {
      return site;
    },
    async meets(options) {
      const reader = await Reader.meet(browser, options);
      readers.push(reader);
      return reader;
    },
  };
}
