/** Watches the page while it is visible and somebody is there; sleeps otherwise. */
import type { Core } from './core.ts';
import { guard } from './guard.ts';
import { lookAround, shareEvenly } from './look.ts';
import { awake, newClock, show, touch } from './reading/clock.ts';

/** How often the articles are looked at, ms. */
export const BEAT = 500;

export interface Watch {
  touched(): void;
  shown(visible: boolean): void;
}

/** Makes the core look. */
export function newWatch(core: Core): Watch {
  const { env } = core;
  const clock = newClock(env.now());
  let beating = false;

  core.clock = clock;
  core.share = (credit) => shareEvenly(core, credit);
  core.look = () => lookAround(core, clock, env.now());

  const beat = guard(() => {
    const now = env.now();
    beating = awake(clock, now) && core.choice !== 'denied';
    if (beating) env.after(BEAT, beat);
    core.find(now);
    core.look(!beating);
    if (core.looked) core.looked(beating);
  });

  core.wake = () => {
    // In a task of its own after the next frame, when the page is laid out anyway.
    if (!beating && clock.running) requestAnimationFrame(() => env.after(0, beat));
    beating = beating || clock.running;
  };

  return {
    touched() {
      touch(clock, env.now());
      core.wake();
    },
    shown(visible) {
      const left = clock.running && !visible;
      show(clock, visible, env.now());
      core.wake();
      if (!left) return;
      core.look(true);
      core.flush(true);
    },
  };
}
