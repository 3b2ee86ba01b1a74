/** A runtime with the small scene, and a browser before it, for a file of tests; a page goes after its test and must have thrown nothing. */
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type Scene, setScene } from './customers.ts';
import { openPages, type Pages } from './designer-pages.ts';
import { type Dogear, startDogear } from './dogear.ts';

type Options = Parameters<Pages['open']>[1];

export interface DesignerStage {
  readonly dogear: Dogear;
  readonly scene: Scene;
  /** What was opened last. */
  readonly page: Page;
  /** A page of the designer, as the administrator unless told. */
  open(path: string, options?: Options): Promise<void>;
  /** A page of anybody: `path` as in `/agent/`. */
  opens(path: string, options?: Options): Promise<void>;
  sees(text: string | RegExp): Promise<void>;
  presses(button: string): Promise<void>;
  /** The address without its origin. */
  address(): Promise<string>;
  /** What browsers wrote as errors since the last call; a test that expects some takes them. */
  faults(): string[];
}

/** Call it at the top of a test file. */
export function designerStage(): DesignerStage {
  let dogear: Dogear;
  let pages: Pages;
  let scene: Scene;
  let page: Page | undefined;
  beforeAll(async () => {
    dogear = await startDogear();
    pages = await openPages(dogear);
    scene = await setScene(dogear);
  });
  afterAll(async () => {
    await pages?.close();
    await dogear?.close();
  });
  afterEach(async () => {
    await page?.context().close();
    page = undefined;
    expect(pages.faults()).toEqual([]);
  });
  const opened = (): Page => {
    if (!page) throw new Error('This test has opened no page yet.');
    return page;
  };
  const opens: DesignerStage['opens'] = async (path, options) => {
    page = await pages.open(path, options);
  };
  return {
    get dogear() {
      return dogear;
    },
    get scene() {
      return scene;
    },
    get page() {
      return opened();
    },
    opens,
    open: (path, options = {}) => opens(`/designer${path}`, { token: dogear.adminToken, ...options }),
    sees: (text) => opened().getByText(text).first().waitFor(),
    presses: (name) => opened().getByRole('button', { name, exact: true }).click(),
    address: () => opened().evaluate(() => location.pathname + location.search + location.hash),
    faults: () => pages.faults(),
  };
}
