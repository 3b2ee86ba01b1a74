/** Tells that the page's content changed, and where; its document may even be a new one. */
import { guard } from '../guard.ts';

/** What says of a part of the page that it is read otherwise, or not at all. */
const SIGNS = ['contenteditable', 'role', 'data-dogear-article', 'data-dogear-ignore', 'data-dogear-mask'];

/** `tell`: the nodes whose inside changed; nothing if that may be anything. */
export function onChanges(tell: (nodes?: Iterable<Node>) => void): void {
  const heard = guard((records: MutationRecord[]) => {
    const signed = records.some(({ attributeName }) => attributeName);
    tell(signed ? undefined : records.map(({ target }) => target));
  });
  new MutationObserver(heard).observe(document, {
    ...{ childList: true, characterData: true, subtree: true },
    attributeFilter: SIGNS,
  });
  // What a frame has loaded is no change of this document.
  document.addEventListener(
    'load',
    guard(({ target }) => tell([target as Node])),
    true,
  );
}
