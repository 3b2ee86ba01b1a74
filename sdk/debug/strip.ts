/** The bands of an article, drawn beside their blocks: what each has received, against what it needs. */
import { READ_DENSITY } from '../../runtime/wire/bands.ts';
import { type Child, h } from '../overlay/draw.ts';
import type { InspectedArticle } from './inspected.ts';

/** Width of the strip, px. */
const WIDTH = 12;
/** Width that the figure of a block may need, px. */
const FIGURE = 110;

/** `height`: of the window, px; what lies outside of it is not drawn. */
export function strip({ geometry, reading, inView }: InspectedArticle, height: number): Child[] {
  const seen = new Set(inView.bands.map(([band]) => band));
  let band = 0;
  return geometry.nodes.flatMap((node, index) => {
    const { bands } = reading.blocks[index] as { bands: number };
    const first = band;
    band += bands;
    const { left, top, bottom } = node.getBoundingClientRect();
    if (bottom <= 0 || top >= height || bottom <= top) return [];
    const size = (bottom - top) / bands;
    const marks = Array.from({ length: bands }, (_, i) =>
      bandMark(reading, first + i, top + i * size, size, Math.max(0, left - WIDTH - 2), seen.has(first + i)),
    );
    return [...marks, blockMark(reading, first, bands, top, left, index)];
  });
}

function bandMark(
  { attention, weights }: InspectedArticle['reading'],
  band: number,
  top: number,
  size: number,
  left: number,
  seen: boolean,
) {
  const density = densityOf(attention, weights, band, 1);
  const kind = density >= READ_DENSITY ? 'read' : 'unread';
  const style = `left:${left}px;top:${top}px;width:${WIDTH}px;height:${Math.max(2, size - 1)}px`;
  const filled = `height:${Math.round(Math.min(1, density) * 100)}%`;
  return h('i', { class: `band ${kind}${seen ? ' seen' : ''}`, style }, h('b', { style: filled }));
}

/** Number, density and seconds of the block, at its upper left. */
function blockMark(
  { attention, weights }: InspectedArticle['reading'],
  first: number,
  count: number,
  top: number,
  left: number,
  index: number,
) {
  const spent = attention.slice(first, first + count).reduce((sum, ms) => sum + ms, 0);
  const density = densityOf(attention, weights, first, count).toFixed(2);
  const text = `${index + 1} · ${density} · ${(spent / 1_000).toFixed(1)} s`;
  // Beside the text where there is room, else above its first line.
  const place =
    left > 2 * FIGURE ? `left:${left - FIGURE - WIDTH}px;top:${top}px` : `left:${left}px;top:${top - 15}px`;
  return h('span', { class: 'figure', style: place }, text);
}

function densityOf(attention: readonly number[], weights: readonly number[], first: number, count: number) {
  const total = (values: readonly number[]) =>
    values.slice(first, first + count).reduce((sum, value) => sum + value, 0);
  return total(attention) / (total(weights) || 1);
}
