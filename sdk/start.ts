/** Starts Dogear on this page. */
import type { LoadChunk } from './chunks.ts';
import { Core } from './core.ts';
import { browserEnv } from './env.ts';
import { guard } from './guard.ts';
import type { Dogear, Options } from './options.ts';

const DOORS = ['track', 'identify', 'reset', 'consent', 'page', 'on'] as const;

/** Every door to the page is guarded; where even the start fails (or there is no page), the doors lead nowhere. */
export function start(options: Options, loadChunk: LoadChunk): Dogear {
  const core = guard(() => new Core(options, loadChunk, browserEnv()))() as Core;
  const dogear: Partial<Record<keyof Dogear, unknown>> = {};
  for (const door of DOORS)
    dogear[door] = guard((...call: never[]) => (core[door] as Door).apply(core, call));
  (dogear as Dogear).consent(options.consent || 'granted');
  return dogear as Dogear;
}

type Door = (...call: never[]) => unknown;
