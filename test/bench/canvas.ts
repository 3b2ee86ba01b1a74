/** A journey of 500 nodes in Chromium: how long the longest frame is while a card is dragged, and while the canvas is, near and from afar. */
import type { Page } from 'playwright';
import type { JourneyShown } from '../../runtime/wire/api/journeys.ts';
import type { Bench } from '../support/bench.ts';
import { openPages } from '../support/designer-pages.ts';
import { startDogear } from '../support/dogear.ts';

const NODES = 500;
/** Ways that run beside each other. */
const ARMS = 10;
const MOVES = 120;

export default {
  name: 'canvas',
  goals: {
    worstFrameMs: 'no frame over 50',
    worstPanFrameMs: 'no frame over 50',
    worstFarFrameMs: 'no frame over 50',
  },
  run,
} satisfies Bench;

async function run(): Promise<Record<string, number>> {
  const dogear = await startDogear();
  const pages = await openPages(dogear);
  try {
    const { id } = await dogear.api<JourneyShown>('POST', '/api/journeys', { name: 'large', draft: drawn() });
    const page = await pages.open(`/designer/journeys/${id}`, {
      token: dogear.adminToken,
      width: 1440,
      height: 900,
    });
    await page.locator('.react-flow__node').first().waitFor();
    const shown = await page.locator('.react-flow__node').count();
    const card = await frames(page, '.react-flow__node');
    const pan = await frames(page, undefined);
    await page.keyboard.press('1');
    const shownFar = await page.locator('.react-flow__node').count();
    const far = await frames(page, '.react-flow__node');
    return {
      nodes: NODES,
      shown,
      ...{ worstFrameMs: card.worst, p95FrameMs: card.p95, frames: card.count },
      ...{ worstPanFrameMs: pan.worst, p95PanFrameMs: pan.p95 },
      ...{ shownFar, worstFarFrameMs: far.worst, p95FarFrameMs: far.p95 },
    };
  } finally {
    await pages.close();
    await dogear.close();
  }
}

/** Drags what the selector names, or the ground, in a circle; ms from frame to frame. */
async function frames(page: Page, selector: string | undefined) {
  const from = await start(page, selector);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  // The first movement picks up; what follows is dragging.
  await page.mouse.move(from.x + 8, from.y + 8);
  await record(page);
  for (let move = 0; move < MOVES; move += 1) {
    const angle = (2 * Math.PI * move) / MOVES;
    await page.mouse.move(from.x + 120 * Math.sin(angle), from.y + 80 * (1 - Math.cos(angle)));
  }
  const gaps = await recorded(page);
  await page.mouse.up();
  gaps.sort((a, b) => a - b);
  return { worst: gaps.at(-1) ?? 0, p95: gaps[Math.floor(gaps.length * 0.95)] ?? 0, count: gaps.length };
}

async function start(page: Page, selector: string | undefined) {
  if (!selector) return { x: 260, y: 700 };
  const box = await page.locator(selector).nth(1).boundingBox();
  if (!box) throw new Error('The card to be dragged is not drawn.');
  return { x: box.x + box.width / 3, y: box.y + box.height / 4 };
}

/** As text: what the page runs must not name what only this process has. */
const RECORDER = `
  const gaps = [];
  let last;
  let on = true;
  window.stopFrames = () => ((on = false), gaps);
  requestAnimationFrame(function frame(at) {
    if (last !== undefined) gaps.push(at - last);
    last = at;
    if (on) requestAnimationFrame(frame);
  });`;

const record = (page: Page): Promise<unknown> => page.evaluate(`(() => {${RECORDER}})()`);
const recorded = (page: Page): Promise<number[]> => page.evaluate('window.stopFrames()');

/** An entry and a split into ten arms of waits and tags. */
function drawn() {
  const arms = Array.from({ length: ARMS }, (_, arm) => ({ name: `arm ${arm}`, weight: 1 }));
  const nodes: Record<string, unknown>[] = [
    { id: 'entry', kind: 'entry-event', event: 'start' },
    { id: 'split', kind: 'split', arms },
  ];
  const edges = [{ from: 'entry', exit: 'next', to: 'split' }];
  for (let at = 0; at < NODES - 2; at += 1) {
    const id = `n${at}`;
    const above = at - ARMS;
    edges.push(
      above < 0 ? { from: 'split', exit: `arm ${at}`, to: id } : { from: `n${above}`, exit: 'next', to: id },
    );
    nodes.push(
      above % 2 ? { id, kind: 'wait', duration: (at + 1) * 60_000 } : { id, kind: 'tag', add: [`tag ${at}`] },
    );
  }
  return { nodes, edges };
}
