/** One of the things that nodes wait for: an event, a reading or a condition; it is told, heard and noticed in one way everywhere. */
import { evaluate, explain, isCondition, keysOf } from '../condition/index.ts';
import type { Condition, Facts, Text } from '../condition/vocabulary.ts';
import { crosses, describeCriteria, metBefore, type ReadingCriteria, triggersOf } from './criteria.ts';
import { eventTrial, readingTrial } from './trials.ts';
import type { Input, Names, Scene, Trial } from './vocabulary.ts';
import { spell, spellCondition } from './words.ts';

export interface Awaited extends ReadingCriteria {
  on: 'event' | 'reading' | 'condition';
  event: string;
  /** Of an event: and only if. */
  condition?: Condition;
}

/**
 * Whether a run that arrives need not wait. Events happen, so that none is met before; and who comes back in the very step in which they
 * left waits for something new, or the run would go in circles.
 */
export const metOnArrival = (one: Awaited, { facts, again }: Scene): boolean => isMet(one, facts) && !again();

function isMet(one: Awaited, facts: Facts): boolean {
  if (one.on === 'condition') return isCondition(one.condition) && evaluate(one.condition, facts);
  return one.on === 'reading' && metBefore(facts.person, one);
}

export function happens(one: Awaited, input: Input, facts: Facts): boolean {
  if (one.on === 'condition') return isMet(one, facts);
  if (one.on === 'reading') return crosses(one, input);
  if (input.type !== 'event' || input.name !== one.event) return false;
  return !one.condition || evaluate(one.condition, { ...facts, event: input.properties });
}

/** What a condition saw, for the trace; a reading asks none. */
export const seenOf = ({ on, condition }: Awaited, facts: Facts) =>
  on !== 'reading' && condition ? { seen: explain(condition, facts) } : {};

export function triggersFor(one: Awaited): string[] {
  if (one.on === 'reading') return triggersOf(one);
  if (one.on === 'condition') return isCondition(one.condition) ? keysOf(one.condition) : [];
  return [`event:${one.event}`];
}

export function describeAwaited(one: Partial<Awaited>, names: Names): Text {
  if (one.on === 'reading') return describeCriteria(one, names);
  const condition = one.condition && spellCondition(one.condition, names);
  if (one.on === 'condition') return condition ?? { zh: '…', en: '…' };
  const event = spell(one.event);
  return {
    zh: `触发事件“${event}”${condition ? `且${condition.zh}` : ''}`,
    en: `triggers event “${event}”${condition ? ` and ${condition.en}` : ''}`,
  };
}

export function awaitedTrial(one: Awaited, now: number): Trial {
  if (one.on === 'reading') return readingTrial(one, now);
  if (one.on === 'event') return eventTrial(one.event, now);
  const what = isCondition(one.condition) ? keysOf(one.condition) : [];
  return {
    title: { zh: '客户的情况变了', en: 'the person changes' },
    input: { type: 'changed', at: now, what },
  };
}
