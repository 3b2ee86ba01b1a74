/** Where a long line runs down, so that it does not pass behind cards. */
import type { Size } from '../edit/card.ts';
import type { Point } from '../edit/draft.ts';

export type Box = Point & Size;

/** Room beside a card for a line to pass, and how far to the side it may go for it. */
const CLEAR = 20;
const DETOUR = 320;
/** Lines shorter than this have no card between their ends. */
const LONG = 160;

/**
 * The x at which a line runs down: where no card is in its way, with as little detour as can be.
 * `undefined` for a line that is short, leads up, or finds no free way.
 */
export function channelOf(from: Point, to: Point, cards: readonly Box[]): number | undefined {
  if (to.y - from.y < LONG) return undefined;
  const left = Math.min(from.x, to.x) - DETOUR;
  const right = Math.max(from.x, to.x) + DETOUR;
  const between = cards.filter(
    ({ x, y, width, height }) =>
      y < to.y - CLEAR && y + height > from.y + CLEAR && x < right && x + width > left,
  );
  const isFree = (at: number) =>
    between.every(({ x, width }) => at <= x - CLEAR / 2 || at >= x + width + CLEAR / 2);
  const middle = (from.x + to.x) / 2;
  if (between.length === 0) return undefined;
  const beside = between.flatMap(({ x, width }) => [x - CLEAR, x + width + CLEAR]);
  const detour = (at: number) => Math.abs(at - from.x) + Math.abs(at - to.x);
  return [from.x, to.x, middle, ...beside].filter(isFree).sort((a, b) => detour(a) - detour(b))[0];
}
