/**
 * Fields that never leave the SDK's own objects. The build gives each of them a short name, the same in every bundle,
 * because the core shares its objects with the chunks. A name may stand here only if nothing of the browser, the wire,
 * the spool, the chunks' exports or the public API is called so; `test/sdk/short-names.test.ts` holds that. Their order, which
 * gives each its letter, was found by trying: it compresses best.
 */
const INTERNAL = `
  places inView remember cut env furthest unsure isOther told kept looked running limit unfinished geometry
  touchedAt report moved choice look articles leaves apart tell spool clips wall heldUntil retryAfter hold
  loadChunk onAnswer clock openSpool listenAgain pace consented navigated
`;

/** Neither `x` nor `y`: the wire has these. Beginning so compresses best. */
const SHORT = [...'ZabcdefghijklmnopqrstuvwzABCDEFGHIJKLMNOPQRSTUVWXY'];

/** Long name → short name. */
export const SHORT_NAMES = Object.fromEntries(
  INTERNAL.trim()
    .split(/\s+/)
    .map((name, i) => [name, SHORT[i % SHORT.length].repeat(1 + Math.floor(i / SHORT.length))]),
);
