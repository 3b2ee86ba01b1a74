/** A trace as a path over the canvas. */
import type { RunShown } from '../../runtime/wire/api/journeys.ts';
import type { Way } from '../edit/change.ts';
import type { Walk } from './drawing.ts';

export type Traced = RunShown['trace'][number];

/** Each entry with the number of its step; entering a node and leaving it after a wait are one step, ignored inputs are none. */
export function stepsOf(trace: readonly Traced[]): { entry: Traced; step: number }[] {
  let step = 0;
  let waiting: string | undefined;
  return trace.map((entry) => {
    if (entry.what === 'ignored') return { entry, step };
    if (waiting !== entry.node) step += 1;
    waiting = entry.what === 'wait' ? entry.node : undefined;
    return { entry, step };
  });
}

export function walkOf({ trace, state, node }: Pick<RunShown, 'trace' | 'state' | 'node'>): Walk {
  const steps = new Map<string, number[]>();
  const ways: Way[] = [];
  for (const { entry, step } of stepsOf(trace)) {
    if (entry.what === 'ignored') continue;
    const own = steps.get(entry.node) ?? [];
    if (own.at(-1) !== step) steps.set(entry.node, [...own, step]);
    if (entry.what === 'exit' && entry.exit !== null) ways.push({ from: entry.node, exit: entry.exit });
  }
  return { steps, ways, stands: state === 'active' ? node : undefined };
}
