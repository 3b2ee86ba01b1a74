/** Why things are as they are. Pure: from one moment to codes that the words explain. */
import { READ_DENSITY } from '../../runtime/wire/bands.ts';
import { type Figures, figuresOf } from '../reading/completion.ts';
import type { Reading } from '../reading/reading.ts';
import type { InspectedArticle, Moment } from './inspected.ts';

export type Found = 'marked' | 'article' | 'wechat' | 'main' | 'densest';
export type Stopped = 'hidden' | 'idle' | 'nowhere';

/** By which rule an element was taken for the article; the rules are tried in this order. */
export function foundBy(element: Element): Found {
  const rules: [string, Found][] = [
    ['[data-dogear-article]', 'marked'],
    ['article', 'article'],
    ['#js_content', 'wechat'],
    ['main', 'main'],
  ];
  const rule = rules.find(([selector]) => element.matches(selector));
  return rule ? rule[1] : 'densest';
}

/** Why nobody earns time now; nothing while the clock runs. */
export function stoppedBy({ clock, now, articles }: Moment): Stopped | undefined {
  if (!clock.running) return 'hidden';
  if (now >= clock.touchedAt + clock.limit) return 'idle';
  return articles.some(({ inView }) => inView.weight > 0) ? undefined : 'nowhere';
}

/** ms until the clock stops unless something is touched. */
export const idleIn = ({ clock, now }: Moment): number => Math.max(0, clock.touchedAt + clock.limit - now);

/** What an article lacks before it is complete. */
export interface Missing {
  /** Share of the weight that must still be read. */
  share: number;
  /** The blocks, by number from 1, that hold a band not yet read. */
  blocks: number[];
  /** ms that the end of the article must still be in view. */
  end: number;
}

/** `complete`: the share of the weight, and the time with the end in view (ms), from which a reading is complete. */
export function missingFor(
  { weights, attention, blocks, endTime }: Reading,
  { completion }: Figures,
  complete: { read: number; endMs: number },
): Missing {
  let band = 0;
  const unread = blocks.map(({ bands }, index) => {
    const first = band;
    band += bands;
    const open = weights
      .slice(first, band)
      .some((weight, i) => (attention[first + i] as number) < READ_DENSITY * weight);
    return open ? index + 1 : 0;
  });
  return {
    share: Math.max(0, complete.read - completion),
    blocks: unread.filter((number) => number > 0),
    end: Math.max(0, complete.endMs - endTime),
  };
}

/** The article with the most weight in view: the one that is being read. */
export function readNow({ articles }: Moment): InspectedArticle | undefined {
  return [...articles].sort((a, b) => b.inView.weight - a.inView.weight)[0];
}

export const figures = (article: InspectedArticle): Figures => figuresOf(article.reading);
