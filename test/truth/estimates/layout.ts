/** Where the paragraphs lay on the page at the last look, and what they weigh: what a site knows of its own article. */
import { weightOf } from '../../../sdk/reading/weight.ts';
import type { Visited } from '../visit.ts';

/** From this share of its expected reading time on a paragraph counts as read, as with ours. */
export const READ = 0.3;

export interface Lying {
  paragraph: number;
  article: number;
  /** Px from the top of the page; both 0 if it was not shown. */
  top: number;
  bottom: number;
  /** Expected reading time, ms. */
  weight: number;
}

export function paragraphsOf({ said, lines, height }: Visited): { paragraphs: Lying[]; height: number } {
  const paragraphs = said.map(({ paragraph, article, text, pictures }) => {
    const own = lines.filter((line) => line.paragraph === paragraph);
    const top = own.length ? Math.min(...own.map((line) => line.top)) : 0;
    const bottom = own.length ? Math.max(...own.map((line) => line.bottom)) : 0;
    return { paragraph, article, top, bottom, weight: own.length ? weightOf(text, pictures) : 0 };
  });
  return { paragraphs, height };
}
