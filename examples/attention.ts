/** How a made reader spends attention on an article, by habit. */
import { bandWeights } from '../runtime/wire/bands.ts';
import type { Block } from '../runtime/wire/content.ts';
import type { Reading } from '../sdk/reading/reading.ts';
import type { Chance } from './chance.ts';
import type { SceneContent } from './scene.ts';

export type Habit = 'bounce' | 'skim' | 'partial' | 'complete';

/** What of an article stands on one screen of a phone, in bands. */
const SCREEN = 8;
/** Share of the engaged time that a rule of 5 s after each touch would count. */
const COUNTED_BY_5S = [0.45, 0.7] as const;

/** Attention over weight that a block gets; what holds readers gets more of it. */
type Density = (block: Block) => number;

/** What the SDK gathers over a whole visit. `keen` stretches the time on paragraphs that hold readers: 1 is the usual. */
export function attend(
  reading: Reading,
  content: SceneContent,
  habit: Habit,
  keen: number,
  chance: Chance,
): Reading {
  const density = densityOf(content, habit, keen, chance);
  const stop = stopOf(content.blocks, habit, chance);
  const attention = content.blocks
    .flatMap((block) => {
      const each = density(block);
      return bandWeights([block]).map((weight) => weight * each * chance.between(0.85, 1.15));
    })
    .map((ms, band) => (band < stop ? ms : 0));
  const endSeen = stop >= attention.length;
  return {
    ...reading,
    attention,
    engaged5: sum(attention) * chance.between(...COUNTED_BY_5S),
    furthest: Math.min(attention.length, stop + SCREEN),
    endSeen,
    endTime: endSeen ? chance.between(1_500, 6_000) : 0,
  };
}

/** The same reading when only this share of its time had passed. */
export function partOf(reading: Reading, share: number): Reading {
  let left = sum(reading.attention) * share;
  const attention = reading.attention.map((ms) => {
    const spent = Math.min(ms, left);
    left -= spent;
    return spent;
  });
  const reached = attention.filter((ms) => ms > 0).length;
  const furthest = Math.min(attention.length, reached + SCREEN);
  return { ...reading, attention, engaged5: reading.engaged5 * share, furthest, endSeen: false, endTime: 0 };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function densityOf({ lingering }: SceneContent, habit: Habit, keen: number, chance: Chance): Density {
  if (habit === 'skim')
    return () => (chance.hits(0.22) ? chance.between(0.3, 0.7) : chance.between(0.02, 0.2));
  const pace = habit === 'bounce' ? chance.between(0.3, 0.9) : chance.between(0.75, 1.3);
  return ({ text }) => {
    if (chance.hits(0.05)) return 0.1;
    const holds = lingering.some((beginning) => text.startsWith(beginning));
    return pace * chance.between(0.75, 1.25) * (holds ? chance.between(1.2, 1.8) * keen : 1);
  };
}

/** How many bands the reader gets through before leaving. */
function stopOf(blocks: readonly Block[], habit: Habit, chance: Chance): number {
  const bands = blocks.reduce((sum, block) => sum + block.bands, 0);
  if (habit === 'bounce') return Math.min(bands, Math.round(chance.between(1, 3)));
  if (habit === 'partial') return Math.ceil(bands * chance.between(0.25, 0.8));
  return bands;
}
