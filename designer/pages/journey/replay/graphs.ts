/** Graphs that were replayed, placed as the draft stands now; nodes that it has no more find a place of their own. */
import type { JourneyGraph } from '../../../../runtime/journey/vocabulary.ts';
import type { JourneyShown } from '../../../../runtime/wire/api/journeys.ts';
import type { ReplayShown } from '../../../../runtime/wire/api/replay.ts';
import { type Draft, sound } from '../../../edit/draft.ts';
import { placed } from '../../../edit/placement.ts';

export const drawnOf = ({ graphs }: ReplayShown, { name, layout }: JourneyShown): Draft[] =>
  graphs.map((graph) =>
    placed(sound({ name, graph: graph as JourneyGraph, layout: placesIn(graph, layout) })),
  );

/** Places alone: what is folded now was not then. */
function placesIn({ nodes }: ReplayShown['graphs'][number], layout: JourneyShown['layout']) {
  return Object.fromEntries(Object.entries(layout).filter(([id]) => nodes.some((node) => node.id === id)));
}
