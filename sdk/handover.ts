/**
 * How a classic script hands a chunk to the script that asked for it: on its own script element, so that nothing
 * more is needed in the page's global scope. An IIFE cannot split, and the oldest browsers know no `import()`.
 */
import type { LoadChunk } from './chunks.ts';
import { guard } from './guard.ts';

interface Bearer extends HTMLScriptElement {
  dogearChunk?: object;
}

interface Policy {
  createScriptURL(address: string): string;
}
interface Trusting {
  trustedTypes?: { createPolicy(name: string, policy: Policy): Policy };
}

/** Called by the chunk. */
export function handOver(chunk: object): void {
  const bearer = document.currentScript as Bearer | null;
  if (bearer) bearer.dogearChunk = chunk;
}

/** Called by the core; the chunks lie next to `asker`'s file. Each is fetched once. */
export function chunksBeside(asker: HTMLScriptElement): LoadChunk {
  const chunks: Record<string, Promise<never>> = {};
  return (name, use) => {
    chunks[name] = chunks[name] || fetchChunk(asker, name);
    chunks[name].then(guard(use));
  };
}

let policy: Policy | undefined;

/** Where a page takes the addresses of scripts only from policies that it knows by name, `dogear` must be one of them. */
function trusted(address: string): string {
  const { trustedTypes } = window as Trusting;
  if (!trustedTypes) return address;
  policy = policy || trustedTypes.createPolicy('dogear', { createScriptURL: (url) => url });
  return policy.createScriptURL(address);
}

/** Never resolves if the chunk cannot be had. */
function fetchChunk(asker: HTMLScriptElement, name: string): Promise<never> {
  return new Promise((resolve) => {
    const bearer: Bearer = document.createElement('script');
    bearer.src = trusted(new URL(`dogear-${name}.js`, asker.src).href);
    bearer.nonce = asker.nonce;
    // The pinned tag lists the fingerprints of the whole build, so no chunk can be other than its author saw.
    bearer.crossOrigin = asker.crossOrigin;
    bearer.integrity = asker.integrity;
    bearer.onload = () => resolve(bearer.dogearChunk as never);
    document.documentElement.appendChild(bearer);
  });
}
