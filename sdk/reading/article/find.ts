/** Finds the articles of a page. */
import { type Found, is, isTooLarge, type Placed, PRIVATE, readAll } from './leaves.ts';

/** Reads these of a page, one for each. */
export type ReadAll = (elements: readonly Element[]) => Found[];

const MARK = 'data-dogear-article';
/** What an unmarked element must offer to be taken for an article, in ms of reading. */
const MIN_WEIGHT = 5_000;
/** The share of the text that makes a part of the page its article. */
const MOST = 0.6;
/** No page has more articles. */
const MANY = 200;

/** Marked elements, else those that pages use for articles, else the densest container of text, unless the page is too large to look for it. All have leaves. */
export function findArticles(page: Document = document, read: ReadAll = readAll): Found[] {
  for (const selector of [`[${MARK}]`, 'article', '#js_content', 'main', 'body']) {
    const least = selector[0] === '[' ? 0 : MIN_WEIGHT;
    const whole = selector === 'body';
    if (whole && isTooLarge(page)) break;
    const found = read(outermost(page, selector)).filter((one) => weightOf(one) > least);
    if (found.length) return whole ? found.map((one) => densest(one, read)) : found;
  }
  return [];
}

/** Goes inwards as long as most of the text is in one place. */
function densest(outer: Found, read: ReadAll): Found {
  const { element, leaves } = outer;
  const parts = Array.from(element.children);
  // A table that lays out a page is a single leaf; else what holds most of the text holds its middle.
  const inner = (
    leaves.length > 1 ? parts.filter(holds(middleOf(outer))).map(partOf(leaves)) : read(parts)
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
  ([] as Element[]).slice
    .call(page.querySelectorAll(selector), 0, MANY)
    .filter((one) => !is(one, `${selector} ${selector}`) && !one.closest(PRIVATE));
