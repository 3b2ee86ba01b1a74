/** When an article changes under its reader: what was gathered moves on to the new blocks. */
import type { Block } from '../../runtime/wire/content.ts';
import { gather, type Reading } from '../reading/reading.ts';

/** True if the blocks are those of the same article, changed or grown. */
export function continues(reading: Reading, blocks: readonly Block[]): boolean {
  const names = namesOf(blocks);
  return namesOf(reading.blocks).some((name) => names.includes(name));
}

/** No attention is lost: a band that is gone hands its own to the one in its place, and `quality` says so. */
export function revise(reading: Reading, blocks: readonly Block[]): void {
  const { attention, furthest, endSeen, endTime } = reading;
  const [before, after] = [namesOf(reading.blocks), namesOf(blocks)];
  // An article that grew has another end.
  const sameEnd = before[before.length - 1] === after[after.length - 1];
  Object.assign(reading, gather(blocks), sameEnd && { endSeen, endTime });
  before.forEach((name, band) => {
    const earned = attention[band] as number;
    const same = after.indexOf(name);
    const place = same < 0 ? Math.min(band, after.length - 1) : same;
    if (same < 0 && earned) reading.quality = 'blocks-changed';
    reading.attention[place] = (reading.attention[place] as number) + earned;
    if (furthest > band) reading.furthest = Math.max(reading.furthest, place + Math.min(1, furthest - band));
  });
}

/** Names every band by what its block says, and numbers those of the same name. */
function namesOf(blocks: readonly Block[]): string[] {
  const counts: Record<string, number> = {};
  const names: string[] = [];
  for (const { key, bands } of blocks) {
    const hash = key.replace(/^\d+-/, '');
    for (let i = 0; i < bands; i++) {
      counts[hash] = (counts[hash] || 0) + 1;
      names.push(`${hash} ${counts[hash]}`);
    }
  }
  return names;
}
