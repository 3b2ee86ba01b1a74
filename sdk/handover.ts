/**
 * How a classic script hands a chunk to the script that asked for it: on its own script element, so that nothing
 * more is needed in the page's global scope. An IIFE cannot split, and the oldest browsers know no `import()`.
 */
interface Bearer extends HTMLScriptElement {
  dogearChunk?: object;
}

/** Called by the chunk. */
export function handOver(chunk: object): void {
  const bearer = document.currentScript as Bearer | null;
  if (bearer) bearer.dogearChunk = chunk;
}

/** Called by the core; the chunk lies next to `asker`'s file. Rejects if it cannot be had. */
export function fetchChunk(asker: HTMLScriptElement, name: string): Promise<object> {
  return new Promise((resolve, reject) => {
    const bearer: Bearer = document.createElement('script');
    bearer.src = new URL(`dogear-${name}.js`, asker.src).href;
    bearer.async = true;
    bearer.nonce = asker.nonce;
    bearer.onerror = reject;
    bearer.onload = () => (bearer.dogearChunk ? resolve(bearer.dogearChunk) : reject());
    document.documentElement.appendChild(bearer);
  });
}
