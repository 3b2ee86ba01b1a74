/** Segments in a replay: nobody recorded who was in which, so it is reckoned anew from what is recorded of each person. */
import { segmentsAsked } from '../condition/index.ts';
import type { Condition } from '../condition/vocabulary.ts';
import { conditionsOf, valuesIn } from '../journey/index.ts';
import type { PastSegment } from '../journey/replay/index.ts';
import type { JourneyGraph, JourneyVersion } from '../journey/vocabulary.ts';
import type { Db } from '../store/index.ts';
import { segmentRows } from '../store/segments.ts';

/** By id, their conditions as they are now. */
export type Segments = ReadonlyMap<string, PastSegment>;

export async function loadSegments(db: Db, versions: readonly JourneyVersion[]): Promise<Segments> {
  if (versions.every(({ graph }) => namedIn(graph).length === 0)) return new Map();
  const rows = await segmentRows(db);
  return new Map(
    rows.map(({ id, conditionJson }) => [id, { id, condition: JSON.parse(conditionJson) as Condition }]),
  );
}

/** Those that the graph names, and those that these ask about; whoever asks about another one comes after it. */
export function segmentsFor(segments: Segments, graph: JourneyGraph): PastSegment[] {
  const found = new Map<string, PastSegment>();
  const seen = new Set<string>();
  const find = (id: string): void => {
    const segment = segments.get(id);
    if (!segment || seen.has(id)) return;
    seen.add(id);
    for (const other of segmentsAsked(segment.condition)) find(other);
    found.set(id, segment);
  };
  for (const id of namedIn(graph)) find(id);
  return [...found.values()];
}

const namedIn = (graph: JourneyGraph): string[] => [
  ...conditionsOf(graph).flatMap(segmentsAsked),
  ...valuesIn(graph, 'segment').filter((id): id is string => typeof id === 'string'),
];
