/** A newer drawing laid over an older one: what was removed stands where it stood, so that the difference can be seen on one canvas. */
import type { JourneyEdge, Layout } from '../../runtime/journey/vocabulary.ts';
import { edgeOf } from './change.ts';
import { difference, type Mark } from './difference.ts';
import { type Draft, placeOf } from './draft.ts';
import { freePlace } from './placement.ts';

export interface Overlaid {
  draft: Draft;
  marks: ReadonlyMap<string, Mark>;
  /** Lines that only one of the two has. A line that leads elsewhere is drawn as it is now. */
  added: readonly JourneyEdge[];
  removed: readonly JourneyEdge[];
}

export function overlaid(before: Draft, after: Draft): Overlaid {
  const marks = new Map([...difference(after, before)].filter(([, mark]) => mark !== 'moved'));
  const gone = before.graph.nodes.filter(({ id }) => marks.get(id) === 'removed');
  const layout: Layout = { ...before.layout, ...after.layout };
  const removed = before.graph.edges.filter((edge) => !edgeOf(after.graph, edge));
  const added = after.graph.edges.filter((edge) => edgeOf(before.graph, edge)?.to !== edge.to);
  let draft: Draft = { ...after, layout: { ...after.layout } };
  for (const node of gone) {
    const at = freePlace(draft, placeOf({ ...before, layout }, node.id), node);
    draft = {
      ...draft,
      graph: { ...draft.graph, nodes: [...draft.graph.nodes, node] },
      layout: { ...draft.layout, [node.id]: at },
    };
  }
  const graph = { ...draft.graph, edges: [...draft.graph.edges, ...removed] };
  return { draft: { ...draft, graph }, marks, added, removed };
}
