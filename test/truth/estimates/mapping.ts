/** Which paragraph of the page a band of the SDK belongs to: by what both say, in their order. */
import type { Block } from '../../../runtime/wire/content.ts';
import type { Said } from '../eyes.ts';

export interface Mapping {
  /** For every band the place of its paragraph, -1 where there is none. */
  paragraphs: number[];
  /** How many blocks were found again. */
  matched: number;
}

export function blockOfBand(blocks: readonly Block[], said: readonly Said[]): Mapping {
  const paragraphs: number[] = [];
  let from = 0;
  let matched = 0;
  for (const block of blocks) {
    const found = said.findIndex((one, i) => i >= from && same(block, one));
    if (found >= 0) {
      from = found + 1;
      matched++;
    }
    for (let band = 0; band < block.bands; band++) paragraphs.push(found);
  }
  return { paragraphs, matched };
}

/** Long texts travel cut short. */
function same({ kind, text }: Block, one: Said): boolean {
  const words = text.replace(/\s+/g, ' ').trim();
  if (one.tag === 'figure') return kind === 'picture';
  if (kind === 'table' || kind === 'code')
    return kind === (one.tag === 'table' ? 'table' : one.tag === 'pre' ? 'code' : '');
  return words !== '' && one.text.startsWith(words.slice(0, 60));
}
