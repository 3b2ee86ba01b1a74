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
  const { id, journeyId, version, personId, node, key, now } = start;
  return {
    id,
    journeyId,
    version,
    personId,
    node,
    key,
    state: 'active',
    visits: {},
    steps: 0,
    traced: 0,
    answers: {},
    enteredAt: now,
  };
}

/**
 * All that a run can have, field by field and always in one order: copied so, a run costs a tenth of what spreading and deleting cost,
 * and a step copies one.
 */
export function copyRun(run: Run): Run {
  return {
    id: run.id,
    journeyId: run.journeyId,
    version: run.version,
    personId: run.personId,
    node: run.node,
    key: run.key,
    state: run.state,
    visits: run.visits,
    steps: run.steps,
    traced: run.traced,
    answers: run.answers,
    enteredAt: run.enteredAt,
    hops: run.hops,
    watches: run.watches,
    since: run.since,
    event: run.event,
    goal: run.goal,
    wait: run.wait,
    lost: run.lost,
    endedAt: run.endedAt,
  };
}
