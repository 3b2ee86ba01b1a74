import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { Reader } from '../../support/reader.ts';
import { articlePage } from '../../support/sdk-pages.ts';
import { near, sdkStage } from '../../support/sdk-stage.ts';

const stage = sdkStage();

const page = () => stage.site.page('/waiting', articlePage(10));

/** What one tab stores, another process sees a moment later. */
async function sees(one: Page, other: Page): Promise<void> {
  const stored = await other.evaluate(() => JSON.stringify(localStorage));
  await one.waitForFunction((known) => JSON.stringify(localStorage) === known, stored);
}

/** The same page once more, in a tab beside the first, with all that it loads. */
async function opensTab(reader: Reader) {
  const other = await reader.context.newPage();
  await other.goto(stage.site.page('/nothing', '<title>nothing</title>'));
  await sees(other, reader.page);
  await other.goto(page());
  await reader.waits(300);
  await other.waitForFunction('[...document.scripts].every(({ src, arrived }) => !src || arrived)');
  return other;
}

describe('Two tabs with one article', () => {
  it('have a reading each while both are shown', async () => {
    const reader = await stage.meets();
    await reader.opens(page());
    await reader.waits(6_000);
    const other = await opensTab(reader);
    await reader.waits(6_000);
    await reader.calls("dogear.track('so far')");
    await stage.site.hears('reading', ({ engaged }) => engaged > 11_000);
    await other.close();
    const readings = await stage.told(reader);
    // Each tab has a clock of its own.
    const engaged = readings.map((reading) => reading.engaged).sort((one, other) => other - one);
    expect(engaged).toEqual([near(12_000, 400), near(6_000, 400)]);
  });

  it('hand one reading to and fro as the reader turns from one to the other', async () => {
    const reader = await stage.meets();
    await reader.opens(page());
    await reader.waits(6_000);
    await reader.turns(true);
    const other = await opensTab(reader);
    await reader.waits(6_000);
    await other.evaluate(() => {
      Object.assign(window, { away: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await sees(reader.page, other);
    await reader.turns(false);
    await reader.waits(6_000);
    const one = await stage.toldOnce(reader);
    expect(one.engaged).toEqual(near(18_000, 600));
  });
});
