/** Starts Dogear on this page. */
import type { LoadChunk } from './chunks.ts';
import { newDogear } from './dogear.ts';
import { browserEnv } from './env.ts';
import { guard } from './guard.ts';
import type { Dogear, Options } from './options.ts';

type Door = (...call: never[]) => unknown;

/** Every door to the page is guarded; where even the start fails (or there is no page), the doors lead nowhere. */
export function start(options: Options, loadChunk: LoadChunk): Dogear {
  const inside = guard(() => newDogear(options, loadChunk, browserEnv()))() as Dogear;
  const doors: Partial<Record<keyof Dogear, Door>> = {};
  for (const door of ['track', 'identify', 'reset', 'consent', 'page', 'on'] as const) {
    doors[door] = guard((...call: never[]) => (inside[door] as Door)(...call));
  }
  const dogear = doors as unknown as Dogear;
  dogear.consent(options.consent || 'granted');
  return dogear;
}
