/**
 * An even number in [0, 1) that follows from the two names alone, so that a person keeps the arm of a split on every visit and run,
 * in every process and in every replay. FNV-1a over code points, then the finaliser of MurmurHash3 (both public domain).
 */
export function chanceOf(one: string, other: string): number {
  let hash = 0x811c9dc5;
  for (const unit of `${one}\n${other}`) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}
