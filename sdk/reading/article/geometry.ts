/**
 * Where the blocks of an article are, asked of the page as rarely as can be: places are kept relative to one block, and
 * a look asks where that block is, and whether anything else scrolled or grew. Where something did, and now and then
 * even so, the blocks in view are compared with the page; where one has moved (a picture arrived, text was enlarged,
 * something opened), all are measured again.
 */
import type { Block } from '../../../runtime/wire/content.ts';
import { type Place, type View, viewOf } from '../bands.ts';
import { type Box, blockBox, boxOf, type Clips, clipsOf, type Node, overlap, shifted } from './boxes.ts';
import { elementOf, type Geometry, type Look } from './glance.ts';
import type { Opening } from './opening.ts';
import { isStand, rootsOf, type Stand, standOf } from './scrollers.ts';

interface Measured extends Box, Place {
  clips: Clips;
}

/** What the page answered, in px of the window of then. */
interface Asked {
  origin: Box;
  whole: Box;
  free: Box;
  /** How far the page was scrolled, and how everything else stood. */
  scrolled: number;
  stand: Stand;
}

/** The fault of what was never shown at a look. */
export const HIDDEN = 'hidden-layout';
const SLACK = 2;
/** So often it is relied on that only the page's scroller moves; and that what is hidden stays so. */
const TRUST = 20;
const EVERYWHERE: Box = { top: -1 / 0, bottom: 1 / 0, left: -1 / 0, right: 1 / 0 };
const NOWHERE = { top: 1 / 0, bottom: -1 / 0 };

/** `opening`: what the browser shows of the page; `clear`: what of that nothing stays in front of; `fault`: why even so it cannot be right. */
export function measured(
  nodes: readonly Node[],
  opening: Opening,
  clear: (window: Box) => Box = (window) => window,
  fault?: string,
): Geometry {
  let places: Measured[] = [];
  /** Of each list of clips what they show, from the anchor; and what of that is in the window at this look. */
  let shows = new Map<Clips, Box>();
  let windows = new Map<Clips, Box>();
  let scrollers: Element[] = [];
  /** The block that places are relative to: the first of those that scroll together with the heaviest. */
  let anchor = 0;
  let trust = 0;
  let hiddenTrust = 0;
  /** It moves by other means than scrolling, or in another document. */
  let wild = nodes.some((node) => elementOf(node).ownerDocument !== document);
  let seenAt = 0;
  let asked: Asked | undefined;
  let seen: Look | undefined;

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
    hiddenTrust = places.every(isShown) ? 1 / 0 : TRUST;
    const clips = new Set(places.map((place) => place.clips));
    scrollers = [...rootsOf(nodes), ...([] as Element[]).concat(...clips)];
    windows = new Map([...clips].map((one) => [one, { ...EVERYWHERE }]));
  }

  function ask(): Asked {
    const origin = placeOf(anchor);
    const whole = opening();
    shows = new Map(
      [...windows.keys()].map((clips) => [
        clips,
        shifted(clips.map(boxOf).reduce(overlap, EVERYWHERE), origin, -1),
      ]),
    );
    const free = clear(whole);
    fit(free, origin);
    for (const place of places) {
      const window = windows.get(place.clips) as Box;
      // What stands beside the window is not in it, though on its level.
      place.window = place.right > window.left && place.left < window.right ? window : NOWHERE;
    }
    trust = TRUST;
    asked = { origin, whole, free, scrolled: scrollY, stand: standOf(scrollers) };
    return asked;
  }

  /** What shows through each list of clips, while the anchor is there. */
  function fit(free: Box, origin: Box): void {
    const from = shifted(free, origin, -1);
    for (const [clips, window] of windows) Object.assign(window, overlap(from, shows.get(clips) as Box));
  }

  function see(blocks: readonly Block[], { origin, whole, free }: Asked): Look {
    const show = shows.get((places[anchor] as Measured).clips) as Box;
    const view = viewOf(places, blocks, shifted(free, origin, -1));
    const window = overlap(shifted(whole, origin, -1), show);
    const middle = (window.top + window.bottom) / 2;
    view.middle = places.findIndex(({ top, bottom }) => top <= middle && bottom > middle);
    return { view, window };
  }

  /** Whether it can be told without asking where everything is. */
  function trusted(): Asked | undefined {
    hiddenTrust--;
    const known = asked && !wild && trust-- > 0 && hiddenTrust > 0;
    return known && asked?.whole === opening() && isStand(asked.stand, scrollers) ? asked : undefined;
  }

  /** What the page would answer if it were asked. */
  function expected(asked: Asked): Asked {
    const origin = shifted(asked.origin, { top: scrollY - asked.scrolled, left: 0 }, -1);
    fit(asked.free, origin);
    return { ...asked, origin };
  }

  /** True if the page still has the blocks of the view, and the last of all, where they are remembered. */
  function holds({ blocks }: View, origin: Box): boolean {
    return [anchor, ...blocks, nodes.length - 1].every((index) => {
      const [was, is] = [places[index] as Measured, shifted(placeOf(index), origin, -1)];
      const sides = ['top', 'bottom', 'left'] as const;
      return sides.every((side) => Math.abs(was[side] - is[side]) < SLACK);
    });
  }

  /** Asks the page, and finds everything in its place. */
  function found(blocks: readonly Block[]): Look | undefined {
    const before = asked;
    if (!before || hiddenTrust <= 0) return undefined;
    const now = ask();
    const look = see(blocks, now);
    if (!holds(look.view, now.origin)) return undefined;
    const moved = expected(before).origin.top - now.origin.top;
    wild = wild || (Math.abs(moved) > SLACK && isStand(before.stand, scrollers));
    return look;
  }

  function measureAnew(blocks: readonly Block[]): Look {
    measure(blocks);
    if (places.some(isShown)) geometry.fault = fault;
    return see(blocks, ask());
  }

  const geometry: Geometry = {
    nodes,
    fault: HIDDEN,
    still: () => scrollY === seenAt && !!trusted(),
    look(blocks) {
      const known = trusted();
      if (!known) seen = found(blocks) || measureAnew(blocks);
      else if (!seen || scrollY !== seenAt) seen = see(blocks, expected(known));
      seenAt = scrollY;
      return seen;
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
