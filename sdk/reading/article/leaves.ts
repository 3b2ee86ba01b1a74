/** The leaves of an article: every stretch of text or picture that holds no further block. */
import type { BlockKind } from '../../../runtime/wire/content.ts';
import type { Leaf } from '../blocks.ts';
import { weightOf } from '../weight.ts';

/** A leaf, and the node that shows where it is; loose text between blocks has no element, so a range stands for it. */
export type Placed = Leaf & { node: Element | Range };

/** Not the article's own words, or not words at all. */
const SKIPPED =
  'aside,button,dialog,footer,form,iframe,nav,noscript,script,select,style,svg,template,textarea';
const BLOCKS = `${SKIPPED},article,blockquote,dd,details,div,dl,dt,figure,h1,h2,h3,h4,h5,h6,header,hr,li,main,ol,p,pre,section,summary,table,ul`;
const PICTURES = 'img,video';
const WHOLE = 'figure,pre,table';
const KINDS: Record<string, BlockKind> = {
  blockquote: 'quote',
  dd: 'item',
  dt: 'item',
  figure: 'picture',
  li: 'item',
  pre: 'code',
  table: 'table',
  ...{ h1: 'heading', h2: 'heading', h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading' },
};

/** In the order of the document. */
export function readLeaves(root: Element): Placed[] {
  const leaves: Placed[] = [];
  walk(root, 'text', leaves);
  return leaves;
}

function walk(element: Element, outer: BlockKind, leaves: Placed[]): void {
  const kind = KINDS[element.localName] || outer;
  const whole = element.matches(WHOLE);
  let run: Node[] = [];
  for (const node of Array.from(element.childNodes)) {
    if (whole || !(node instanceof Element && (node.matches(BLOCKS) || node.querySelector(BLOCKS)))) {
      run.push(node);
      continue;
    }
    addLeaf(leaves, kind, element, run);
    run = [];
    if (!node.matches(SKIPPED)) walk(node, kind, leaves);
  }
  addLeaf(leaves, kind, element, run);
}

/** `run`: neighbours inside `parent` that hold no block. */
function addLeaf(leaves: Placed[], kind: BlockKind, parent: Element, run: readonly Node[]): void {
  const words = normalise(run.map(wordsOf).join(''));
  const pictures = ([] as Element[]).concat(...run.map(picturesIn));
  const weight = weightOf(words, kind === 'table' ? 0 : pictures.length);
  if (!weight) return;
  leaves.push({
    kind: words || kind !== 'text' ? kind : 'picture',
    text: words || normalise(pictures.map((picture) => picture.getAttribute('alt')).join(' ')),
    source: pictures.map(sourceOf).join(' '),
    weight,
    node: run.length < parent.childNodes.length ? rangeOver(run) : parent,
  });
}

function rangeOver(run: readonly Node[]): Range {
  const range = document.createRange();
  range.setStartBefore(run[0] as Node);
  range.setEndAfter(run[run.length - 1] as Node);
  return range;
}

/** Words marked up inside a sentence stand as close as their neighbours; only a line break parts them. */
const wordsOf = (node: Node): string | null =>
  node instanceof Comment ? '' : node.nodeName === 'BR' ? ' ' : node.textContent;

const normalise = (text: string): string => text.replace(/\s+/g, ' ').trim();

const picturesIn = (node: Node): Element[] =>
  node instanceof Element
    ? [node, ...Array.from(node.querySelectorAll(PICTURES))].filter((one) => one.matches(PICTURES))
    : [];

/** The address of the real picture, which late loaders keep aside until it nears the view. */
const sourceOf = (picture: Element): string =>
  picture.getAttribute('data-src') || picture.getAttribute('src') || '';
