/** Calls once the document is whole; an article that is still being parsed is not the article yet. */
import { listen } from './listen.ts';

export function whenReady(call: () => void): void {
  if (document.readyState === 'loading') listen('DOMContentLoaded', call);
  else call();
}

/** Calls once somebody asked for the page: the browser may prepare it before. */
export function whenAsked(call: () => void): void {
  if ((document as { prerendering?: boolean }).prerendering) listen('prerenderingchange', call);
  else call();
}
