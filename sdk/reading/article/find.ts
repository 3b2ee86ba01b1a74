/** Finds the articles of a page. */
import { is, isTooLarge, type Placed, PRIVATE, readLeaves } from './leaves.ts';

export interface Found {
  element: Element;
  /** At least one. */
  leaves: Placed[];
}

/** Whether this leaf is the article's own. */
export type IsOwn = (leaf: Placed, article: Element) => boolean;

const MARK = 'data-dogear-article';
/** What an unmarked element must offer to be taken for an article, in ms of reading. */
const MIN_WEIGHT = 5_000;
/** The share of the text that makes a part of the page its article. */
const MOST = 0.6;
/** No page has more articles. */
const MANY = 200;

/** Marked elements, else those that pages use for articles, else the densest container of text, unless the page is too large to look for it. */
export function findArticles(page: Document = document, isOwn?: IsOwn): Found[] {
  const read = (element: Element): Found => {
    const leaves = readLeaves(element);
    return { element, leaves: isOwn ? leaves.filter((leaf) => isOwn(leaf, element)) : leaves };
  };

  for (const selector of [`[${MARK}]`, 'article', '#js_content', 'main', 'body']) {
    const least = selector[0] === '[' ? 0 : MIN_WEIGHT;
    const whole = selector === 'body';
    if (whole && isTooLarge(page)) break;
    const found = outermost(page, selector)
      .map(read)
      .filter((one) => weightOf(one) > least);
    if (found.length) return whole ? found.map((one) => densest(one, read)) : found;
  }
  return [];
}

/** Goes inwards as long as most of the text is in one place. */
function densest(outer: Found, read: (element: Element) => Found): Found {
  const { element, leaves } = outer;
  const parts = Array.from(element.children);
  // A table that lays out a page is a single leaf; else what holds most of the text holds its middle.
  const inner = (
    leaves.length > 1 ? parts.filter(holds(middleOf(outer))).map(partOf(leaves)) : parts.map(read)
  ).find((one) => weightOf(one) > MOST * weightOf(outer));
  return inner ? densest(inner, read) : outer;
}

const holds =
  ({ parent }: Placed) =>
  (element: Element) =>
    element.contains(parent);

const partOf =
  (leaves: Placed[]) =>
  (element: Element): Found => ({ element, leaves: leaves.filter((leaf) => holds(leaf)(element)) });

function middleOf(found: Found): Placed {
  let rest = weightOf(found) / 2;
  return found.leaves.find(({ weight }) => {
    rest -= weight;
    return rest <= 0;
  }) as Placed;
}

/** The name that the page gave this article; one that tells it from the others; or the page's own. */
export function nameOf(article: Element, index: number, count: number, page: string): string {
  const given = article.getAttribute(MARK);
  return given || (count > 1 ? `${page}#${article.id || index + 1}` : page);
}

const weightOf = ({ leaves }: Found): number => leaves.reduce((sum, { weight }) => sum + weight, 0);

/** Without those inside another: comments are often articles inside the article. */
const outermost = (page: Document, selector: string): Element[] =>
  Array.from(page.querySelectorAll(selector))
    .slice(0, MANY)
    .filter((one) => !is(one, `${selector} ${selector}`) && !one.closest(PRIVATE));
