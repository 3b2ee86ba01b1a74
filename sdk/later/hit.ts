/** Which block was hit, and where in it. */
import { type Article, about } from '../article.ts';
import type { Unsent } from '../delivery/queue.ts';
import { PRIVATE } from '../reading/article/leaves.ts';

/** `left`, `top`: on the window, px. Nothing if it lies in another article, or in none. */
export function clickIn(
  { geometry, reading }: Article,
  target: Node,
  left: number,
  top: number,
): Unsent | undefined {
  if (isPrivate(target)) return undefined;
  const block = geometry.nodes.findIndex((node) =>
    node instanceof Range ? node.intersectsNode(target) : node.contains(target),
  );
  if (block < 0) return undefined;
  const rect = (geometry.nodes[block] as Element).getBoundingClientRect();
  const place = { x: share(left - rect.left, rect.width), y: share(top - rect.top, rect.height) };
  return { type: 'click', ...about(reading), startedAt: reading.startedAt, block, ...place };
}

const share = (part: number, whole: number): number => Math.min(1, Math.max(0, part / (whole || 1)));

/** The page asked not to hear of this place, or somebody types there. */
const isPrivate = (target: Node): boolean => target instanceof Element && !!target.closest(PRIVATE);
