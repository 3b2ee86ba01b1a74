/** A browser of 2018: what came after Chrome 61 and Safari 12 is taken away before anything of the page runs. */

const GONE: Record<string, readonly string[]> = {
  window: [
    ...['queueMicrotask', 'structuredClone', 'requestIdleCallback', 'cancelIdleCallback', 'WeakRef'],
    ...['BroadcastChannel', 'ResizeObserver', 'IntersectionObserver', 'AbortController', 'AbortSignal'],
    ...['FinalizationRegistry', 'AggregateError', 'BigInt', 'CompressionStream', 'visualViewport'],
    ...['scheduler', 'trustedTypes', 'navigation', 'PerformanceEventTiming', 'cookieStore', 'caches'],
  ],
  Object: ['fromEntries', 'groupBy', 'hasOwn'],
  Promise: ['allSettled', 'any', 'try', 'withResolvers'],
  'Promise.prototype': ['finally'],
  'Array.prototype': [
    ...['flat', 'flatMap', 'at', 'findLast', 'findLastIndex', 'toSorted', 'toSpliced', 'toReversed', 'with'],
    ...['group', 'groupToMap'],
  ],
  Array: ['fromAsync'],
  Map: ['groupBy'],
  'String.prototype': [
    ...['matchAll', 'replaceAll', 'at', 'trimStart', 'trimEnd', 'isWellFormed', 'toWellFormed'],
  ],
  'Symbol.prototype': ['description'],
  'Navigator.prototype': [
    'locks',
    'storage',
    'userAgentData',
    'connection',
    'scheduling',
    'globalPrivacyControl',
  ],
  'Crypto.prototype': ['randomUUID'],
  'Document.prototype': ['prerendering', 'adoptedStyleSheets', 'wasDiscarded'],
  'Element.prototype': [
    ...['checkVisibility', 'replaceChildren', 'getHTML', 'toggleAttribute', 'attachInternals'],
    ...['part', 'ariaLabel'],
  ],
  'Request.prototype': ['keepalive', 'signal', 'isHistoryNavigation', 'duplex', 'targetAddressSpace'],
  'IDBFactory.prototype': ['databases'],
  'IDBTransaction.prototype': ['commit', 'durability'],
  'Blob.prototype': ['arrayBuffer', 'stream', 'text'],
  PerformanceObserver: ['supportedEntryTypes'],
};

const OWNER = `(path) => path.split('.').reduce((at, name) => at && at[name], window)`;

export const OLD_BROWSER = `(() => {
  const ownerOf = ${OWNER};
  for (const [path, names] of Object.entries(${JSON.stringify(GONE)})) {
    for (const name of names) if (ownerOf(path)) delete ownerOf(path)[name];
  }
})();`;

/** In the page: what the browser would not give up. */
export const STILL_THERE = `(() => {
  const ownerOf = ${OWNER};
  const isThere = (path, name) => ownerOf(path) && Object.prototype.hasOwnProperty.call(ownerOf(path), name);
  return Object.entries(${JSON.stringify(GONE)})
    .map(([path, names]) => names.filter((name) => isThere(path, name))).join(' ').trim();
})()`;
