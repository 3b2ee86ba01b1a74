/** The way of one person through a replay, run by run. */
import type { ReplayPath } from '../../../../runtime/wire/api/replay.ts';
import type { Walk } from '../../../canvas/drawing.ts';
import { type Traced, walkOf } from '../../../canvas/walk.ts';

export interface ReplayedRun {
  id: string;
  trace: Traced[];
  state: 'active' | 'finished' | 'failed';
  /** Where it stands or ended. */
  node: string;
}

type Steps = ReplayPath['paths'][number];

/** In the order in which they began. */
export function runsOf(steps: Steps): ReplayedRun[] {
  const traces = new Map<string, Traced[]>();
  for (const { run, ...entry } of steps) {
    const trace = traces.get(run) ?? [];
    trace.push({ ...entry, seq: trace.length + 1, what: entry.what as Traced['what'] });
    traces.set(run, trace);
  }
  return [...traces].map(([id, trace]) => ({ id, trace, ...standing(trace) }));
}

/** An ignored input moves nobody. */
function standing(trace: readonly Traced[]): Pick<ReplayedRun, 'state' | 'node'> {
  const last = trace.findLast(({ what }) => what !== 'ignored' && what !== 'goal');
  const state = last?.what === 'end' ? 'finished' : last?.what === 'fault' ? 'failed' : 'active';
  return { state, node: last?.node ?? '' };
}

export const walkOfRun = (run: ReplayedRun | undefined): Walk | undefined => run && walkOf(run);
