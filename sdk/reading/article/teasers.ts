/** Tells the cards of a home page or a list from the parts of an article: they stand side by side, say little, and each leads away. */
import { elementOf } from './glance.ts';
import { type Placed, readLeaves } from './leaves.ts';

/** So many cards are no list yet. */
const FEW = 2;
/** The first so many tell what the others are. */
const MANY = 60;
/** More reading than this is no teaser, ms; nor is a part with more text, characters, whatever it weighs. */
export const TEASER = 30_000;
const LONG = 1_000;

/** `leadsAway`: whether this leaf is a link, as seen from within the element. Ask one finder during one search only. */
export function teaserFinder(leadsAway: (leaf: Placed, within: Element) => boolean) {
  const known = new Map<Element, boolean>();

  const isCard = (one: Element): boolean => {
    if ((one.textContent || '').length > LONG) return false;
    const leaves = readLeaves(one);
    const weight = leaves.reduce((sum, leaf) => sum + leaf.weight, 0);
    return weight < TEASER && leaves.some((leaf) => leadsAway(leaf, one));
  };

  /** Whether most of what stands in it are cards. */
  function isList(outer: Element): boolean {
    const parts = Array.from(outer.children)
      .filter(({ textContent }) => textContent)
      .slice(0, MANY);
    const cards = parts.length > FEW ? parts.filter(isCard).length : 0;
    return cards > FEW && 2 * cards > parts.length;
  }

  /** Whether the leaf stands in a card of a list in this article. */
  return ({ node }: Placed, article: Element): boolean => {
    const element = elementOf(node);
    for (let at = element; at !== article && at.parentElement; at = at.parentElement) {
      const outer = at.parentElement;
      const list = known.get(outer) ?? isList(outer);
      known.set(outer, list);
      if (list && isCard(at)) return true;
    }
    return false;
  };
}
