/** What a replay stands on: what has to be read, by what the graphs listen for and ask, and what is the same for everybody. */
import { comparisonsOf, needsOf } from '../condition/index.ts';
import type { Condition } from '../condition/vocabulary.ts';
import { afterWork } from '../gate/hours.ts';
import { DEFAULT_RULES } from '../gate/rules.ts';
import { conditionsOf, definitionOf, entriesOf, valuesIn } from '../journey/index.ts';
import { type PastSegment, type Route, routeOf } from '../journey/replay/index.ts';
import type { Effect, Field, FieldType, JourneyGraph, JourneyVersion } from '../journey/vocabulary.ts';
import { loadRules, type Rules } from '../store/contacts.ts';
import { cutOf, versionName } from '../store/cuts.ts';
import type { Db } from '../store/index.ts';
import { unitsOfAgents } from '../store/organisation.ts';
import type { Block } from '../wire/content.ts';
import type { HistoryAsked } from './history.ts';
import type { Ground } from './known.ts';
import { type Segments, segmentsFor } from './segments.ts';

/** Working hours are those that hold now. */
export function routesOf(versions: readonly JourneyVersion[], segments: Segments, rules: Rules): Route[] {
  const own = rules.get('') ?? DEFAULT_RULES;
  const placed = (effect: Effect, at: number): Effect =>
    'dueIn' in effect && effect.working ? { ...effect, dueAt: afterWork(at, effect.dueIn, own) } : effect;
  return versions.map((version) =>
    routeOf(version, { segments: segmentsFor(segments, version.graph), placed }),
  );
}

/** What has to be read, by what the graphs listen for and ask. */
export function historyOf(
  { versions, from, to, person }: Pick<HistoryAsked, 'from' | 'to' | 'person'> & Versions,
  segments: readonly PastSegment[],
): HistoryAsked {
  const graphs = versions.map(({ graph }) => graph);
  const conditions = asking(graphs, segments);
  const { events: counted, identifiers, related } = needsOf(conditions);
  const asked = conditions.flatMap(comparisonsOf).some(({ operand }) => operand.of === 'reading');
  return {
    ...{ from, to, person, identifiers, related, counted: [...counted] },
    heard: [
      ...new Set([...graphs.flatMap((graph) => textsIn(graph, 'event')), ...versions.flatMap(entryEvents)]),
    ],
    readings: asked || graphs.some(hearsReadings),
  };
}

interface Versions {
  versions: readonly JourneyVersion[];
}

/** All conditions that are asked of persons: those of the graphs, and of the segments that they name. */
const asking = (graphs: readonly JourneyGraph[], segments: readonly PastSegment[]): Condition[] => [
  ...graphs.flatMap(conditionsOf),
  ...segments.map(({ condition }) => condition),
];

/** Events that entries listen for although no operator wrote their names. */
const entryEvents = (version: JourneyVersion): string[] =>
  entriesOf(version).flatMap(({ triggers }) =>
    triggers.filter((key) => key.startsWith(EVENT)).map((key) => key.slice(EVENT.length)),
  );
const EVENT = 'event:';

/** Whether a node may listen for readings: those that do can be narrowed to a content and a paragraph. */
const hearsReadings = ({ nodes }: JourneyGraph): boolean =>
  nodes.some(({ kind }) => definitionOf(kind)?.fields.some(namesParagraph));

const namesParagraph = ({ type, items }: Field): boolean =>
  type === 'paragraph' || (items?.some(namesParagraph) ?? false);

/** What operators wrote into the fields of this type. */
const textsIn = (graph: JourneyGraph, type: FieldType): string[] =>
  valuesIn(graph, type)
    .flat()
    .filter((text): text is string => typeof text === 'string');

export async function groundOf(
  db: Db,
  { versions, segments }: Versions & { segments: readonly PastSegment[] },
  { readings, counted }: HistoryAsked,
): Promise<Ground> {
  const graphs = versions.map(({ graph }) => graph);
  const ownTags = new Set(graphs.flatMap((graph) => textsIn(graph, 'tags')));
  const { work, zone } = (await loadRules(db)).get('') ?? DEFAULT_RULES;
  const { units } = needsOf(asking(graphs, segments));
  const hours = { ...work, zone };
  const asked = {
    ownTags,
    hours,
    counted: new Set(counted),
    ...(units && { units: await unitsOfAgents(db) }),
  };
  if (!readings) return { cuts: new Map(), topics: new Map(), ...asked };
  const known = await db
    .selectFrom('contentVersions')
    .select(['contentId', 'version', 'blocksJson'])
    .execute();
  const contents = await db.selectFrom('contents').select(['id', 'topicsJson']).execute();
  return {
    cuts: new Map(
      known.map(({ contentId, version, blocksJson }) => [
        versionName(contentId, version),
        cutOf(JSON.parse(blocksJson) as Block[]),
      ]),
    ),
    topics: new Map(contents.map(({ id, topicsJson }) => [id, JSON.parse(topicsJson) as string[]])),
    ...asked,
  };
}
