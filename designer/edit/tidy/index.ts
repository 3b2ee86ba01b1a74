/** Places all nodes in rows from the entries down: few crossings, no overlap, straight ways straight. */
import type { JourneyGraph, JourneyNode, Layout } from '../../../runtime/journey/vocabulary.ts';
import { exitOffset, GAP, sizeOf, snapped } from '../card.ts';
import { exitsOf } from '../kinds.ts';
import { ranksOf, withoutLoops } from './ranks.ts';
import { isStandIn, type Link, ordered, rowsOf } from './rows.ts';
import { spread } from './spread.ts';

export function tidy(graph: JourneyGraph): Layout {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const ids = [...nodes.keys()];
  const arrows = withoutLoops(ids, linksOf(graph, nodes));
  const ranked = rowsOf(ids, ranksOf(ids, arrows), arrows as Link[]);
  const rows = { rows: ordered(ranked), links: ranked.links };
  const width = (id: string) => (isStandIn(id) ? 0 : sizeOf(nodes.get(id) as JourneyNode).width);
  const middles = spread(rows, width, GAP.x);
  const layout: Layout = {};
  let y = 0;
  for (const row of rows.rows) {
    const cards = row.filter((id) => !isStandIn(id));
    for (const id of cards) layout[id] = snapped({ x: (middles.get(id) ?? 0) - width(id) / 2, y });
    y += Math.max(...cards.map((id) => sizeOf(nodes.get(id) as JourneyNode).height)) + GAP.y;
  }
  return layout;
}

/** Links in the order of the exits, so that the first exit's way lies leftmost. */
function linksOf(graph: JourneyGraph, nodes: ReadonlyMap<string, JourneyNode>): Link[] {
  return graph.nodes.flatMap((node) =>
    exitsOf(node).flatMap(({ name }) =>
      graph.edges
        .filter(({ from, exit, to }) => from === node.id && exit === name && nodes.has(to))
        .map(({ from, to }) => ({ from, to, leaves: exitOffset(node, name) - sizeOf(node).width / 2 })),
    ),
  );
}
