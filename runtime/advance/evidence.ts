/** Why an agent should call now, in figures: what the person read, and which paragraphs held them. */
import { parseList } from '../store/sums.ts';
import type { ContentRow, PersonContentRow } from '../store/tables.ts';
import type { Evidence } from '../wire/api/tasks.ts';
import { bandWeights, completionOf } from '../wire/bands.ts';
import type { Block } from '../wire/content.ts';

/** One content version as a person read it. */
export interface Read {
  row: PersonContentRow;
  content: ContentRow;
  /** Empty while the runtime does not know the version's blocks. */
  blocks: Block[];
}

type Content = Evidence['contents'][number];
type Paragraph = Content['paragraphs'][number];

const CONTENTS = 3;
const PARAGRAPHS = 5;
const TEXT = 120;
/** From this much more attention than its weight on, a paragraph held the person. */
export const HELD = 1.5;

/** The contents that took most of the person's time, most first. */
export function evidenceOf(reads: readonly Read[]): Content[] {
  const most = reads.toSorted((a, b) => b.row.engaged - a.row.engaged).slice(0, CONTENTS);
  return most.map(contentOf);
}

function contentOf({ row, content, blocks }: Read): Content {
  const weights = bandWeights(blocks);
  const bands = parseList(row.bandsJson);
  return {
    contentId: row.contentId,
    title: content.title || content.key,
    url: content.url,
    readings: row.readings,
    engaged: row.engaged,
    completion: completionOf(bands, weights),
    bands: weights.length > 0 ? weights.map((_, band) => bands[band] ?? 0) : bands,
    weights,
    paragraphs: paragraphsOf(blocks, bands),
  };
}

/** Those that held the person, at least the one with the most attention; in the order of the article. */
function paragraphsOf(blocks: readonly Block[], bands: readonly number[]): Paragraph[] {
  let band = 0;
  const all = blocks.map(({ key, text, weight, bands: count }, index) => {
    const attention = bands.slice(band, band + count).reduce((sum, ms) => sum + ms, 0);
    band += count;
    return { index, key, text: shortened(text, TEXT), attention, weight };
  });
  const most = all.filter(({ attention }) => attention > 0).sort((a, b) => b.attention - a.attention);
  return most
    .filter(({ attention, weight }, place) => place === 0 || attention >= HELD * weight)
    .slice(0, PARAGRAPHS)
    .sort((a, b) => a.index - b.index)
    .map(({ index: _, ...paragraph }) => paragraph);
}

export const shortened = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most)}…` : text;
