/** An article of the bench. */
import type { Language } from './prose.ts';

export type Half = 'training' | 'held out';

export interface TruthArticle {
  name: string;
  half: Half;
  feature: Feature;
  language: Language;
}

/** What one page makes of its name and language. */
export interface Made {
  body: string;
  /** Runs in the page as it loads. */
  script?: string;
}

/** What is hard about a page; each has one generator and two articles, one in each half. */
export type Feature =
  | 'one screen'
  | 'long'
  | 'plain'
  | 'mixed'
  | 'pictures'
  | 'tables'
  | 'lists'
  | 'code'
  | 'late images'
  | 'accordion'
  | 'comments'
  | 'two articles'
  | 'nested scroller'
  | 'content arriving'
  | 'right to left';
