/** Which bands are in view, and with how much of their weight. */
import type { Block } from '../../runtime/wire/content.ts';

/** Upright extent, in px; all extents of one look share their origin. */
export interface Extent {
  top: number;
  bottom: number;
}

export interface Place extends Extent {
  /** What can be seen of anything that stands where this block does; the window, unless said. */
  window?: Extent;
}

/** One look at an article: what of it is in view. */
export interface View {
  /** Each band in view, and its weight in view, in ms. */
  bands: [band: number, weight: number][];
  /** Sum of the weights in view, in ms. */
  weight: number;
  /** How far down the view reaches: whole bands, and the share of the last one; 0 if nothing is in view. */
  furthest: number;
  /** True if the end of the article is in view. */
  end: boolean;
  /** The blocks in view. */
  blocks: number[];
  /** The block in the middle of the window, if that was looked for; -1 where there is none. */
  middle?: number;
}

/** A look that found nothing. */
export const nothing = (): View => ({ bands: [], weight: 0, furthest: 0, end: false, blocks: [] });

/** Layout rounds to fractions of a pixel. */
const SLACK = 1;

/** `places` are the extents of `blocks`, one each; an empty extent is a block that is not shown. */
export function viewOf(places: readonly Place[], blocks: readonly Block[], window: Extent): View {
  const view = nothing();
  let band = 0;
  let end = -1 / 0;
  places.forEach((place, index) => {
    const block = blocks[index] as Block;
    const height = (place.bottom - place.top) / block.bands;
    const first = band;
    band += block.bands;
    if (!height) return;
    const { top, bottom } = place.window || window;
    if (place.bottom > end) {
      end = place.bottom;
      view.end = end > top && end <= bottom + SLACK;
    }
    if (place.bottom <= top || place.top >= bottom) return;
    view.blocks.push(index);
    for (let i = 0; i < block.bands; i++) {
      const start = place.top + i * height;
      const down = Math.min(1, (bottom - start) / height);
      const share = down - Math.max(0, (top - start) / height);
      if (share > 0) addBand(view, first + i, down, (share * block.weight) / block.bands);
    }
  });
  return view;
}

function addBand(view: View, band: number, down: number, weight: number): void {
  view.bands.push([band, weight]);
  view.weight += weight;
  view.furthest = Math.max(view.furthest, band + down);
}
