/** How two drafts of one journey differ, node by node, for an operator who must choose between them. */
import type { JourneyNode } from '../../runtime/journey/vocabulary.ts';
import { type Draft, placeOf } from './draft.ts';

/** `added`: only in the one; `removed`: only in the other; `changed`: its fields or the ways out of it; `moved`: only its place. */
export type Mark = 'added' | 'removed' | 'changed' | 'moved';

/** Marks on the nodes of `one`, as against `other`, and on those that only `other` has. */
export function difference(one: Draft, other: Draft): Map<string, Mark> {
  const before = new Map(other.graph.nodes.map((node) => [node.id, node]));
  const marks = new Map<string, Mark>();
  for (const node of one.graph.nodes) {
    const mark = markOf(node, before.get(node.id), one, other);
    if (mark) marks.set(node.id, mark);
    before.delete(node.id);
  }
  for (const id of before.keys()) marks.set(id, 'removed');
  return marks;
}

function markOf(node: JourneyNode, was: JourneyNode | undefined, one: Draft, other: Draft): Mark | undefined {
  if (!was) return 'added';
  if (!same(node, was) || !same(waysOf(one, node.id), waysOf(other, node.id))) return 'changed';
  return same(placeOf(one, node.id), placeOf(other, node.id)) ? undefined : 'moved';
}

function waysOf(draft: Draft, id: string): string[] {
  return draft.graph.edges
    .filter(({ from }) => from === id)
    .map(({ exit, to }) => `${exit} ${to}`)
    .sort();
}

/** Equal as JSON, whatever the order of the keys. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => same(left[key], right[key]));
}
