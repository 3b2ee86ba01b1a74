import type { Run } from './vocabulary.ts';

/** A run that stands before its entry node: step it with `enter`. `now` in ms UTC. */
export function newRun(start: {
  id: string;
  journeyId: string;
  version: number;
  personId: string;
  node: string;
  key?: string | undefined;
  now: number;
}): Run {
  const { now, key, ...names } = start;
  return {
    ...names,
    ...(key !== undefined && { key }),
    state: 'active',
    visits: {},
    steps: 0,
    traced: 0,
    answers: {},
    enteredAt: now,
  };
}
