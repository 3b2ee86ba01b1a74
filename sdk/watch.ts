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

export class Watch {
  private on = false;
  private changed = true;
  private findAt = 0;
  private findGap = 0;
  private flushAt: number;
  private cancel: (() => void) | undefined;

  constructor(private readonly setup: WatchSetup) {
    this.flushAt = setup.env.now() + FIRST_FLUSH;
  }

  start(): void {
    this.on = true;
    this.shown(document.visibilityState === 'visible');
    this.navigated();
  }

  stop(): void {
    this.on = false;
    this.sleep();
  }

  /** Something on the page is not as it was. */
  pageChanged(): void {
    this.changed = true;
  }

  /** Perhaps another content: searched for as eagerly as at the start. */
  navigated(): void {
    this.changed = true;
    this.findGap = FIND_GAP.first;
    this.findAt = 0;
    this.wake();
  }

  touched(): void {
    const { clock, env } = this.setup;
    touch(clock, env.now());
    this.wake();
  }

  shown(visible: boolean): void {
    const { clock, env, readings, flush } = this.setup;
    const left = clock.running && !visible;
    show(clock, visible, env.now());
    this.wake();
    if (!left) return;
    this.sleep();
    readings.look();
    flush(true);
  }

  private wake(): void {
    if (this.on && this.setup.clock.running && !this.cancel) this.beat();
  }

  private sleep(): void {
    if (this.cancel) this.cancel();
    this.cancel = undefined;
  }

  private beat = guard(() => {
    const { env, clock, readings, flush } = this.setup;
    const now = env.now();
    const stays = awake(clock, now);
    this.cancel = stays ? env.after(BEAT, this.beat) : undefined;
    if (this.changed && now >= this.findAt) this.find(now);
    if (!readings.look() && stays && now < this.flushAt) return;
    this.flushAt = now + FLUSH_EVERY;
    flush();
  });

  private find(now: number): void {
    const { env, readings } = this.setup;
    this.changed = false;
    if (readings.find()) this.findGap = Math.min(FIND_GAP.max, this.findGap * 2);
    this.findAt = env.now() + Math.max(this.findGap, (env.now() - now) / FIND_SHARE);
  }
}
