/** What the effects of this work bring about within it: other journeys begin, turns are given, persons are others than before. */
import type { Effect, EffectKind, Input } from '../journey/vocabulary.ts';
import { changedKeys } from '../journey/walk.ts';
import { takeTurn } from '../store/sweeps.ts';
import type { AdvanceInput } from './index.ts';
import type { Stage } from './stage.ts';
import type { Asked } from './work.ts';

type Follow<K extends EffectKind> = (
  stage: Stage,
  effect: Extract<Effect, { kind: K }>,
  asked: Asked,
) => Promise<AdvanceInput> | AdvanceInput;

const changed = ({ work: { now: at } }: Stage, effect: Effect): AdvanceInput => ({
  personId: effect.personId,
  input: { type: 'changed', at, what: changedKeys(effect) },
});

const FOLLOWS: { [K in EffectKind]?: Follow<K> } = {
  tag: changed,
  attribute: changed,
  score: changed,
  enter: ({ work: { now: at } }, { personId, journey, hops, properties }, { run: { key } }) => {
    const input: Input = { type: 'call', at, journey, by: 'journey', hops, properties, ...(key && { key }) };
    return { personId, input };
  },
  turn: async ({ db, work: { now } }, { id, runId, nodeId, every }, { run: { journeyId } }) => {
    const at = await takeTurn(db, { journeyId, node: nodeId }, every, now);
    return { runId, input: { type: 'answer', at: now, effect: id, result: { at } } };
  },
};

/** In the order in which they were asked for: so turns are given to whoever came first. */
export async function followingOf(stage: Stage, asked: readonly Asked[]): Promise<AdvanceInput[]> {
  const inputs: AdvanceInput[] = [];
  for (const one of asked) {
    const follow = FOLLOWS[one.effect.kind] as Follow<EffectKind> | undefined;
    if (follow) inputs.push(await follow(stage, one.effect as never, one));
  }
  return inputs;
}
