/** How the versions of contents are cut into bands: kept in memory, because a version never changes. */
import { bandWeights } from '../wire/bands.ts';
import { type Block, hashOf } from '../wire/content.ts';
import { pickRows } from './bulk.ts';
import type { Db } from './index.ts';

export interface CutBlock {
  key: string;
  bands: number;
  /** Its first band. */
  first: number;
  /** The same in every version in which it says the same and is cut the same, wherever it stands. */
  name: string;
}

export interface Cut {
  /** In the order of the article. */
  blocks: CutBlock[];
  /** First bands by the names of blocks. */
  places: ReadonlyMap<string, number>;
  /** ms, by band. */
  weights: number[];
  /** Sum of the weights. */
  total: number;
  /** The same in whole ms, as the store keeps it; and of each block by key. */
  weight: number;
  blockWeights: Record<string, number>;
}

export function cutOf(blocks: readonly Pick<Block, 'key' | 'bands' | 'weight'>[]): Cut {
  const weights = bandWeights(blocks);
  const cut = placed(blocks);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    blocks: cut,
    places: new Map(cut.map(({ name, first }) => [name, first])),
    weights,
    total,
    weight: Math.round(total),
    blockWeights: Object.fromEntries(blocks.map(({ key, weight }) => [key, Math.round(weight)])),
  };
}

/** A name is the hash of the block, into how many bands it is cut, and which of those with that hash it is. */
function placed(blocks: readonly Pick<Block, 'key' | 'bands'>[]): CutBlock[] {
  const counts = new Map<string, number>();
  let first = 0;
  return blocks.map(({ key, bands }) => {
    const saying = `${hashOf(key)}/${bands}`;
    const count = (counts.get(saying) ?? 0) + 1;
    counts.set(saying, count);
    const block = { key, bands, first, name: `${saying}.${count}` };
    first += bands;
    return block;
  });
}

/** Attention in ms by block key; blocks without any are left out. */
export function attentionByBlock({ blocks }: Cut, bands: readonly number[]): Record<string, number> {
  const attention: Record<string, number> = {};
  for (const block of blocks) {
    const sum = attentionIn(block, bands);
    if (sum > 0) attention[block.key] = sum;
  }
  return attention;
}

/** ms */
export function attentionIn({ first, bands: count }: CutBlock, bands: readonly number[]): number {
  let sum = 0;
  for (let band = first; band < first + count; band++) sum += bands[band] ?? 0;
  return sum;
}

/** A content version: content id and version. */
export type VersionKey = readonly [contentId: string, version: string];

export const versionName = (contentId: string, version: string) => `${contentId}\n${version}`;

export interface Cuts {
  /** The cuts of those versions whose blocks are known, by `versionName`. */
  load(db: Db, versions: readonly VersionKey[]): Promise<Map<string, Cut>>;
  /** Whether the cut is in memory already. */
  has(key: VersionKey): boolean;
}

const KEPT = 2_000;

export function createCuts(): Cuts {
  const kept = new Map<string, Cut>();
  const keep = (name: string, cut: Cut) => {
    kept.set(name, cut);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  };
  return {
    has: (key) => kept.has(versionName(...key)),
    async load(db, versions) {
      const missing = versions.filter((key) => !kept.has(versionName(...key)));
      const rows = await pickRows(db, 'contentVersions', ['contentId', 'version'], missing);
      for (const { contentId, version, blocksJson } of rows) {
        keep(versionName(contentId, version), cutOf(JSON.parse(blocksJson) as Block[]));
      }
      const known = versions.flatMap((key) => {
        const name = versionName(...key);
        const cut = kept.get(name);
        return cut ? [[name, cut] as const] : [];
      });
      return new Map(known);
    },
  };
}
