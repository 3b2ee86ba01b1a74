/** Watches the page while it is visible and somebody is there; sleeps otherwise. */
import type { Env } from './env.ts';
import { guard } from './guard.ts';
import { awake, type Clock, show, touch } from './reading/clock.ts';
import type { Readings } from './readings.ts';

/** How often the articles are looked at, ms. */
export const BEAT = 250;
export const FLUSH_EVERY = 5_000;
/** The first words go out once the page has settled. */
const FIRST_FLUSH = 1_000;
/** The page is searched again this long after it changed; twice as long after each time something new was found. */
const FIND_GAP = { first: 250, max: 60_000 } as const;
/** Searching takes no more than this part of the time. */
const FIND_SHARE = 0.05;

export interface WatchSetup {
  env: Env;
  clock: Clock;
  readings: Readings;
  flush: (leaving?: boolean) => void;
}

export interface Watch {
  start(): void;
  stop(): void;
  /** Something on the page is not as it was. */
  pageChanged(): void;
  /** Perhaps another content: searched for as eagerly as at the start. */
  navigated(): void;
  touched(): void;
  shown(visible: boolean): void;
}

export function newWatch({ env, clock, readings, flush }: WatchSetup): Watch {
  let on = false;
  let changed = true;
  let findAt = 0;
  let findGap = 0;
  let flushAt = env.now() + FIRST_FLUSH;
  let cancel: (() => void) | undefined;

  const beat = guard(() => {
    const now = env.now();
    const stays = awake(clock, now);
    cancel = stays ? env.after(BEAT, beat) : undefined;
    if (changed && now >= findAt) find(now);
    if (!readings.look() && stays && now < flushAt) return;
    flushAt = now + FLUSH_EVERY;
    flush();
  });

  function find(now: number): void {
    changed = false;
    if (readings.find()) findGap = Math.min(FIND_GAP.max, findGap * 2);
    findAt = env.now() + Math.max(findGap, (env.now() - now) / FIND_SHARE);
  }

  function wake(): void {
    if (on && clock.running && !cancel) beat();
  }

  function sleep(): void {
    if (cancel) cancel();
    cancel = undefined;
  }

  function navigated(): void {
    changed = true;
    findGap = FIND_GAP.first;
    findAt = 0;
    wake();
  }

  function shown(visible: boolean): void {
    const left = clock.running && !visible;
    show(clock, visible, env.now());
    wake();
    if (!left) return;
    sleep();
    readings.look();
    flush(true);
  }

  return {
    start() {
      on = true;
      shown(document.visibilityState === 'visible');
      navigated();
    },
    stop() {
      on = false;
      sleep();
    },
    pageChanged() {
      changed = true;
    },
    navigated,
    touched() {
      touch(clock, env.now());
      wake();
    },
    shown,
  };
}
