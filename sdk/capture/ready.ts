/** Calls once the document is whole; an article that is still being parsed is not the article yet. */
export function whenReady(call: () => void): void {
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', call);
  else call();
}
