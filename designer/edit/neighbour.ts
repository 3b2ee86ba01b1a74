import type { JourneyGraph } from '../../runtime/journey/vocabulary.ts';

/** The first node that a line leads to, or comes from; so the keyboard can walk a journey. */
export function neighbour(
  graph: JourneyGraph,
  id: string,
  direction: 'next' | 'previous',
): string | undefined {
  return direction === 'next'
    ? graph.edges.find(({ from }) => from === id)?.to
    : graph.edges.find(({ to }) => to === id)?.from;
}
