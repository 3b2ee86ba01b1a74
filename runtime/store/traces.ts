/** What runs did: their traces, and the counts on the canvas that follow from them. */
import { dayOf } from '../clock.ts';
import type { Run, TraceEntry } from '../journey/vocabulary.ts';
import { addCounts, insertRows } from './bulk.ts';
import type { Db } from './index.ts';
import type { JourneyCountRow } from './tables.ts';

export interface Traced {
  run: Run;
  trace: readonly TraceEntry[];
}

export async function saveTraces(db: Db, traced: readonly Traced[]): Promise<void> {
  const rows = traced.flatMap(({ run, trace }) =>
    trace.map(({ seq, at, node, what, exit, why }) => ({
      runId: run.id,
      seq,
      at,
      node,
      what,
      exit: exit ?? null,
      dataJson: why && Object.keys(why).length > 0 ? JSON.stringify(why) : null,
    })),
  );
  await insertRows(db, 'traces', rows);
  await addCounts(db, 'journeyCounts', [...countsOf(traced).values()]);
}

/** What is counted beside a node's exits. */
export const ENTERED = '';
export const ENDED = '#end';
export const FAILED = '#fault';
/** Of runs that move between versions: out of the node in the old one, and into a visit that goes on in the new one. */
export const MOVED_OUT = '#moved';
export const MOVED_IN = '#joined';

/** A node is entered by the first entry of a visit and left by the last: `entered - all others` stand there now. */
function countsOf(traced: readonly Traced[]): Map<string, JourneyCountRow> {
  const counts = new Map<string, JourneyCountRow>();
  for (const { run, trace } of traced) {
    for (const entry of trace) {
      const { what, node, exit, waited } = entry;
      const day = dayOf(run.enteredAt);
      if (what === 'goal' || what === 'ignored') continue;
      const count = (name: string) => add(counts, run, node, name, day);
      if (what === 'moved') {
        const from = entry.why as { version: number; node: string };
        add(counts, { ...run, version: from.version }, from.node, MOVED_OUT, day);
        if (waited) count(MOVED_IN);
        continue;
      }
      if (!waited) count(ENTERED);
      if (what !== 'wait') count(exit ?? (what === 'fault' ? FAILED : ENDED));
    }
  }
  return counts;
}

function add(counts: Map<string, JourneyCountRow>, run: Run, node: string, exit: string, day: number): void {
  const { journeyId, version } = run;
  const name = [journeyId, version, node, exit, day].join('\n');
  const known = counts.get(name);
  if (known) known.count += 1;
  else counts.set(name, { journeyId, version, node, exit, day, count: 1 });
}
