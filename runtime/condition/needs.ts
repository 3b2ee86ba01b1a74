/** Which facts conditions look at beyond the person's own row and what was read ever: the rest need not be loaded. */
import { comparisonsOf } from './evaluate.ts';
import type { Condition, Operand, RelatedAsked } from './vocabulary.ts';

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
  /** What is asked of people who are related. */
  related: ReadonlySet<RelatedAsked>;
}

export const nothingNeeded: Needs = {
  identifiers: false,
  segments: false,
  units: false,
  topics: false,
  days: 0,
  events: new Set(),
  related: new Set(),
};

/** Whether what was looked at is all that is needed. */
export const covers = (looked: Needs | undefined, needs: Needs): boolean =>
  looked !== undefined &&
  (looked.identifiers || !needs.identifiers) &&
  (looked.segments || !needs.segments) &&
  (looked.units || !needs.units) &&
  (looked.topics || !needs.topics) &&
  looked.days >= needs.days &&
  [...needs.events].every((name) => looked.events.has(name)) &&
  [...needs.related].every((what) => looked.related.has(what));

/** What both need together. */
export function bothNeeds(one: Needs, other: Needs): Needs {
  return {
    identifiers: one.identifiers || other.identifiers,
    segments: one.segments || other.segments,
    units: one.units || other.units,
    topics: one.topics || other.topics,
    days: Math.max(one.days, other.days),
    events: new Set([...one.events, ...other.events]),
    related: new Set([...one.related, ...other.related]),
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
    related: new Set(operands.flatMap(relatedAsked)),
  };
}

function relatedAsked(operand: Operand): RelatedAsked[] {
  if (operand.of === 'related') return [operand.has];
  return operand.of === 'relation' ? ['who'] : [];
}

/** Ids of the segments that the condition asks about. */
export const segmentsAsked = (condition: Condition): string[] =>
  comparisonsOf(condition).flatMap(({ operand }) => {
    if (operand.of === 'related') return operand.has === 'segment' ? (operand.segment ?? []) : [];
    return operand.of === 'segment' ? operand.id : [];
  });
