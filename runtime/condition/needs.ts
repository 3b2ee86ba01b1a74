/** Which facts conditions look at beyond the person's own row and what was read ever: the rest need not be loaded. */
import { comparisonsOf } from './evaluate.ts';
import type { Condition } from './vocabulary.ts';

export interface Needs {
  identifiers: boolean;
  segments: boolean;
  /** Where in the organisation agents are. */
  units: boolean;
  topics: boolean;
  /** Days of single readings, back from now. */
  days: number;
  /** Names of events. */
  events: ReadonlySet<string>;
}

export const nothingNeeded: Needs = {
  identifiers: false,
  segments: false,
  units: false,
  topics: false,
  days: 0,
  events: new Set(),
};

/** Whether what was looked at is all that is needed. */
export const covers = (looked: Needs | undefined, needs: Needs): boolean =>
  looked !== undefined &&
  (looked.identifiers || !needs.identifiers) &&
  (looked.segments || !needs.segments) &&
  (looked.units || !needs.units) &&
  (looked.topics || !needs.topics) &&
  looked.days >= needs.days &&
  [...needs.events].every((name) => looked.events.has(name));

/** What both need together. */
export function bothNeeds(one: Needs, other: Needs): Needs {
  return {
    identifiers: one.identifiers || other.identifiers,
    segments: one.segments || other.segments,
    units: one.units || other.units,
    topics: one.topics || other.topics,
    days: Math.max(one.days, other.days),
    events: new Set([...one.events, ...other.events]),
  };
}

/** What all of these conditions need together. */
export function needsOf(conditions: readonly Condition[]): Needs {
  const operands = conditions.flatMap(comparisonsOf).map(({ operand }) => operand);
  const readings = operands.filter((operand) => operand.of === 'reading');
  const events = operands.filter((operand) => operand.of === 'events');
  return {
    identifiers: operands.some(({ of }) => of === 'identifier'),
    segments: operands.some(({ of }) => of === 'segment'),
    units: operands.some(({ of }) => of === 'unit'),
    topics: readings.some(({ topic }) => topic !== undefined),
    days: Math.max(0, ...readings.map(({ days = 0 }) => days)),
    events: new Set(events.map(({ event }) => event)),
  };
}

/** Ids of the segments that the condition asks about. */
export const segmentsAsked = (condition: Condition): string[] =>
  comparisonsOf(condition).flatMap(({ operand }) => (operand.of === 'segment' ? [operand.id] : []));
