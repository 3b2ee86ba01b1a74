/** The editor of a journey, worked with mouse and keyboard as an operator works. */
import type { Locator, Page } from 'playwright';
import type { JourneyShown } from '../../runtime/wire/api/journeys.ts';
import type { Dogear } from './dogear.ts';

export interface Point {
  x: number;
  y: number;
}

export interface CanvasDriver {
  page: Page;
  /** Nodes of this title, in the order in which they were added. */
  node(title: string): Locator;
  /** Titles of all nodes. */
  nodes(): Promise<string[]>;
  lines(): Promise<number>;
  /** Selects a node by a click on its title. */
  select(title: string): Promise<void>;
  /** Drags a kind from the palette to a place, in pixels from the upper left corner of the canvas. */
  drop(kind: string, at: Point): Promise<void>;
  /** Pulls a line out of an exit, onto a node or to a place on the canvas. */
  pull(from: string, exit: string, to: string | Point): Promise<void>;
  /** Moves a node by so many pixels. */
  move(title: string, by: Point): Promise<void>;
  /** Where a node stands on the screen. */
  place(title: string): Promise<Point>;
  /** A point on the first line, in pixels from the upper left corner of the canvas. */
  onLine(): Promise<Point>;
  /** Presses a kind in the list that asks what to add. */
  pick(kind: string): Promise<void>;
  /** An input of the inspector, by its label. */
  field(label: string): Locator;
  /** Presses the button above the canvas, and again in the dialog that shows what it does. */
  publish(): Promise<void>;
  /** The draft as the runtime holds it, once the editor says that it is saved. */
  stored(): Promise<JourneyShown>;
  says(state: string): Promise<void>;
}

export function canvasOf(page: Page, dogear: Dogear): CanvasDriver {
  const node = (title: string) => page.locator('.react-flow__node').filter({ hasText: title });
  const stage = page.locator('.stage');
  const center = async (target: Locator): Promise<Point> => {
    const box = await target.boundingBox();
    if (!box) throw new Error(`${target} is not on the page`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const drag = async (from: Point, to: Point) => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
  };
  const onStage = async ({ x, y }: Point): Promise<Point> => {
    const box = await stage.boundingBox();
    return { x: (box?.x ?? 0) + x, y: (box?.y ?? 0) + y };
  };
  const says = (state: string) => page.locator('.saving').filter({ hasText: state }).waitFor();
  return {
    page,
    node,
    says,
    nodes: () => page.locator('.node-title').allInnerTexts(),
    lines: () => page.locator('.react-flow__edge').count(),
    select: (title) => node(title).locator('.node-title').click(),
    drop: (kind, at) =>
      page
        .locator('.palette')
        .getByRole('button', { name: kind, exact: true })
        .dragTo(stage, { targetPosition: at }),
    async pull(from, exit, to) {
      const handle = node(from).locator(`.react-flow__handle-bottom[data-handleid="${exit}"]`);
      const end = typeof to === 'string' ? await center(node(to)) : await onStage(to);
      await drag(await center(handle), end);
    },
    async move(title, by) {
      const from = await center(node(title).locator('.node-title'));
      await drag(from, { x: from.x + by.x, y: from.y + by.y });
    },
    async onLine() {
      const line = page.locator('.react-flow__edge-path').first();
      const point = await line.evaluate((element) => {
        const path = element as unknown as SVGPathElement;
        const { x, y } = path
          .getPointAtLength(path.getTotalLength() / 2)
          .matrixTransform(path.getScreenCTM() ?? undefined);
        return { x, y };
      });
      const box = await stage.boundingBox();
      return { x: point.x - (box?.x ?? 0), y: point.y - (box?.y ?? 0) };
    },
    place: (title) => center(node(title)),
    pick: (kind) => page.getByRole('option', { name: kind, exact: true }).click(),
    field: (label) => page.locator('.inspector').getByLabel(label, { exact: true }),
    async publish() {
      await page.getByRole('button', { name: /^发布/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
    },
    async stored() {
      await says('草稿已保存');
      return dogear.api<JourneyShown>('GET', `/api/journeys/${page.url().split('/').pop()?.split('?')[0]}`);
    },
  };
}
