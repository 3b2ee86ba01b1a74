/** Where the blocks of an article are, and what the reader sees of them. */
import type { Block } from '../../../runtime/wire/content.ts';
import { type Extent, type View, viewOf } from '../bands.ts';

export interface Look {
  view: View;
  /** What is seen through, in px from a place in the text. */
  window: Extent;
}

export interface Geometry {
  /** One for each block. */
  nodes: readonly (Element | Range)[];
  look(blocks: readonly Block[]): Look;
  /** True if the next look would find what the last one found. */
  still?(): boolean;
  /** Why what it says cannot be right. */
  fault?: string | undefined;
}

const NO_PLACE: Extent = { top: 0, bottom: 0 };

/** The block, or what it stands in. */
export const elementOf = (node: Element | Range): Element =>
  ('startContainer' in node ? node.startContainer : node) as Element;

/** Of what is not rendered at all, nothing may be asked: Chromium says so in the page's console. */
export const isHeldBack = (element: Element): boolean =>
  'checkVisibility' in element && !element.checkVisibility();

/** For the first moments: every block is asked at every look, and only the window hides. */
export const glance = (nodes: Geometry['nodes']): Geometry => ({
  nodes,
  look(blocks) {
    const places = nodes.map((node) =>
      isHeldBack(elementOf(node)) ? NO_PLACE : node.getBoundingClientRect(),
    );
    const { top } = places[0] as Extent;
    const view = viewOf(places, blocks, { top: 0, bottom: innerHeight });
    return { view, window: { top: -top, bottom: innerHeight - top } };
  },
});
