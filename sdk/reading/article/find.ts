/** Finds the articles of a page. */
import { is, type Placed, PRIVATE, readLeaves } from './leaves.ts';

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

/** Marked elements, else those that pages use for articles, else the densest container of text. */
export function findArticles(page: Document = document, isOwn?: IsOwn): Found[] {
  const read = (element: Element): Found => {
    const leaves = readLeaves(element);
    return { element, leaves: isOwn ? leaves.filter((leaf) => isOwn(leaf, element)) : leaves };
  };

  /** Goes inwards as long as most of the text is in one place. */
  function densest(outer: Found): Found {
    const inner = Array.from(outer.element.children, read).find(
      (one) => weightOf(one) > MOST * weightOf(outer),
    );
    return inner ? densest(inner) : outer;
  }

  for (const selector of [`[${MARK}]`, 'article', '#js_content', 'main', 'body']) {
    const least = selector[0] === '[' ? 0 : MIN_WEIGHT;
    const found = outermost(page, selector)
      .map(read)
      .filter((one) => weightOf(one) > least);
    if (found.length) return selector === 'body' ? found.map(densest) : found;
  }
  return [];
}

/** The name that the page gave this article; one that tells it from the others; or the page's own. */
export function nameOf(article: Element, index: number, count: number, page: string): string {
  const given = article.getAttribute(MARK);
  return given || (count > 1 ? `${page}#${article.id || index + 1}` : page);
}

const weightOf = ({ leaves }: Found): number => leaves.reduce((sum, { weight }) => sum + weight, 0);

/** Without those inside another: comments are often articles inside the article. */
const outermost = (page: Document, selector: string): Element[] =>
  Array.from(page.querySelectorAll(selector)).filter(
    (one) => !is(one, `${selector} ${selector}`) && !one.closest(PRIVATE),
  );
