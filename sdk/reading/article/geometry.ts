/**
 * Where the blocks of an article are, asked of the page as rarely as can be: places are kept relative to one block,
 * and at every look the outer blocks of the view are compared with the page. Where one has moved (a picture arrived,
 * text was enlarged, something opened), all are measured again; and now and then even so, because what is hidden
 * where it stands does not move.
 */
import type { Block } from '../../../runtime/wire/content.ts';
import { type Place, type View, viewOf } from '../bands.ts';
import { type Box, blockBox, boxOf, type Clips, clipsOf, type Node, overlap, shifted } from './boxes.ts';
import type { Geometry, Look } from './glance.ts';
import type { Opening } from './opening.ts';

interface Measured extends Box, Place {
  clips: Clips;
}

const SLACK = 2;
/** Looks for which places are trusted. */
const TRUST = 20;
const NOWHERE = { top: 1 / 0, bottom: -1 / 0 };

/** `opening`: what the browser shows of the page; `clear`: what of that nothing stays in front of. */
export function measured(
  nodes: readonly Node[],
  opening: Opening,
  clear: (window: Box) => Box = (window) => window,
): Geometry {
  let places: Measured[] = [];
  /** The block that places are relative to: the first of those that scroll together with the heaviest. */
  let anchor = 0;
  let trust = 0;

  const placeOf = (index: number) => blockBox(nodes[index] as Node, (places[index] as Measured).clips);

  function measure(blocks: readonly Block[]): void {
    const known = new Map<Element, Clips>();
    places = nodes.map((node) => {
      const clips = clipsOf(node, known);
      return { ...blockBox(node, clips), clips };
    });
    anchor = anchorOf(places, blocks);
    const origin = { ...(places[anchor] as Box) };
    for (const place of places) Object.assign(place, shifted(place, origin, -1));
    trust = TRUST;
  }

  function see(blocks: readonly Block[]): Look {
    const origin = placeOf(anchor);
    const whole = opening();
    const through = (window: Box, clips: Clips) =>
      shifted(clips.map(boxOf).reduce(overlap, window), origin, -1);
    const free = clear(whole);
    const windows = new Map<Clips, Box>();
    function windowOf(clips: Clips): Box {
      const window = windows.get(clips) || through(free, clips);
      windows.set(clips, window);
      return window;
    }
    for (const place of places) {
      const window = windowOf(place.clips);
      // What stands beside the window is not in it, though on its level.
      place.window = place.right > window.left && place.left < window.right ? window : NOWHERE;
    }
    return { view: viewOf(places, blocks, free), window: through(whole, (places[anchor] as Measured).clips) };
  }

  /** True if the page still has the outer blocks of the view, and the last of all, where they are remembered. */
  function holds({ blocks }: View): boolean {
    const origin = placeOf(anchor);
    return [blocks[0] || 0, blocks[blocks.length - 1] || 0, nodes.length - 1].every((index) => {
      const [was, is] = [places[index] as Measured, shifted(placeOf(index), origin, -1)];
      const sides = ['top', 'bottom', 'left'] as const;
      return sides.every((side) => Math.abs(was[side] - is[side]) < SLACK);
    });
  }

  const geometry: Geometry = {
    nodes,
    fault: 'hidden-layout',
    look(blocks) {
      const seen = trust-- > 0 && see(blocks);
      if (seen && holds(seen.view)) return seen;
      measure(blocks);
      if (places.some(isShown)) geometry.fault = undefined;
      return see(blocks);
    },
  };
  return geometry;
}

function anchorOf(places: readonly Measured[], blocks: readonly Block[]): number {
  const weights = places.map((place, index) => (isShown(place) ? (blocks[index] as Block).weight : 0));
  const heaviest = weights.indexOf(Math.max(...weights));
  const { clips } = places[heaviest] as Measured;
  return Math.max(
    0,
    places.findIndex((place) => isShown(place) && place.clips === clips),
  );
}

const isShown = ({ top, bottom }: Box): boolean => bottom > top;
