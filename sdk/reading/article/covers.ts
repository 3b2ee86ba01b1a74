/** What stays on the window over the text: bars at the top and at the bottom. */
import { type Box, boxOf } from './boxes.ts';

/** Who covers more of the window than this is no bar, and may well let the text through. */
const MOST = 0.5;

/** The window without the bars over this article. */
export function uncovered(window: Box, article: Element): Box {
  if (article.ownerDocument !== document) return window;
  const { left, right } = boxOf(article);
  const middle = (Math.max(left, window.left) + Math.min(right, window.right)) / 2;
  const top = coverAt(middle, window.top + 1, article);
  const bottom = coverAt(middle, window.bottom - 1, article);
  const most = MOST * (window.bottom - window.top);
  return {
    ...window,
    top: top && top.bottom - window.top < most ? Math.max(window.top, top.bottom) : window.top,
    bottom: bottom && window.bottom - bottom.top < most ? Math.min(window.bottom, bottom.top) : window.bottom,
  };
}

/** The largest of those that stand at this point and have nothing to do with the article. */
function coverAt(left: number, top: number, article: Element): Box | undefined {
  let cover = document.elementFromPoint(left, top);
  if (!cover || isOf(cover, article)) return undefined;
  for (let outer = cover.parentElement; outer && !isOf(outer, article); outer = outer.parentElement) {
    cover = outer;
  }
  return boxOf(cover);
}

const isOf = (element: Element, article: Element): boolean =>
  article.contains(element) || element.contains(article);
