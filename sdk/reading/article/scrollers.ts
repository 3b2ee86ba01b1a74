/** What of a page can move or grow without being measured: what scrolls it, and how far that has come. */
import type { Node } from './boxes.ts';
import { elementOf } from './glance.ts';

/** How far each is scrolled aside and down, and how high its content is. */
export type Stand = readonly number[];

/** What scrolls the documents that these stand in; the page's own first. */
export function rootsOf(nodes: readonly Node[]): Element[] {
  const documents = new Set([document, ...nodes.map((node) => elementOf(node).ownerDocument)]);
  const roots = [...documents].map((one) => one.scrollingElement || one.documentElement);
  return [...new Set([...roots, ...[...documents].map(({ body }) => body).filter(scrollsItself)])];
}

/** Beside its root, whose window takes over from the body what it does with too much, unless it says so itself. */
const scrollsItself = (body: Element | null): boolean =>
  !!body &&
  [body, body.parentElement as Element].every((one) => getComputedStyle(one).overflowY !== 'visible');

export const standOf = (scrollers: readonly Element[]): Stand =>
  ([] as number[]).concat(...scrollers.map((one) => [one.scrollLeft, one.scrollTop, one.scrollHeight]));

/** True if everything still stands so, but for how far down the first is scrolled. */
export const isStand = (stand: Stand, scrollers: readonly Element[]): boolean =>
  scrollers.every(
    (one, i) =>
      one.scrollHeight === stand[3 * i + 2] &&
      one.scrollLeft === stand[3 * i] &&
      (!i || one.scrollTop === stand[3 * i + 1]),
  );
