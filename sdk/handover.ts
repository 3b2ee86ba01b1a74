import { guard } from './guard.ts';

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

/** Called by the core; the chunk lies next to `asker`'s file. */
export function fetchChunk(asker: HTMLScriptElement, name: string, use: (chunk: never) => void): void {
  const bearer: Bearer = document.createElement('script');
  bearer.src = new URL(`dogear-${name}.js`, asker.src).href;
  bearer.async = true;
  bearer.nonce = asker.nonce;
  bearer.onload = guard(() => use(bearer.dogearChunk as never));
  document.documentElement.appendChild(bearer);
}
