import type { Run } from './vocabulary.ts';

/** A run that stands before its entry node: step it with `enter`. `now` in ms UTC. */
export function newRun(start: {
  id: string;
  journeyId: string;
  version: number;
  personId: string;
  node: string;
  now: number;
}): Run {
  const { now, ...names } = start;
  return {
    ...names,
    state: 'active',
    visits: {},
    steps: 0,
    traced: 0,
    answers: {},
    enteredAt: now,
  };
}
