/** How the versions of contents are cut into bands: kept in memory, because a version never changes. */
import { bandWeights } from '../wire/bands.ts';
import type { Block } from '../wire/content.ts';
import { pickRows } from './bulk.ts';
import type { Db } from './index.ts';

export interface Cut {
  /** Key and number of bands of each block, in the order of the article. */
  blocks: { key: string; bands: number }[];
  /** ms, by band. */
  weights: number[];
  /** Sum of the weights. */
  total: number;
}

export function cutOf(blocks: readonly Block[]): Cut {
  const weights = bandWeights(blocks);
  return {
    blocks: blocks.map(({ key, bands }) => ({ key, bands })),
    weights,
    total: weights.reduce((sum, weight) => sum + weight, 0),
  };
}

/** Attention in ms by block key; blocks without any are left out. */
export function attentionByBlock({ blocks }: Cut, bands: readonly number[]): Record<string, number> {
  const attention: Record<string, number> = {};
  let band = 0;
  for (const block of blocks) {
    let sum = 0;
    for (const end = band + block.bands; band < end; band++) sum += bands[band] ?? 0;
    if (sum > 0) attention[block.key] = sum;
  }
  return attention;
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
