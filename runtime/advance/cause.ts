/** Why a run began, as the sentence that an agent reads: in both languages, and naming the paragraph that held the person. */
import { attentionTo } from '../condition/attention.ts';
import type { Text } from '../condition/vocabulary.ts';
import { describeInput, sharedContent } from '../journey/index.ts';
import type { Input, JourneyGraph, JourneyNode, Names, ReadingFacts } from '../journey/vocabulary.ts';
import { pickRows } from '../store/bulk.ts';
import type { Db } from '../store/index.ts';
import type { Block } from '../wire/content.ts';
import { HELD, shortened } from './evidence.ts';
import type { Stage } from './stage.ts';

/** Graphs never change, so each is looked through once. */
const asking = new WeakMap<JourneyGraph, boolean>();

/** Whether an agent may come to read why: else the sentence is not worth its bytes. */
export function tellsAgents(graph: JourneyGraph): boolean {
  const known = asking.get(graph);
  if (known !== undefined) return known;
  const tells = graph.nodes.some(({ kind }) => kind === 'task' || kind === 'ask');
  asking.set(graph, tells);
  return tells;
}

/** The sentence about what made the person enter at this node. */
export async function causeText(
  { db, book }: Pick<Stage, 'db' | 'book'>,
  input: Input,
  entry: JourneyNode | undefined,
): Promise<Text> {
  if (input.type !== 'reading') {
    const shared = sharedContent(input);
    const title = shared === undefined ? '' : await titleOf(db, shared);
    return describeInput(input, { ...namesOf(title, []), segment: book.segmentName });
  }
  const { contentId, version } = input.reading;
  const [cut] = await pickRows(db, 'contentVersions', ['contentId', 'version'], [[contentId, version]]);
  const blocks = cut ? (JSON.parse(cut.blocksJson) as Block[]) : [];
  const names = namesOf(await titleOf(db, contentId), blocks);
  return describeInput(input, names, lingeredOn(input.reading, entry, blocks));
}

async function titleOf(db: Db, contentId: string): Promise<string> {
  const [content] = await pickRows(db, 'contents', ['id'], [contentId]);
  return content?.title || content?.key || contentId;
}

const namesOf = (title: string, blocks: readonly Block[]): Names => ({
  content: (id) => title || id,
  agent: (id) => id,
  paragraph: (_, key) => shortened(blocks.find((block) => sameWords(block.key, key))?.text ?? key, EXCERPT),
});

const EXCERPT = 40;
const sameWords = (one: string, other: string) =>
  one.slice(one.indexOf('-')) === other.slice(other.indexOf('-'));

/** The paragraph that the entry asks about, else the one that held the person longest for what it is. */
function lingeredOn(
  { attention }: ReadingFacts,
  entry: JourneyNode | undefined,
  blocks: readonly Block[],
): string | undefined {
  if (typeof entry?.paragraph === 'string' && entry.paragraph !== '') return entry.paragraph;
  const times = blocks.map(({ key, weight }) => ({ key, density: attentionTo(attention, key) / weight }));
  const [most] = times.filter(({ density }) => density >= HELD).sort((a, b) => b.density - a.density);
  return most?.key;
}
