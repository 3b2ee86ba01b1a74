/** What nodes offer to let happen where a journey is tried out: plain inputs with a title. */
import type { Text } from '../condition/vocabulary.ts';
import type { ReadingCriteria } from './criteria.ts';
import type { Call, Effect, ReadingFacts, Trial } from './vocabulary.ts';
import { spell } from './words.ts';

export function eventTrial(name: string, at: number, properties: Record<string, unknown> = {}): Trial {
  const title = { zh: `触发“${spell(name)}”`, en: `triggers “${spell(name)}”` };
  return { title, input: { type: 'event', name, at, properties } };
}

/** A reading that meets the criteria, and no more than that. */
export function readingTrial(criteria: ReadingCriteria, at: number): Trial {
  const { content = '', state, paragraph, seconds = 30 } = criteria;
  const completion = criteria.completion ?? (state === 'complete' ? 1 : 0.5);
  const engaged = seconds * 1000;
  const reading: ReadingFacts = {
    readingId: 'tried',
    contentId: content,
    version: 'tried',
    ...{ engaged, completion, depth: 1 },
    state: (state as 'complete' | 'partial' | 'skim' | undefined) ?? 'partial',
    attention: paragraph ? { [paragraph]: engaged } : {},
  };
  if (criteria.moment !== 'returned') {
    return {
      title: { zh: '读到这个程度', en: 'reads that far' },
      input: { type: 'reading', at, reading },
    };
  }
  return {
    title: { zh: '又回来读', en: 'reads it again' },
    input: { type: 'reading', at, reading, previous: [reading], returned: true },
  };
}

/** Somebody, a journey or the clock sends the person here. */
export const callTrial = (title: Text, at: number, by: Call['by'], node?: string): Trial => ({
  title,
  input: { type: 'call', at, journey: '', by, properties: {}, ...(node && { node }) },
});

/** What comes back to the effect at hand; `at` in ms UTC. */
export const answerTrial = (
  title: Text,
  effect: Effect | undefined,
  at: number,
  result: Record<string, unknown>,
): Trial => ({ title, input: { type: 'answer', at, effect: effect?.id ?? '', result } });
