/** Why a run began, as the sentence that an agent reads. */
import { describeInput } from '../journey/index.ts';
import type { Input, Names } from '../journey/vocabulary.ts';
import { pickRows } from '../store/bulk.ts';
import type { Db } from '../store/index.ts';
import type { Book } from './book.ts';
import type { PersonInput } from './index.ts';

/** Titles of the contents that these inputs mention. */
export async function causeNames(db: Db, book: Book, inputs: readonly PersonInput[]): Promise<Names> {
  const ids = inputs.flatMap(({ input }) => (input.type === 'reading' ? [input.reading.contentId] : []));
  const rows = await pickRows(db, 'contents', ['id'], [...new Set(ids)]);
  const titles = new Map(rows.map(({ id, title, key }) => [id, title || key]));
  return {
    content: (id) => titles.get(id) ?? id,
    agent: (id) => id,
    segment: book.segmentName,
    paragraph: (_, block) => block,
  };
}

/** Agents work in Chinese first; the figures read the same in both languages. */
export const causeText = (input: Input, names: Names): string => describeInput(input, names).zh;
