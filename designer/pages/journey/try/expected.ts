/** What a scenario expects, one line each: proposed from what happened, and told in words. */
import type { Scenario } from '../../../../runtime/journey/index.ts';
import type { SimulationShown } from '../../../../runtime/wire/api/simulation.ts';
import type { Draft } from '../../../edit/draft.ts';
import { nodeOf } from '../../../edit/draft.ts';
import { exitsOf } from '../../../edit/kinds.ts';
import { fill, type Text } from '../../../i18n/index.ts';
import { RUNS } from '../../../i18n/words/journeys.ts';
import { SCENARIOS } from '../../../i18n/words/trying.ts';
import { titleOf } from '../fault-list.tsx';
import { effectTitle } from '../why.ts';

type Then = Scenario['then'];

export type Expected =
  | { is: 'passes'; passes: Then['passes'][number] }
  | { is: 'effects'; effects: Then['effects'][number]; goal?: string }
  | { is: 'ends'; ends: Then['ends'] };

/** Everything that happened, in the order of the trace; how it ended comes last. */
export function proposedOf({ run, trace, effects }: SimulationShown): Expected[] {
  const passes = trace.flatMap(({ what, node, exit }): Expected[] =>
    what === 'exit' || what === 'end'
      ? [{ is: 'passes', passes: { node, ...(exit !== undefined && { exit }) } }]
      : [],
  );
  const asked = effects.map(({ effect }): Expected => {
    const { kind, nodeId: node, name } = effect as typeof effect & { name?: string };
    return {
      is: 'effects',
      effects: { node, kind },
      ...(kind === 'goal' && name !== undefined && { goal: name }),
    };
  });
  const ends: Then['ends'] = run ? { state: run.state, node: run.node } : { state: 'none' };
  return [...passes, ...asked, { is: 'ends', ends }];
}

/** How it ended is always looked at. */
export function thenOf(expected: readonly Expected[]): Then {
  const ends = expected.find((one) => one.is === 'ends');
  return {
    passes: expected.flatMap((one) => (one.is === 'passes' ? [one.passes] : [])),
    effects: expected.flatMap((one) => (one.is === 'effects' ? [one.effects] : [])),
    ends: ends?.is === 'ends' ? ends.ends : { state: 'none' },
  };
}

export function expectedText(expected: Expected, draft: Draft): Text {
  if (expected.is === 'passes') return passesText(expected.passes, draft);
  if (expected.is === 'ends') return endsText(expected.ends, draft);
  const { effects, goal } = expected;
  if (goal !== undefined) return said(SCENARIOS.reachesGoal, { goal: { zh: goal, en: goal } });
  return said(SCENARIOS.asks, { node: titleOf(draft, effects.node), what: effectTitle(effects.kind) });
}

function passesText({ node, exit }: Then['passes'][number], draft: Draft): Text {
  const title = titleOf(draft, node);
  if (exit === undefined) return said(SCENARIOS.passesNode, { node: title });
  const found = nodeOf(draft, node);
  const exits = found ? exitsOf(found) : [];
  if (exits.length === 1) return said(SCENARIOS.passesNode, { node: title });
  const way = exits.find(({ name }) => name === exit)?.title ?? { zh: exit, en: exit };
  return said(SCENARIOS.passesExit, { node: title, exit: way });
}

function endsText({ state, node }: Then['ends'], draft: Draft): Text {
  if (state === 'none') return said(SCENARIOS.ends, { state: SCENARIOS.notIn });
  const word = RUNS[state];
  if (node === undefined) return said(SCENARIOS.ends, { state: word });
  return said(SCENARIOS.endsAt, { state: word, node: titleOf(draft, node) });
}

const said = (word: Text, values: Record<string, Text>): Text => {
  const of = (language: 'zh' | 'en') =>
    fill(
      word[language],
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value[language]])),
    );
  return { zh: of('zh'), en: of('en') };
};
