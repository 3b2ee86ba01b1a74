/** Surroundings of the SDK in which time passes when the test says so. */
import type { Env } from '../../sdk/env.ts';

interface Timer {
  at: number;
  call: () => void;
}

export class VirtualEnv implements Env {
  private time = 0;
  private made = 0;
  private timers: Timer[] = [];

  now = (): number => this.time;
  wall = (): number => 1_700_000_000_000 + this.time;
  apart = (): number => 1_700_000_000_000;
  id = (): string => `id-${String(++this.made).padStart(8, '0')}`;

  after = (ms: number, call: () => void): void => {
    this.timers.push({ at: this.time + ms, call });
  };

  /** Lets `ms` pass: whatever falls due is called in its turn, and promises are kept in between. */
  async pass(ms: number): Promise<void> {
    const end = this.time + ms;
    await settle();
    for (let due = this.next(end); due; due = this.next(end)) {
      this.time = due.at;
      this.timers = this.timers.filter((one) => one !== due);
      due.call();
      await settle();
    }
    this.time = end;
  }

  private next(end: number): Timer | undefined {
    const [first] = this.timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
    return first;
  }
}

/** Lets every promise that can be kept be kept. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
