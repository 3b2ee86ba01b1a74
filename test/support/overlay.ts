/** Somebody who looks at the heat of a page: how the link answers, and what is seen where. */
import type { Locator, Page } from 'playwright';
import { expect } from 'vitest';
import type { Heat } from '../../runtime/wire/api/contents.ts';
import type { OverlayShown } from '../../runtime/wire/api/overlay.ts';
import type { Block } from '../../runtime/wire/content.ts';
import type { Reader, ReaderOptions } from './reader.ts';
import { articlePage } from './sdk-pages.ts';
import type { Stage } from './sdk-stage.ts';

/** What the runtime answers: ten readings, of whom fewer come to each next paragraph. `stretch` the time they stay. */
export function heatOf(blocks: readonly Block[], stretch = 1): Heat {
  const readings = 10;
  return {
    contentId: 'content',
    version: 'version',
    ...{ versions: 1, over: 'all', readings, qualities: {} },
    engaged: 0,
    completion: 0,
    states: { bounce: 0, skim: 0, partial: 10, complete: 0 },
    blocks: blocks.map(({ key, kind, text, weight, bands }, place) => {
      const reached = Math.max(1, readings - place);
      const attention = (weight / bands) * reached * stretch * (place === 2 ? 3 : 1);
      const band = { weight: weight / bands, attention, reached, read: Math.ceil(reached / 2) };
      return {
        key,
        kind,
        text,
        readings,
        ...{ clicks: place === 1 ? 4 : 0, dead: place === 2 ? 2 : 0, rage: 0 },
        bands: Array.from({ length: bands }, () => band),
      };
    }),
  };
}

export const shownOf = (blocks: readonly Block[]): OverlayShown => ({
  title: '等待期',
  shown: { selection: {}, heat: heatOf(blocks) },
  against: null,
});

/** Opens the page by a link whose token the runtime answers so. */
export async function looks(
  reader: Reader,
  url: string,
  answer: OverlayShown | { status: number; code: string },
): Promise<void> {
  const open = { 'access-control-allow-origin': '*' };
  const status = 'code' in answer ? answer.status : 200;
  await reader.page.route('**/v1/overlay', (route) =>
    route.fulfill({ status, headers: open, contentType: 'application/json', body: JSON.stringify(answer) }),
  );
  await reader.opens(`${url}#dogear-overlay=signed.token`);
  await reader.page.waitForSelector('dogear-overlay section.panel p');
}

export interface Seen {
  text: string;
  /** Difference of the mark's edges from the paragraph's, px. */
  off: number;
}

/** Every paragraph that `selector` finds: how far its mark is from where it is. Throws where one has no mark. */
export const misplaced = (page: Page, selector: string): Promise<Seen[]> =>
  page.evaluate((selector) => {
    const root = document.querySelector('dogear-overlay')?.shadowRoot as ShadowRoot;
    const marks = [...root.querySelectorAll('.block')].map((one) => one.getBoundingClientRect());
    return [...document.querySelectorAll(selector)].map((paragraph) => {
      const { top, bottom, right } = paragraph.getBoundingClientRect();
      const off = marks.map((mark) =>
        Math.max(Math.abs(mark.top - top), Math.abs(mark.bottom - bottom), Math.abs(mark.right - right)),
      );
      return { text: paragraph.textContent?.slice(0, 20) ?? '', off: Math.min(...off) };
    });
  }, selector);

/** The words of the panel, white space collapsed. */
export const panelOf = async (page: Page): Promise<string> =>
  ((await page.locator('dogear-overlay .panel').textContent()) ?? '').replace(/\s+/g, ' ');

/** The article that is looked at, unless a test has its own. */
export const ARTICLE = articlePage(8);
/** Longer than the overlay takes to see what no event tells, ms. */
export const SOON = 1_000;
/** Blocks of each page that a reader has seen. */
const known = new Map<string, Block[]>();

/** Blocks as a reader's page tells them. */
async function blocksOf(stage: Stage, html: string): Promise<Block[]> {
  const reader = await stage.meets();
  await reader.opens(stage.site.page('/waiting', html));
  await reader.waits(2_000);
  const { blocks = [] } = await stage.described();
  await reader.leaves();
  stage.site.forget();
  return blocks;
}

/** A reader was here once; then the page shows what is put in its place. Gives the blocks that the reader had. */
export async function measured(
  stage: Stage,
  html: string,
  now = html,
): Promise<{ url: string; blocks: Block[] }> {
  const blocks = known.get(html) ?? (await blocksOf(stage, html));
  known.set(html, blocks);
  return { url: stage.site.page('/waiting', now), blocks };
}

/** Somebody looks at the heat of `html` on the page as it is `now`. */
export async function looked(
  stage: Stage,
  { html = ARTICLE, now = html, ...options }: ReaderOptions & { html?: string; now?: string } = {},
): Promise<Reader> {
  const { url, blocks } = await measured(stage, html, now);
  const reader = await stage.meets(options);
  await looks(reader, url, shownOf(blocks));
  await marks(reader).first().waitFor({ state: 'attached' });
  return reader;
}

export const marks = (reader: Reader): Locator => reader.page.locator('dogear-overlay .block');

/** Every paragraph has its mark where it is. */
export async function fits(reader: Reader, selector = 'article p'): Promise<void> {
  await reader.waits(SOON);
  const seen = await misplaced(reader.page, selector);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.filter(({ off }) => off > 1)).toEqual([]);
}
