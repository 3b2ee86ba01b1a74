/** Tells the cards of a home page or a list from the parts of an article: they stand side by side, say little, and each leads away. */
import { type Found, type Placed, readAll } from './leaves.ts';

/** So many cards are no list yet. */
const FEW = 2;
/** The first so many tell what the others are. */
const MANY = 60;
/** More reading than this is no teaser, ms; nor is a part with more text, characters, whatever it weighs. */
export const TEASER = 30_000;
const LONG = 1_000;

/** `leadsAway`: whether this leaf is a link, as seen from within the element. Ask one finder during one search only. */
export function teaserFinder(leadsAway: (leaf: Placed, within: Element) => boolean) {
  const isCard = once((one) => {
    if (lengthOf(one) > LONG) return false;
    const [{ leaves }] = readAll([one]) as [Found];
    const weight = leaves.reduce((sum, leaf) => sum + leaf.weight, 0);
    return weight < TEASER && leaves.some((leaf) => leadsAway(leaf, one));
  });

  /** Whether most of what stands in it are cards. */
  const isList = once((outer) => {
    const parts = Array.from(outer.children).filter(lengthOf).slice(0, MANY);
    const cards = parts.length > FEW ? parts.filter(isCard).length : 0;
    return cards > FEW && 2 * cards > parts.length;
  });

  /** Whether the leaf stands in a card of a list in this article. */
  return ({ parent }: Placed, article: Element): boolean => {
    for (let at = parent; at !== article && at.parentElement; at = at.parentElement) {
      if (isList(at.parentElement) && isCard(at)) return true;
    }
    return false;
  };
}

/** Asks about each element once. */
function once(ask: (element: Element) => boolean): (element: Element) => boolean {
  const known = new Map<Element, boolean>();
  return (element) => {
    const answer = known.get(element) ?? ask(element);
    known.set(element, answer);
    return answer;
  };
}

/** Of its text, characters; of a long one only that it is long. */
function lengthOf(element: Element): number {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let length = 0;
  while (length <= LONG && texts.nextNode()) length += (texts.currentNode as Text).data.length;
  return length;
}
