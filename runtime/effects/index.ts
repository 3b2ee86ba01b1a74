/** Carries out the effects that leave the process: one executor per channel. */
import type { World } from '../clock.ts';
import type { Delivery, EffectKind, Outgoing } from '../journey/vocabulary.ts';
import { webhook } from './channels/webhook.ts';

/** What a channel needs of the world. `random` is even in [0, 1). */
export interface Outside {
  fetch: typeof fetch;
  world: World;
  random(): number;
}

/** Tries once; never throws for what the other side does. */
export type Channel = (effect: Outgoing, outside: Outside) => Promise<Delivery>;

export interface Effects {
  execute(effect: Outgoing): Promise<Delivery>;
}

/** Effects that are rows of the store and nothing else; every other kind needs a channel. */
type Inside = 'push' | 'task' | 'tag' | 'attribute' | 'goal' | 'enter' | 'turn';

const CHANNELS: Record<Exclude<EffectKind, Inside>, Channel> = { webhook };

export function createEffects(outside: Omit<Outside, 'random'> & Partial<Outside>): Effects {
  const complete: Outside = { random: Math.random, ...outside };
  return {
    execute: async (effect) => {
      const channel = new Map<string, Channel>(Object.entries(CHANNELS)).get(effect.kind);
      return channel ? channel(effect, complete) : unknown(effect);
    },
  };
}

/** Written by a newer runtime that this one shares its store with; waiting for that one would strand the run. */
function unknown({ kind }: Outgoing): Delivery {
  const answer = `No channel carries out effects of kind "${kind}"; known are ${Object.keys(CHANNELS).join(', ')}.`;
  return { state: 'failed', answer, result: { ok: false, status: 0 } };
}
