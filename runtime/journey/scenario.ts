/** A run of the simulator kept as a test of its journey: given a person, when this happens, then that way is taken. */
import type { PersonFacts, Text } from '../condition/vocabulary.ts';
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
  given: { person: Partial<Omit<PersonFacts, 'id'>> };
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
  ...{ attributes: {}, tags: [], contents: [] },
  ...person,
  id: 'made-up',
});

/** Nothing if the journey does what the scenario says. */
export function checkScenario(version: JourneyVersion, { given, when, until, then }: Scenario): Missed[] {
  const seen = thenOf(simulate(version, madeUp(given.person), when, until));
  return [
    ...missing(then.passes, seen.passes, samePassing).map(notPassed(seen.passes)),
    ...missing(then.effects, seen.effects, (a, b) => a.node === b.node && a.kind === b.kind).map(notAsked),
    ...endMissed(then.ends, seen.ends),
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

const notPassed =
  (seen: readonly Passing[]) =>
  ({ node, exit }: Passing): Missed => {
    const other = seen.findLast((one) => one.node === node)?.exit;
    const zh = exit ? `应从“${exit}”离开节点“${node}”` : `应走到节点“${node}”`;
    const en = exit ? `should leave "${node}" by "${exit}"` : `should come to "${node}"`;
    return {
      code: 'not-passed',
      node,
      message: {
        zh: `${zh}，${other ? `实际从“${other}”离开` : '实际没有'}；请检查这个节点之前的判断，或更新场景`,
        en: `${en}, but ${other ? `left by "${other}"` : 'did not'}; check the decisions before it, or update the scenario`,
      },
    };
  };

const notAsked = ({ node, kind }: { node: string; kind: string }): Missed => ({
  code: 'not-asked',
  node,
  message: {
    zh: `节点“${node}”应发出 ${kind}，实际没有；请检查这个节点，或更新场景`,
    en: `"${node}" should ask for ${kind}, but did not; check this node, or update the scenario`,
  },
});

function endMissed(wanted: Scenario['then']['ends'], seen: Scenario['then']['ends']): Missed[] {
  if (wanted.state === seen.state && (wanted.node === undefined || wanted.node === seen.node)) return [];
  const told = ({ state, node }: Scenario['then']['ends']) => (node ? `${state} @ ${node}` : state);
  const message = {
    zh: `结局应为 ${told(wanted)}，实际为 ${told(seen)}；请检查旅程，或更新场景`,
    en: `should end as ${told(wanted)}, but ended as ${told(seen)}; check the journey, or update the scenario`,
  };
  return [{ code: 'other-end', ...(seen.node !== undefined && { node: seen.node }), message }];
}
