/**
 * Fields that never leave the SDK's own objects. The build gives each of them a short name, the same in every bundle,
 * because the core shares its objects with the chunks. A name may stand here only if nothing of the browser, the wire,
 * the spool, the chunks' exports or the public API is called so; `test/sdk/short-names.test.ts` holds that.
 */
const INTERNAL = `
  kept furthest loadChunk geometry running choice apart remember touchedAt wall unsure env report navigated
  limit pace leaves heldUntil places tell isOther inView told listenAgain spool looked moved hold retryAfter
  openSpool cut look consented onAnswer unfinished clips clock articles
`;

/** Neither `x` nor `y`: the wire has these. Beginning so compresses best. */
const SHORT = [...'ZabcdefghijklmnopqrstuvwzABCDEFGHIJKLMNOPQRSTUVWXY'];

/** Long name → short name. */
export const SHORT_NAMES = Object.fromEntries(
  INTERNAL.trim()
    .split(/\s+/)
    .map((name, i) => [name, SHORT[i % SHORT.length].repeat(1 + Math.floor(i / SHORT.length))]),
);
