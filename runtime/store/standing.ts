/**
 * How a person stands with a content version: what all their readings of it came to, over visits and devices, together
 * with what they read in other versions of those paragraphs that say the same.
 */
import { completionOf, READ_DENSITY } from '../wire/bands.ts';
import type { State } from '../wire/batch.ts';
import { COMPLETE, stateOf } from '../wire/state.ts';
import { attentionByBlock, attentionIn, type Cut } from './cuts.ts';
import { addDaily, type DailyChanges } from './daily.ts';
import { UNSTANDING, type VersionSums, type Versions } from './personContents.ts';
import { addCountsTo, toMillionth } from './sums.ts';

/** The cut of a version of the content at hand; none while its blocks are unknown. */
export type CutFor = (version: string) => Cut | undefined;

export interface Standing {
  /** ms */
  engaged: number;
  depth: number;
  completion: number;
  state: State;
}

/** So many other versions count, the last read first: pages that change at every visit must not cost ever more. */
const OTHERS = 20;
/** Depth from which the end was seen; shares are rounded. */
const END = 0.999;

const UNREAD: Omit<VersionSums, 'version'> = {
  ...{ readings: 0, engaged: 0, states: {}, bands: [], depth: 0, completion: 0, firstAt: 0, lastAt: 0 },
  ...UNSTANDING,
};

export function standingOf(versions: Versions, version: string, cutFor: CutFor): Standing {
  const own = versions.get(version) ?? { version, ...UNREAD };
  const { depth, engaged } = own;
  const cut = cutFor(version);
  if (!cut) return { engaged, depth, completion: own.completion, state: bestOf(own) };
  const others = othersOf(versions, version);
  const bands = inherited(own, cut, others, cutFor);
  // The page itself knows best how its only reading went.
  if (own.readings === 1 && bands === own.bands) {
    return { engaged, depth, completion: own.completion, state: bestOf(own) };
  }
  const merged = {
    engaged: bands === own.bands ? engaged : bands.reduce((sum, ms) => sum + ms, 0),
    completion: Math.max(own.completion, toMillionth(completionOf(bands, cut.weights))),
  };
  if (own.states.complete) return { ...merged, depth, state: 'complete' };
  const endSeen = depth >= END || others.some((other) => sawEnd(other, cut, cutFor));
  const endTime = endSeen && endRead(bands, cut) ? COMPLETE.endMs : 0;
  return { ...merged, depth, state: stateOf({ ...merged, expected: cut.total, endSeen, endTime }) };
}

/** Notes in the versions how the person stands with each, and gives those for which that changed. */
export function restand(versions: Versions, cutFor: CutFor): string[] {
  return [...versions.values()].flatMap((sums) => {
    const { completion, state } = standingOf(versions, sums.version, cutFor);
    if (sums.standing === completion && sums.standingState === state) return [];
    Object.assign(sums, { standing: completion, standingState: state });
    return [sums.version];
  });
}

const bestOf = ({ states }: VersionSums): State =>
  (['complete', 'partial', 'skim'] as const).find((state) => states[state]) ?? 'bounce';

function othersOf(versions: Versions, version: string): VersionSums[] {
  if (versions.size <= (versions.has(version) ? 1 : 0)) return [];
  const others = [...versions.values()].filter((sums) => sums.version !== version && sums.readings > 0);
  return others.sort((a, b) => b.lastAt - a.lastAt || (a.version < b.version ? -1 : 1)).slice(0, OTHERS);
}

/** The bands of the version with what its blocks earned in others; the version's own where that is nothing. */
function inherited({ bands }: VersionSums, cut: Cut, others: VersionSums[], cutFor: CutFor): number[] {
  let sums = bands;
  for (const other of others) {
    for (const block of cutFor(other.version)?.blocks ?? []) {
      const place = cut.places.get(block.name);
      if (place === undefined || attentionIn(block, other.bands) === 0) continue;
      if (sums === bands) sums = cut.weights.map((_, band) => bands[band] ?? 0);
      for (let i = 0; i < block.bands; i++) {
        sums[place + i] = (sums[place + i] as number) + (other.bands[block.first + i] ?? 0);
      }
    }
  }
  return sums;
}

/** Whoever came to the end of a version has seen all its blocks. */
function sawEnd({ version, depth }: VersionSums, { blocks }: Cut, cutFor: CutFor): boolean {
  const last = blocks.at(-1)?.name ?? '';
  return depth >= END && (cutFor(version)?.places.has(last) ?? false);
}

/** Stands for the second at the end that a page measures: sums of readings know only how much was read there. */
function endRead(bands: readonly number[], { weights }: Cut): boolean {
  const last = weights.length - 1;
  return (bands[last] ?? 0) >= READ_DENSITY * (weights[last] ?? 0);
}

/** Attention in ms by block key over all versions: a block that stayed has its whole history under each of its keys. */
export function attentionOver(versions: Versions, cutFor: CutFor): Record<string, number> {
  const known = [...versions.values()].flatMap(({ version, bands }) => {
    const cut = cutFor(version);
    return cut ? [{ cut, bands }] : [];
  });
  const [only] = known;
  if (!only) return {};
  if (known.length === 1) return attentionByBlock(only.cut, only.bands);
  const byName: Record<string, number> = {};
  for (const { cut, bands } of known) {
    for (const block of cut.blocks) addCountsTo(byName, { [block.name]: attentionIn(block, bands) });
  }
  const named = known.flatMap(({ cut }) =>
    cut.blocks.map(({ key, name }) => [key, byName[name] ?? 0] as const),
  );
  return Object.fromEntries(named.filter(([, ms]) => ms > 0));
}

/** Adds the versions that stand completed to the days on which their first readings began, or takes them away. */
export function countCompletes(daily: DailyChanges, versions: Versions, cutFor: CutFor, sign: 1 | -1): void {
  for (const { version, firstAt, readings } of versions.values()) {
    if (readings <= 0 || standingOf(versions, version, cutFor).state !== 'complete') continue;
    addDaily(daily, firstAt, 'completes', sign);
  }
}
