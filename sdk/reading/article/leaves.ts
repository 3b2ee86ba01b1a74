/** The leaves of an article: every stretch of text or picture that holds no further block. */
import type { BlockKind } from '../../../runtime/wire/content.ts';
import type { Leaf } from '../blocks.ts';
import { shapeOf, weightOf } from '../weight.ts';

/** A leaf, and where it is: neighbours inside `parent` that hold no block. */
export interface Placed extends Leaf {
  parent: Element;
  run: readonly Node[];
  /** What follows was not read. */
  cut?: boolean;
}

export interface Found {
  element: Element;
  leaves: Placed[];
}

/** What the page or its reader keeps to themselves: set apart, or typed. */
export const PRIVATE =
  '[data-dogear-ignore],[contenteditable]:not([contenteditable=false]),[role=textbox],select,textarea';
const MASK = '[data-dogear-mask]';
/** Not the article's own words, or not words at all. */
const SKIPPED =
  'aside,button,dialog,fieldset,footer,iframe,label,nav,noscript,script,style,svg,template'.split(',');
const PARTING =
  'article,blockquote,dd,details,div,dl,dt,figure,form,h1,h2,h3,h4,h5,h6,header,hr,li,main,ol,p,pre,section,summary,table,ul';
const BLOCKS = SKIPPED.concat(PARTING.split(','));
const ANY_BLOCK = `${BLOCKS}`;
const KINDS: Record<string, BlockKind> = {
  blockquote: 'quote',
  dd: 'item',
  dt: 'item',
  figure: 'picture',
  h: 'heading',
  li: 'item',
  pre: 'code',
  table: 'table',
};

/** A guest has no time to read more nodes than that at once, and no article has as many. */
export const MOST_NODES = 16_000;
/** To make a leaf takes as long as to read so many more. */
const LEAF = 10;

/** `Node.TEXT_NODE`. */
const TEXT = 3;

/** What is left of what may be read at once, nodes; below 0 if there was more to read. */
export let left: number;

/** Those of the leaf that is being read. */
let pictures: Element[];

/** Whether there may be more in it than is read. */
export const isTooLarge = (root: ParentNode): boolean => !!root.querySelectorAll('*')[MOST_NODES / 4];

/** One after the other and each in the order of the document, as far as there is time for it. */
export function readAll(elements: readonly Element[]): Found[] {
  left = MOST_NODES;
  return elements.map((element) => {
    const leaves: Placed[] = [];
    walk(element, 'text', leaves);
    return { element, leaves };
  });
}

function walk(element: Element, outer: BlockKind, leaves: Placed[]): void {
  const kind = KINDS[element.localName.replace(/\d/, '')] || outer;
  const whole = /^(figure|pre|table)$/.test(element.localName);
  let run: Node[] = [];
  for (let node = element.firstChild; node && left-- > 0; node = node.nextSibling) {
    if (whole || !(isElement(node) && (isOneOf(BLOCKS, node) || node.querySelector(ANY_BLOCK)))) {
      run.push(node);
      continue;
    }
    addLeaf(leaves, kind, element, run);
    run = [];
    if (!isOneOf(SKIPPED, node) && !is(node, PRIVATE)) walk(node, kind, leaves);
  }
  addLeaf(leaves, kind, element, run);
}

function addLeaf(leaves: Placed[], kind: BlockKind, parent: Element, run: readonly Node[]): void {
  if (!run.length) return;
  pictures = [];
  const words = normalise(run.map(wordsOf).join(''));
  const weight = weightOf(words, kind === 'table' ? 0 : pictures.length);
  if (!weight) return;
  left -= LEAF;
  leaves.push({
    kind: words || kind !== 'text' ? kind : 'picture',
    text: words || normalise(pictures.map((picture) => said(picture, 'alt')).join(' ')),
    source: pictures.map(sourceOf).join(' '),
    weight,
    parent,
    run,
  });
}

/** Those that show where the first leaves are; loose text between blocks has no element, so a range stands for it. */
export const nodesOf = (leaves: readonly Placed[], count: number): (Element | Range)[] =>
  leaves.slice(0, count).map(nodeOf);

export function nodeOf({ parent, run }: Placed): Element | Range {
  if (run.length === parent.childNodes.length) return parent;
  const range = document.createRange();
  range.setStartBefore(run[0] as Node);
  range.setEndAfter(run[run.length - 1] as Node);
  return range;
}

/**
 * Words marked up inside a sentence stand as close as their neighbours; only a line break parts them. What is masked
 * never gets further than this: it keeps the shape that its weight follows from. A picture to press is one to look at.
 */
function wordsOf(node: Node): string {
  let words = '';
  if (node.nodeType === TEXT) {
    words = (node as Text).data;
    if ((node.parentElement as Element).closest(MASK)) words = shapeOf(words);
  } else if (isElement(node) && !is(node, PRIVATE)) {
    if (/^(img|video)$/.test(node.localName)) pictures.push(node);
    if (node.localName === 'br') words = ' ';
    for (let inner = node.firstChild; inner && left-- > 0; inner = inner.nextSibling) words += wordsOf(inner);
    if (isOneOf(SKIPPED, node)) words = '';
  }
  return words;
}

/** Asked of every element: a selector of as many names takes five times as long. */
const isOneOf = (names: readonly string[], { localName }: Element): boolean => names.includes(localName);

const normalise = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Late loaders keep the address of the real picture aside until it nears the view. */
const sourceOf = (picture: Element): string => said(picture, 'data-src') || said(picture, 'src');

const said = (picture: Element, name: string): string =>
  (!picture.closest(MASK) && picture.getAttribute(name)) || '';

/** A form calls its fields by their names, be they those of methods. */
export const is = (element: Element, selector: string): boolean =>
  Element.prototype.matches.call(element, selector);

/** Also in a frame, which has classes of its own. */
export const isElement = (node: Node): node is Element => 'matches' in node;
