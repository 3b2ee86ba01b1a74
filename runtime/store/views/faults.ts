/** What keeps a graph from being published, by what the store knows. */

import { comparisonsOf } from '../../condition/index.ts';
import type { Condition } from '../../condition/vocabulary.ts';
import { conditionsOf, type Known, mentionFaults, validate } from '../../journey/index.ts';
import type { Fault, JourneyGraph } from '../../journey/vocabulary.ts';
import { isTemplate, lookInto } from '../../template/index.ts';
import type { Block } from '../../wire/content.ts';
import type { Db } from '../index.ts';
import { knownAttributes } from '../seen.ts';

/** Longest id that is looked up, and how many at most: what lies beyond counts as unknown. */
const ID_LENGTH = 64;
const LOOKED_UP = 10_000;

export async function draftFaults(db: Db, graph: JourneyGraph): Promise<Fault[]> {
  const { nodes, settings } = graph;
  return validate(graph, await knownOf(db, [nodes, settings], attributesAsked(graph)));
}

/** What a condition that stands alone mentions and nobody knows. */
export async function conditionFaults(db: Db, condition: Condition): Promise<Fault[]> {
  const { attributes: _, ...known } = await knownOf(db, condition, []);
  return mentionFaults(condition, known);
}

/** Only what is mentioned is looked up, however many contents there are. */
async function knownOf(db: Db, said: unknown, asked: string[]): Promise<Known> {
  const mentioned = [...new Set(texts(said))].slice(0, LOOKED_UP);
  if (mentioned.length === 0) {
    const none: ReadonlySet<string> = new Set();
    return { contents: none, agents: none, segments: none, journeys: none, templates: lookInto };
  }
  const attributes = await knownAttributes(db, asked);
  const idsIn = (table: 'contents' | 'agents' | 'segments' | 'journeys') =>
    db.selectFrom(table).select('id').where('id', 'in', mentioned).execute();
  const units = mentioned.flatMap((text) => (text.startsWith('unit:') ? [text.slice(5), text] : [text]));
  const [contents, agents, segments, journeys, versions, known] = await Promise.all([
    idsIn('contents'),
    idsIn('agents'),
    idsIn('segments'),
    idsIn('journeys'),
    db
      .selectFrom('contentVersions')
      .select(['contentId', 'blocksJson'])
      .where('contentId', 'in', mentioned)
      .execute(),
    db.selectFrom('units').select('id').where('id', 'in', units).execute(),
  ]);
  const blocks = new Set(
    versions.flatMap(({ contentId, blocksJson }) =>
      (JSON.parse(blocksJson) as Block[]).map(({ key }) => `${contentId} ${key}`),
    ),
  );
  const set = (rows: readonly { id: string }[]) => new Set(rows.map(({ id }) => id));
  return {
    ...{ contents: set(contents), agents: set(agents), segments: set(segments), journeys: set(journeys) },
    attributes,
    units: new Set(known.map(({ id }) => id)),
    templates: lookInto,
    paragraphs: (content, block) => blocks.has(`${content} ${block}`),
  };
}

/** Drafts hold anything: only whole conditions are looked into. */
function attributesAsked(graph: JourneyGraph): string[] {
  const conditions = Array.isArray(graph.nodes) ? conditionsOf(graph) : [];
  const operands = conditions.flatMap(comparisonsOf).map(({ operand }) => operand);
  const inTemplates = templatesIn(graph.nodes).flatMap((source) => {
    const look = lookInto('text', source);
    return 'paths' in look ? look.paths.flatMap(attributeOf) : [];
  });
  const asked = operands.flatMap((operand) =>
    operand.of === 'attribute' || operand.of === 'related' ? (operand.name ?? []) : [],
  );
  return [...new Set([...asked, ...inTemplates])];
}

function attributeOf([root, second, third]: string[]): string[] {
  const name =
    root === 'attributes' ? second : root === 'person' && second === 'attributes' ? third : undefined;
  return name === undefined ? [] : [name];
}

/** Texts of the nodes that have places to fill in. */
const templatesIn = (nodes: unknown): string[] =>
  Array.isArray(nodes)
    ? nodes.flatMap(
        (node) =>
          Object.values(node ?? {}).filter(
            (value) => typeof value === 'string' && isTemplate(value),
          ) as string[],
      )
    : [];

/** Every text in a graph that may be an id. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return value.length <= ID_LENGTH ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}
