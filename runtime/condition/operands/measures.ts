/** What can be measured of readings: over the readings in memory, and as a figure over a person's rows. */
import { own } from '../own.ts';
import type { Figure } from '../relations.ts';
import type { ContentFacts, OperandOf, OperandValues, ReadingMeasure, Text } from '../vocabulary.ts';

export type Reading = OperandOf<'reading'>;

interface Measure {
  name: Text;
  values: OperandValues;
  value(read: readonly ContentFacts[], hash: string | undefined): unknown;
  figure: Pick<Figure, 'take' | 'column' | 'per'>;
}

/** From worst to best; a state's rank is its place, from 1. */
const STATES = ['bounce', 'skim', 'partial', 'complete'] as const;
const STATE_NAMES: Record<(typeof STATES)[number], Text> = {
  bounce: { zh: '跳出', en: 'bounce' },
  skim: { zh: '略读', en: 'skim' },
  partial: { zh: '读了部分', en: 'partial' },
  complete: { zh: '读完', en: 'complete' },
};
export const STATE_RANKS = Object.fromEntries(STATES.map((state, place) => [state, place + 1]));

type Of = (content: ContentFacts) => number;
const furthest = (read: readonly ContentFacts[], of: Of) =>
  read.reduce((most, content) => Math.max(most, of(content)), 0);
const total = (read: readonly ContentFacts[], of: Of) => read.reduce((sum, content) => sum + of(content), 0);

/** Of several contents the furthest completion, depth, density and state count, and the sums of the others. */
export const MEASURES: Record<ReadingMeasure, Measure> = {
  completion: {
    name: { zh: '阅读完成度', en: 'completion' },
    values: { type: 'share' },
    value: (read) => furthest(read, ({ completion }) => completion),
    figure: { take: 'max', column: 'completion' },
  },
  depth: {
    name: { zh: '阅读深度', en: 'depth' },
    values: { type: 'share' },
    value: (read) => furthest(read, ({ depth }) => depth),
    figure: { take: 'max', column: 'depth' },
  },
  density: {
    name: { zh: '专注密度（1 为正常速度读完一遍）', en: 'density (1: read once at normal pace)' },
    values: { type: 'number' },
    value: (read, hash) => furthest(read, (content) => densityOf(content, hash)),
    figure: { take: 'max', column: 'density' },
  },
  seconds: {
    name: { zh: '专注阅读秒数', en: 'engaged seconds' },
    values: { type: 'number' },
    value: (read, hash) => total(read, (content) => attentionOf(content, hash)) / 1000,
    figure: { take: 'sum', column: 'engaged', per: 1000 },
  },
  readings: {
    name: { zh: '阅读次数', en: 'readings' },
    values: { type: 'number' },
    value: (read) => total(read, ({ readings }) => readings),
    figure: { take: 'sum', column: 'readings' },
  },
  contents: {
    name: { zh: '读过几篇', en: 'different articles read' },
    values: { type: 'number' },
    value: (read) => new Set(read.map(({ contentId }) => contentId)).size,
    figure: { take: 'distinct', column: 'contentId' },
  },
  state: {
    name: { zh: '最好的阅读状态', en: 'best state' },
    values: { type: 'choice', choices: STATES.map((value) => ({ value, label: STATE_NAMES[value] })) },
    value: (read) => STATES.findLast((state) => read.some(({ states }) => (states[state] ?? 0) > 0)),
    figure: { take: 'max', column: 'state' },
  },
};

export const stateName = (state: string): Text | undefined => STATE_NAMES[state as 'skim'];

/** The part of a block's key that stays the same when the block moves: `7-x1` is the seventh with the text `x1`. */
export const hashOf = (block: string): string => block.slice(block.indexOf('-') + 1);

/** ms that the content received, or its blocks with that hash. */
function attentionOf({ engaged, attention }: ContentFacts, hash: string | undefined): number {
  return hash === undefined ? engaged : sumOf(attention, hash);
}

function densityOf(content: ContentFacts, hash: string | undefined): number {
  const weight = hash === undefined ? (content.weight ?? 0) : sumOf(content.weights ?? {}, hash);
  return weight === 0 ? 0 : attentionOf(content, hash) / weight;
}

function sumOf(byBlock: Readonly<Record<string, number>>, hash: string): number {
  let sum = 0;
  for (const block of Object.keys(byBlock)) {
    if (hashOf(block) === hash) sum += Number(own(byBlock, block));
  }
  return sum;
}
