/** Reads an article once for as long as it stays as it is, and never more than there is time for: a feed may have many. */
import type { ReadAll } from './find.ts';
import { type Found, left, MOST_NODES, type Placed, readAll } from './leaves.ts';

/** Whether this leaf is the article's own. */
export type IsOwn = (leaf: Placed, article: Element) => boolean;

export interface Reader {
  reads(isOwn: IsOwn): ReadAll;
  /** What stands around these nodes may read differently now; or everything. */
  changed(nodes?: Iterable<Node>): void;
  /** Whether something was left for another time since this was asked: it is as it was before, or as if it were empty. */
  unfinished(): boolean;
}

export function newReader(): Reader {
  const known = new WeakMap<Node, { leaves: Placed[]; age: number }>();
  let age = 1;
  let more = false;

  const reads = (isOwn: IsOwn) => (elements: readonly Element[]) => {
    let rest = MOST_NODES;

    function leavesOf(element: Element): Placed[] {
      const before = known.get(element);
      if (before && before.age === age) return before.leaves;
      // Nobody tells what changes in the document of a frame.
      const told = element.ownerDocument === document;
      if (rest < 0) {
        more = more || told;
        return before ? before.leaves : [];
      }
      const [{ leaves: all }] = readAll([element]) as [Found];
      rest -= MOST_NODES - left;
      for (const last of all.slice(-1)) last.cut = left < 0;
      const leaves = all.filter((leaf) => isOwn(leaf, element));
      if (told) known.set(element, { leaves, age });
      return leaves;
    }

    return elements.map((element) => ({ element, leaves: leavesOf(element) }));
  };

  return {
    reads,
    changed(nodes) {
      if (!nodes) age++;
      const climbed = new Set<Node>();
      for (const node of nodes || []) {
        for (let at: Node | null = node; at && !climbed.has(at); at = at.parentNode) {
          climbed.add(at);
          const one = known.get(at);
          if (one) one.age = 0;
        }
      }
    },
    unfinished() {
      const was = more;
      more = false;
      return was;
    },
  };
}
