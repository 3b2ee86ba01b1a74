/** A runtime and a browser for the tests of one file, and journeys opened in it. */
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { JourneyShown } from '../../runtime/wire/api/journeys.ts';
import { type CanvasDriver, canvasOf } from './canvas.ts';
import { openPages, type Pages } from './designer-pages.ts';
import { type Dogear, startDogear } from './dogear.ts';
import type { Drawing } from './journey.ts';

export interface Workshop {
  dogear(): Dogear;
  /** What browsers wrote as errors since the last call. */
  faults(): string[];
  make(drawing: Drawing, name?: string): Promise<JourneyShown>;
  /** A page of the designer; it is closed after the test. */
  open(path: string, options?: Parameters<Pages['open']>[1]): Promise<CanvasDriver>;
  /** The editor of a journey, once its nodes are drawn. */
  edit(journey: { id: string }, options?: Parameters<Pages['open']>[1]): Promise<CanvasDriver>;
}

/** Asks again until the answer is the expected one; the page draws when it likes. */
export const eventually = <T>(ask: () => T) => expect.poll(ask, { timeout: 15_000 });

export function workshop(): Workshop {
  let dogear: Dogear;
  let pages: Pages;
  const opened: Page[] = [];
  beforeAll(async () => {
    dogear = await startDogear();
    await dogear.site();
    await dogear.agent('zhou', '周敏');
    pages = await openPages(dogear);
  });
  afterAll(async () => {
    await pages?.close();
    await dogear?.close();
  });
  afterEach(async () => {
    for (const page of opened.splice(0)) await page.context().close();
  });
  const open: Workshop['open'] = async (path, options = {}) => {
    const page = await pages.open(`/designer${path}`, { token: dogear.adminToken, ...options });
    opened.push(page);
    return canvasOf(page, dogear);
  };
  return {
    dogear: () => dogear,
    faults: () => pages.faults(),
    make: ({ graph }, name = '试一试') =>
      dogear.api<JourneyShown>('POST', '/api/journeys', { name, draft: graph }),
    open,
    async edit({ id }, options) {
      const canvas = await open(`/journeys/${id}`, options);
      await canvas.page.locator('.react-flow__node').first().waitFor();
      return canvas;
    },
  };
}
