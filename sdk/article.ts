/** An article of this page while it is being read. */
import type { MessageOf, Screen } from '../runtime/wire/batch.ts';
import type { Block } from '../runtime/wire/content.ts';
import type { Env } from './env.ts';
import { guard } from './guard.ts';
import type { ReadingState } from './options.ts';
import { findArticles, nameOf } from './reading/article/find.ts';
import { type Geometry, glance } from './reading/article/glance.ts';
import { nodesOf } from './reading/article/leaves.ts';
import { nothing, type View } from './reading/bands.ts';
import { cutBlocks } from './reading/blocks.ts';
import { figuresOf } from './reading/completion.ts';
import { flung, newPace, type Pace } from './reading/pace.ts';
import { newReading, type Reading, see } from './reading/reading.ts';

/** An article as the page shows it now. */
export interface Seen {
  element: Element;
  content: string;
  blocks: Block[];
  geometry: Geometry;
}

export interface Article {
  element: Element;
  geometry: Geometry;
  reading: Reading;
  pace: Pace;
  /** What earns attention now. */
  inView: View;
  /** How this reading was announced. */
  view: MessageOf<'view'>;
  completed?: boolean;
  seq: number;
  /** What was reported last. */
  told?: string;
}

/** `page`: name of the page's content. */
export function searchPage(page: string): Seen[] {
  return findArticles().map(({ element, leaves }, i, all) => {
    const blocks = cutBlocks(leaves);
    return {
      element,
      content: nameOf(element, i, all.length, page),
      blocks,
      geometry: glance(nodesOf(leaves, blocks.length)),
    };
  });
}

export function newArticle(env: Env, { element, content, blocks, geometry }: Seen): Article {
  const reading = newReading(env.id(), content, env.wall(), blocks);
  const view = viewOf(env, reading);
  return {
    ...{ element, geometry, reading, view, pace: newPace() },
    inView: nothing(),
    seq: 0,
  };
}

export const viewOf = (env: Env, reading: Reading): MessageOf<'view'> => ({
  type: 'view',
  id: env.id(),
  at: env.wall(),
  ...about(reading),
  url: addressOf(),
  title: titleOf(),
  referrer: document.referrer.slice(0, 2_048),
});

/** Without what is meant for us alone. */
export const addressOf = (): string => location.href.replace('#dogear-debug', '').slice(0, 2_048);
const titleOf = (): string => document.title.slice(0, 300);

/** Looks where the reader is, and says whether they moved; who rushes through sees, but does not read. */
export function lookAt(article: Article, now: number): boolean {
  const { geometry, reading, pace } = article;
  const { view, window } = geometry.look(reading.blocks);
  see(reading, view);
  // An app may change its title after its text.
  if (!article.told && addressOf() === article.view.url) article.view.title = titleOf();
  article.inView = flung(pace, now, window.top, window.bottom - window.top) ? nothing() : view;
  return pace.moved !== 0;
}

/** The state of the reading, unless it was told already. */
export function newsOf(article: Article): ReadingState | undefined {
  const { geometry, reading } = article;
  const state = {
    ...about(reading),
    startedAt: reading.startedAt,
    visits: reading.visits,
    ...figuresOf(reading),
    quality: geometry.fault || reading.quality,
  };
  const news = JSON.stringify(state);
  if (news === article.told) return undefined;
  article.told = news;
  return { type: 'reading', ...state, seq: ++article.seq };
}

export function about({ id, content, version }: Reading) {
  return { reading: id, content, version, screen: guard(screenClass)() || 'phone' };
}

/** By the shorter side, so that turning the device changes nothing. */
function screenClass(): Screen {
  const side = Math.min(screen.width, screen.height);
  return side < 600 ? 'phone' : side < 1_100 && navigator.maxTouchPoints ? 'tablet' : 'desktop';
}
