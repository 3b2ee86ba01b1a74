/** Where a replay knows less than live traffic did: of some things history keeps only how they are now. */
import { asksAgain, comparisonsOf, segmentsAsked } from '../condition/index.ts';
import type { Condition, Operand, OperandKind, PersonField } from '../condition/vocabulary.ts';
import { conditionsOf, valuesIn } from '../journey/index.ts';
import type { PastSegment, Route } from '../journey/replay/index.ts';
import type { JourneyGraph } from '../journey/vocabulary.ts';
import type { Unrecorded } from '../wire/api/replay.ts';

/** A node that looks at such things; '' for the rules of the whole journey. */
export interface AsNow {
  node: string;
  what: Unrecorded[];
}

export function asNowOf({ version: { graph }, segments }: Route): AsNow[] {
  const tags = new Set(valuesIn(graph, 'tags').flat());
  const all = [
    { node: '', part: { nodes: [], edges: [], ...(graph.settings && { settings: graph.settings }) } },
    ...graph.nodes.map((node) => ({ node: node.id, part: { nodes: [node], edges: [] } })),
  ];
  return all.flatMap(({ node, part }) => {
    const what = new Set(looksAt(part, segments, tags));
    return what.size > 0 ? [{ node, what: [...what].sort() }] : [];
  });
}

function looksAt(
  part: JourneyGraph,
  segments: readonly PastSegment[],
  tags: ReadonlySet<unknown>,
): Unrecorded[] {
  const conditions = conditionsOf(part);
  const named = within(segments, [...conditions.flatMap(segmentsAsked), ...valuesIn(part, 'segment')]);
  return [
    ...[...conditions, ...named.map(({ condition }) => condition)].flatMap((one) => unrecorded(one, tags)),
    ...(named.some(({ condition }) => asksAgain(condition)) ? (['time'] as const) : []),
  ];
}

/** The segments of these ids, and those that they ask about. */
function within(segments: readonly PastSegment[], ids: readonly unknown[]): PastSegment[] {
  const wanted = new Set(ids);
  for (const { id, condition } of [...segments].reverse())
    if (wanted.has(id)) for (const other of segmentsAsked(condition)) wanted.add(other);
  return segments.filter(({ id }) => wanted.has(id));
}

/** Tags that the graph itself gives or takes are those that it gave or took. */
const unrecorded = (condition: Condition, tags: ReadonlySet<unknown>): Unrecorded[] =>
  comparisonsOf(condition).flatMap(({ operand }) => {
    if (operand.of === 'tag' && tags.has(operand.name)) return [];
    return (KINDS[operand.of] as (operand: Operand) => Unrecorded | undefined)(operand) ?? [];
  });

const FIELDS: Partial<Record<PersonField, Unrecorded>> = {
  owner: 'owner',
  language: 'place',
  zone: 'place',
  screen: 'place',
};

const recorded = () => undefined;

const KINDS: { [K in OperandKind]: (operand: Extract<Operand, { of: K }>) => Unrecorded | undefined } = {
  attribute: recorded,
  tag: () => 'tag',
  segment: recorded,
  identifier: recorded,
  person: ({ field }) => FIELDS[field],
  unit: () => 'owner',
  region: () => 'place',
  relation: () => 'relation',
  related: () => 'relation',
  reading: recorded,
  events: recorded,
  now: recorded,
  event: recorded,
  answer: recorded,
};
