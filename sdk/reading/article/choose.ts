/** Which of what was found on the page are its articles: no teasers, no comments, no lists of links, nothing hidden. */
import { blockBox } from './boxes.ts';
import { type Found, findArticles } from './find.ts';
import { elementOf } from './glance.ts';
import type { Placed } from './leaves.ts';

const COMMENTS = '[class^=comment],[id^=comment],[itemprop=comment]';
/** Links that lead away from the page. */
const LINKS = 'a[href]:not([href^="#"])';
/** The share of a text that makes it a link with some words, instead of words with a link. */
const MOST = 0.5;
/** Where a page has more articles than FEW, those of less reading than this are teasers, ms. */
const TEASER = 30_000;
const FEW = 2;

/** Those of the page, or of a frame in it that has more to read. */
export function chooseArticles(): Found[] {
  let best: Found[] = [];
  for (const place of [document, ...framed()]) {
    const found = chosen(findArticles(place, isOwn));
    if (weightOf(found) > weightOf(best)) best = found;
  }
  return best;
}

/** The documents of frames that may be looked into. */
function framed(): Document[] {
  const documents = Array.from(document.querySelectorAll('iframe'), (frame) => frame.contentDocument);
  return documents.filter((one): one is Document => !!one?.body);
}

function chosen(all: Found[]): Found[] {
  const long = all.filter((one) => all.length <= FEW || isMarked(one) || weightOf([one]) > TEASER);
  const shown = long.filter(({ leaves }) => leaves.some(({ node }) => isShown(node)));
  return shown.length ? shown : long;
}

const isMarked = ({ element }: Pick<Found, 'element'>) => element.hasAttribute('data-dogear-article');
const isShown = (node: Placed['node']) => {
  const { top, bottom } = blockBox(node, []);
  return bottom > top;
};
const weightOf = (found: readonly Found[]): number =>
  found.reduce((sum, { leaves }) => leaves.reduce((sum, { weight }) => sum + weight, sum), 0);

/** Whether the article itself says this. */
function isOwn({ node, text }: Placed, article: Element): boolean {
  const element = elementOf(node);
  const within = (selector: string) => {
    const outer = element.closest(selector);
    return !!outer && outer !== article && article.contains(outer);
  };
  const whole = isMarked({ element: article }) && article.localName !== 'article';
  if (within(COMMENTS) || within(LINKS) || (!whole && within('article'))) return false;
  const links = Array.from(element.querySelectorAll(LINKS)).filter(
    (link) => node === element || (node as Range).intersectsNode(link),
  );
  const linked = links.reduce((sum, link) => sum + (link.textContent || '').trim().length, 0);
  return linked <= MOST * text.length;
}
