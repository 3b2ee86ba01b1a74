/** Which of what was found on the page are its articles: no teasers, no comments, no lists of links, nothing hidden. */
import { blockBox } from './boxes.ts';
import { findArticles } from './find.ts';
import { type Found, is, isElement, nodeOf, type Placed } from './leaves.ts';
import type { IsOwn, Reader } from './remember.ts';
import { TEASER, teaserFinder } from './teasers.ts';

const COMMENTS = '[class^=comment],[id^=comment],[itemprop=comment]';
/** Links that lead away from the page. */
const LINKS = 'a[href]:not([href^="#"])';
/** The share of a text that makes it a link with some words, instead of words with a link. */
const MOST = 0.5;
/** Where a page has more articles than FEW, those of little reading are teasers. */
const FEW = 2;
/** What a page marks as an article holds no list of others. */
const MARKED = '[data-dogear-article],article,#js_content';

/** Those of the page, or of a frame in it that has more to read. */
export function chooseArticles({ reads }: Reader): Found[] {
  let best: Found[] = [];
  for (const place of [document, ...framed()]) {
    const found = chosen(findArticles(place, reads(ownership())));
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
  const shown = long.filter(({ leaves }) => leaves.some(isShown));
  return shown.length ? shown : long;
}

const isMarked = ({ element }: Pick<Found, 'element'>) => element.hasAttribute('data-dogear-article');
const isShown = (leaf: Placed) => {
  const { top, bottom } = blockBox(nodeOf(leaf), []);
  return bottom > top;
};
const weightOf = (found: readonly Found[]): number =>
  found.reduce((sum, { leaves }) => leaves.reduce((sum, { weight }) => sum + weight, sum), 0);

/** Whether the article itself says this, for one search. */
function ownership(): IsOwn {
  const isTeaser = teaserFinder(leadsAway);
  return (leaf, article) => {
    const whole = isMarked({ element: article }) && article.localName !== 'article';
    const other = isWithin(leaf, COMMENTS, article) || (!whole && isWithin(leaf, 'article', article));
    return !other && !leadsAway(leaf, article) && (is(article, MARKED) || !isTeaser(leaf, article));
  };
}

function isWithin({ parent }: Placed, selector: string, article: Element): boolean {
  const outer = parent.closest(selector);
  return !!outer && outer !== article && article.contains(outer);
}

/** Whether most of it is a link that leads away. */
function leadsAway(leaf: Placed, article: Element): boolean {
  if (isWithin(leaf, LINKS, article)) return true;
  const links = ([] as Element[]).concat(...leaf.run.map(linksIn));
  const linked = links.reduce((sum, link) => sum + (link.textContent || '').trim().length, 0);
  return linked > MOST * leaf.text.length;
}

function linksIn(node: Node): Element[] {
  if (!isElement(node)) return [];
  return is(node, LINKS) ? [node] : Array.from(node.querySelectorAll(LINKS));
}
