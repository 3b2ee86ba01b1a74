/** Carries out the effects that leave the process: one executor each. */
import type { World } from '../clock.ts';
import type { Delivery, EffectKind, Outgoing } from '../journey/vocabulary.ts';
import { call } from './call.ts';
import { unsure } from './post.ts';
import { push } from './push.ts';
import { webhook } from './webhook.ts';

/** What an executor needs of the world. `random` is even in [0, 1). */
export interface Outside {
  fetch: typeof fetch;
  world: World;
  random(): number;
}

/** Tries once; never throws for what the other side does. */
export type Executor = (effect: Outgoing, outside: Outside) => Promise<Delivery>;

export interface Effects {
  execute(effect: Outgoing): Promise<Delivery>;
}

/** Effects that are rows of the store and nothing else; every other kind needs an executor. */
type Inside = 'task' | 'ask' | 'tag' | 'attribute' | 'score' | 'owner' | 'goal' | 'enter' | 'turn';

const EXECUTORS: Record<Exclude<EffectKind, Inside>, Executor> = { push, webhook, call };

export function createEffects(outside: Omit<Outside, 'random'> & Partial<Outside>): Effects {
  const complete: Outside = { random: Math.random, ...outside };
  return {
    execute: async (effect) => {
      if (effect.unheard && effect.payload.once === true) return unsure(effect, INTERRUPTED);
      const executor = new Map<string, Executor>(Object.entries(EXECUTORS)).get(effect.kind);
      return executor ? executor(effect, complete) : unknown(effect);
    },
  };
}

const INTERRUPTED =
  'The runtime stopped while it was sending; whether it arrived is unknown, and the other side would not know a repeat.';

/** Written by a newer runtime that this one shares its store with; waiting for that one would strand the run. */
function unknown({ kind }: Outgoing): Delivery {
  const answer = `No channel carries out effects of kind "${kind}"; known are ${Object.keys(EXECUTORS).join(', ')}.`;
  return { state: 'failed', answer, result: { ok: false, status: 0 } };
}
