/** Elements written down and brought onto the page: as much of it as the overlay needs, because a library would be half of the chunk. */

type Value = string | number | undefined | ((event: never) => void);
/** Attributes by name; `style` as a text, set so that no policy of the page minds it; `on…` are handlers. */
export type Props = Record<string, Value>;
export type Child = Piece | string | number | false | undefined;
export interface Piece {
  tag: string;
  props: Props;
  children: Child[];
}

export const h = (tag: string, props: Props = {}, ...children: Child[]): Piece => ({ tag, props, children });

interface Drawn extends HTMLElement {
  drawn?: Props;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Makes the children of `parent` these; elements at the same place that stay the same kind are kept, with the focus they have. */
export function draw(parent: Element, children: readonly Child[]): void {
  const wanted = children.filter((child) => child !== false && child !== undefined);
  wanted.forEach((child, place) => {
    const present = parent.childNodes[place];
    const piece = typeof child === 'object' ? child : undefined;
    let node = present;
    if (!node || node.nodeName.toLowerCase() !== (piece ? piece.tag : '#text')) {
      node = piece ? newElement(parent, piece.tag) : document.createTextNode('');
      if (present) parent.replaceChild(node, present);
      else parent.appendChild(node);
    }
    if (piece) {
      dressUp(node as Drawn, piece.props);
      draw(node as Element, piece.children);
    } else if (node.textContent !== `${child}`) node.textContent = `${child}`;
  });
  while (parent.childNodes.length > wanted.length) parent.removeChild(parent.lastChild as Node);
}

const newElement = (parent: Element, tag: string): Element =>
  document.createElementNS(tag === 'svg' ? SVG : parent.namespaceURI, tag);

function dressUp(element: Drawn, props: Props): void {
  const before = element.drawn || {};
  element.drawn = props;
  for (const name of Object.keys({ ...before, ...props })) {
    const value = props[name];
    if (value === before[name]) continue;
    if (name === 'style') element.style.cssText = `${value || ''}`;
    else if (name.indexOf('on') === 0) (element as unknown as Props)[name] = value;
    else if (value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, `${value}`);
  }
}
