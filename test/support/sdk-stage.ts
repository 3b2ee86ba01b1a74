/**
 * A browser for a file of tests, and for every test a site of its own: what a page says with its last breath may arrive
 * when the next test has begun, and must not be told there. Every reader goes home after their test.
 */
import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { MessageOf } from '../../runtime/wire/batch.ts';
import { launchChromium } from './chromium.ts';
import { Reader, type ReaderOptions } from './reader.ts';
import { SdkSite } from './sdk-site.ts';

export interface Stage {
  readonly site: SdkSite;
  /** Waits for the view that carries its blocks. */
  described(): Promise<MessageOf<'view'>>;
  /** The reader leaves once the runtime knows the blocks; gives the newest state of every reading. */
  told(reader: Reader): Promise<MessageOf<'reading'>[]>;
  /** The same for a page of one reading. */
  toldOnce(reader: Reader): Promise<MessageOf<'reading'>>;
  /** A new person, of whom nobody knows anything yet. */
  meets(options?: ReaderOptions): Promise<Reader>;
}

/** Call it at the top of a test file. */
export function sdkStage(): Stage {
  let browser: Browser;
  let site: SdkSite;
  const readers: Reader[] = [];
  beforeAll(async () => {
    browser = await launchChromium();
  });
  beforeEach(async () => {
    site = await SdkSite.open();
  });
  afterEach(async () => {
    await Promise.all(readers.splice(0).map((reader) => reader.close()));
    await site.close();
  });
  afterAll(() => browser.close());
  const described = () => site.hears('view', ({ blocks }) => !!blocks);
  async function told(reader: Reader): Promise<MessageOf<'reading'>[]> {
    await described();
    await reader.leaves();
    expect([site.faults, reader.console]).toEqual([[], []]);
    return site.readings();
  }
  return {
    get site() {
      return site;
    },
    described,
    told,
    async toldOnce(reader) {
      const readings = await told(reader);
      expect(readings.length).toBe(1);
      return readings[0] as MessageOf<'reading'>;
    },
    async meets(options) {
      const reader = await Reader.meet(browser, options);
      readers.push(reader);
      return reader;
    },
  };
}

/** Figures on the wire are whole per band, and waking up takes a moment. */
export const near = (ms: number, within = 50) =>
  expect.toSatisfy((value: number) => Math.abs(value - ms) <= within, `about ${ms}`);

/** Attention that each block received, ms. */
export function attentionOf({ blocks = [] }: MessageOf<'view'>, { bands }: MessageOf<'reading'>): number[] {
  const left = [...bands];
  return blocks.map((block) => left.splice(0, block.bands).reduce((sum, attention) => sum + attention, 0));
}
