/** How persons stood with content versions by the rules of this migration. */

const [READ_DENSITY, COMPLETE, SKIM_BELOW, END, OTHERS] = [0.3, 0.9, 0.6, 0.999, 20];
const BOUNCE = { engagedMs: 10_000, ofExpected: 0.5, readBelow: 0.25 } as const;

interface Block {
  key: string;
  bands: number;
  weight: number;
}

export interface Cut {
  blocks: { name: string; first: number; bands: number }[];
  places: Map<string, number>;
  /** ms, by band. */
  weights: number[];
  total: number;
}

export function cutOf(blocks: readonly Block[]): Cut {
  const counts = new Map<string, number>();
  const weights = blocks.flatMap(({ weight, bands }) => new Array<number>(bands).fill(weight / bands));
  let first = 0;
  const cut = blocks.map(({ key, bands }) => {
    const saying = `${key.slice(key.indexOf('-') + 1)}/${bands}`;
    counts.set(saying, (counts.get(saying) ?? 0) + 1);
    const block = { name: `${saying}.${counts.get(saying)}`, first, bands };
    first += bands;
    return block;
  });
  const places = new Map(cut.map((block) => [block.name, block.first]));
  return { blocks: cut, places, weights, total: weights.reduce((sum, weight) => sum + weight, 0) };
}

export interface Read {
  personId: string;
  version: string;
  readings: number;
  engaged: number;
  depth: number;
  completion: number;
  lastAt: number;
  statesJson: string;
  bandsJson: string;
}

export interface Standing {
  standing: number;
  standingState: string;
}

/** Versions of one content, as one person read them. */
export function standingOf(read: Read, all: readonly Read[], cuts: ReadonlyMap<string, Cut>): Standing {
  const states = JSON.parse(read.statesJson) as Record<string, number>;
  const cut = cuts.get(read.version);
  const own = JSON.parse(read.bandsJson) as number[];
  const best = ['complete', 'partial', 'skim'].find((state) => states[state]) ?? 'bounce';
  if (!cut) return { standing: read.completion, standingState: best };
  const others = othersOf(read, all);
  const bands = inherited(own, cut, others, cuts);
  if (read.readings === 1 && bands === own) return { standing: read.completion, standingState: best };
  const engaged = bands === own ? read.engaged : bands.reduce((sum, ms) => sum + ms, 0);
  const standing = Math.max(read.completion, Math.round(completionOf(bands, cut) * 1e6) / 1e6);
  if (states.complete) return { standing, standingState: 'complete' };
  const endSeen = read.depth >= END || others.some((other) => sawEnd(other, cut, cuts));
  const last = cut.weights.length - 1;
  const endRead = endSeen && (bands[last] ?? 0) >= READ_DENSITY * (cut.weights[last] ?? 0);
  return { standing, standingState: stateOf(standing, engaged, cut.total, endSeen, endRead) };
}

function othersOf({ version }: Read, all: readonly Read[]): Read[] {
  const others = all.filter((one) => one.version !== version && one.readings > 0);
  return others.sort((a, b) => b.lastAt - a.lastAt || (a.version < b.version ? -1 : 1)).slice(0, OTHERS);
}

/** The bands of the version with what its blocks earned in others; `own` where that is nothing. */
function inherited(own: number[], cut: Cut, others: readonly Read[], cuts: ReadonlyMap<string, Cut>) {
  let sums = own;
  for (const other of others) {
    const bands = JSON.parse(other.bandsJson) as number[];
    for (const block of cuts.get(other.version)?.blocks ?? []) {
      const place = cut.places.get(block.name);
      const earned = bands.slice(block.first, block.first + block.bands);
      if (place === undefined || !earned.some((ms) => ms !== 0)) continue;
      if (sums === own) sums = cut.weights.map((_, band) => own[band] ?? 0);
      earned.forEach((ms, i) => {
        sums[place + i] = (sums[place + i] as number) + ms;
      });
    }
  }
  return sums;
}

function completionOf(bands: readonly number[], { weights, total }: Cut): number {
  const read = weights.filter((weight, band) => (bands[band] ?? 0) >= READ_DENSITY * weight);
  return total === 0 ? 0 : read.reduce((sum, weight) => sum + weight, 0) / total;
}

/** Whoever came to the end of a version has seen all its blocks. */
function sawEnd({ version, depth }: Read, { blocks }: Cut, cuts: ReadonlyMap<string, Cut>): boolean {
  return depth >= END && (cuts.get(version)?.places.has(blocks.at(-1)?.name ?? '') ?? false);
}

function stateOf(standing: number, engaged: number, total: number, endSeen: boolean, endRead: boolean) {
  if (standing >= COMPLETE && endRead) return 'complete';
  if (endSeen && standing < SKIM_BELOW) return 'skim';
  const short = engaged < Math.min(BOUNCE.engagedMs, BOUNCE.ofExpected * total);
  return short && standing < BOUNCE.readBelow ? 'bounce' : 'partial';
}
