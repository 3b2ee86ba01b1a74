/** A run of the simulator kept as a test of its journey: given a person, when this happens, then that way is taken. */
import type { PersonFacts, Text } from '../condition/vocabulary.ts';
import { endMissed, notAsked, notPassed, speakerOf } from './missed.ts';
import { type ScriptedInput, type Simulation, simulate } from './simulate.ts';
import type { JourneyVersion, TraceEntry } from './vocabulary.ts';

/** A node that was left, and by which exit. */
export interface Passing {
  node: string;
  exit?: string;
}

export interface Scenario {
  id: string;
  name: string;
  /** The id decides what chance draws for the person. */
  given: { person: Partial<PersonFacts> };
  when: ScriptedInput[];
  /** ms UTC; without it everything is played to the end. */
  until?: number;
  then: {
    /** These in this order; others may lie between. */
    passes: Passing[];
    /** What became of the run, and where it stands or ended. */
    ends: { state: 'active' | 'finished' | 'failed' | 'none'; node?: string };
    /** What is asked of the world, in this order; others may lie between. */
    effects: { node: string; kind: string }[];
  };
}

/** What a scenario expected and did not see. */
export interface Missed {
  code: string;
  node?: string;
  message: Text;
}

export const madeUp = (person: Scenario['given']['person']): PersonFacts => ({
  ...{ id: 'made-up', attributes: {}, tags: [], contents: [] },
  ...person,
});

/** Nothing if the journey does what the scenario says. */
export function checkScenario(version: JourneyVersion, { given, when, until, then }: Scenario): Missed[] {
  const seen = thenOf(simulate(version, madeUp(given.person), when, { until }));
  const spoken = speakerOf(version.graph);
  return [
    ...missing(then.passes, seen.passes, samePassing).map((one) => notPassed(one, seen.passes, spoken)),
    ...missing(then.effects, seen.effects, (a, b) => a.node === b.node && a.kind === b.kind).map((one) =>
      notAsked(one, spoken),
    ),
    ...endMissed(then.ends, seen.ends, spoken),
  ];
}

/** What a simulation came to, as a scenario says it. */
export function thenOf({ run, trace, effects }: Simulation): Scenario['then'] {
  return {
    passes: trace.flatMap(passing),
    ends: run ? { state: run.state, node: run.node } : { state: 'none' },
    effects: effects.map(({ effect: { nodeId: node, kind } }) => ({ node, kind })),
  };
}

const passing = ({ what, node, exit }: TraceEntry): Passing[] =>
  what === 'exit' || what === 'end' ? [{ node, ...(exit !== undefined && { exit }) }] : [];

const samePassing = (one: Passing, other: Passing) =>
  one.node === other.node && (one.exit === undefined || one.exit === other.exit);

/** What is left of `wanted` where it can no longer be found in order. */
function missing<T>(wanted: readonly T[], seen: readonly T[], same: (one: T, other: T) => boolean): T[] {
  let at = 0;
  const place = wanted.findIndex((one) => {
    while (at < seen.length && !same(one, seen[at] as T)) at += 1;
    at += 1;
    return at > seen.length;
  });
  return place < 0 ? [] : [wanted[place] as T];
}
