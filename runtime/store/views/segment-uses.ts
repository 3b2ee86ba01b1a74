/** Who names a segment: journeys as people start on them, their drafts, and other segments. */
import { definitionOf } from '../../journey/index.ts';
import type { JourneyGraph, JourneyNode } from '../../journey/vocabulary.ts';
import type { SegmentUse } from '../../wire/api/segments.ts';
import type { Db } from '../index.ts';

/** By the id of the segment; `ids` are those that are looked for. */
export async function segmentUses(db: Db, ids: readonly string[]): Promise<Map<string, SegmentUse[]>> {
  const uses = new Map<string, SegmentUse[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return uses;
  const add = (json: unknown, useOf: (segment: string) => SegmentUse) => {
    for (const text of stringsIn(json)) {
      const known = uses.get(text);
      const use = useOf(text);
      if (known && !known.some((one) => same(one, use))) known.push(use);
    }
  };
  for (const journey of await journeysNaming(db)) {
    for (const { node, live } of journey.nodes) {
      const { id, name } = journey;
      add(node, () => ({ kind: 'journey', id, name, live, node: node.id, nodeTitle: titleOf(node) }));
    }
  }
  const segments = await db.selectFrom('segments').select(['id', 'name', 'conditionJson']).execute();
  for (const { id, name, conditionJson } of segments) {
    add(JSON.parse(conditionJson), () => ({ kind: 'segment', id, name }));
  }
  return uses;
}

/** One line for each node: what the live version says comes before what the draft says. */
const same = (one: SegmentUse, other: SegmentUse): boolean =>
  one.kind === other.kind &&
  one.id === other.id &&
  (one.kind !== 'journey' || other.kind !== 'journey' || one.node === other.node);

interface Naming {
  id: string;
  name: string;
  nodes: { node: JourneyNode; live: boolean }[];
}

/** Journeys whose graph speaks of a segment somewhere. */
async function journeysNaming(db: Db): Promise<Naming[]> {
  const rows = await db
    .selectFrom('journeys')
    .leftJoin('journeyVersions', (join) =>
      join
        .onRef('journeyVersions.journeyId', '=', 'journeys.id')
        .onRef('journeyVersions.version', '=', 'journeys.version'),
    )
    .select(['journeys.id', 'journeys.name', 'journeys.draftJson', 'journeyVersions.graphJson'])
    .where((is) =>
      is.or([
        is('journeys.draftJson', 'like', '%segment%'),
        is('journeyVersions.graphJson', 'like', '%segment%'),
      ]),
    )
    .orderBy('journeys.id')
    .execute();
  return rows.map(({ id, name, draftJson, graphJson }) => ({
    ...{ id, name },
    nodes: [...nodesIn(graphJson, true), ...nodesIn(draftJson, false)],
  }));
}

const nodesIn = (json: string | null, live: boolean) =>
  json === null ? [] : (JSON.parse(json) as JourneyGraph).nodes.map((node) => ({ node, live }));

/** The operator's name for the node, else its kind's. */
const titleOf = ({ id, kind, name }: JourneyNode) =>
  (!name && definitionOf(kind)?.title) || { zh: name || id, en: name || id };

function* stringsIn(json: unknown): Generator<string> {
  if (typeof json === 'string') yield json;
  else if (typeof json === 'object' && json !== null)
    for (const part of Object.values(json)) yield* stringsIn(part);
}
