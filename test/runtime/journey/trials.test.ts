import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesOf, NODES, newRun, step, trialsOf } from '../../../runtime/journey/index.ts';
import type { JourneyVersion, NodeKind, Run } from '../../../runtime/journey/vocabulary.ts';
import { node } from '../../support/graphs.ts';
import { MONDAY, stranger } from '../../support/journey.ts';

const KINDS = Object.keys(NODES) as NodeKind[];
const person = stranger('张女士');
const context = { now: MONDAY, person };

/** The kind alone, with sound fields. */
function alone(kind: NodeKind, fields: Record<string, unknown>): { version: JourneyVersion; run: Run } {
  const graph = { nodes: [{ id: 'tried', kind, ...fields }], edges: [] };
  const version = { journeyId: 'journey', version: 1, graph };
  const names = { id: 'run', journeyId: 'journey', version: 1, personId: person.id };
  return { version, run: newRun({ ...names, node: 'tried', now: MONDAY }) };
}

const CAUSE = { type: 'event', name: 'start', at: MONDAY, properties: {} } as const;

describe('what every kind of node offers to let happen', () => {
  it.each(KINDS.filter((kind) => NODES[kind].group === 'entry'))('starts a run at %s', (kind) => {
    fc.assert(
      fc.property(node(kind), ({ fields: { condition: _, ...fields } }) => {
        const { version, run } = alone(kind, fields);
        const [trial] = trialsOf(version, run, MONDAY);
        if (!trial) throw new Error(`"${kind}" declares no trial: the simulator cannot start a run there`);
        const [entry] = entriesOf(version);
        expect(entry?.starts(trial.input, { now: MONDAY, person, answers: {} })).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it.each(KINDS.filter((kind) => NODES[kind].group !== 'entry'))(
    'includes every answer that %s awaits, and the one that comes if nobody gives any',
    (kind) => {
      fc.assert(
        fc.property(node(kind), ({ fields }) => {
          const { version, run } = alone(kind, fields);
          const entered = step(version, run, { type: 'enter', at: MONDAY, cause: CAUSE }, context);
          const awaited = entered.effects.find(({ id }) => id === entered.run.wait?.answer);
          if (!awaited) return;
          const trials = trialsOf(version, entered.run, MONDAY, awaited);
          expect(trials.filter(({ unsaid }) => unsaid)).toHaveLength(1);
          for (const { input } of trials) {
            const moved = step(version, entered.run, input, { now: input.at, person });
            expect(moved.trace.map(({ what }) => what)).not.toContain('ignored');
            expect(moved.trace.length, JSON.stringify(input)).toBeGreaterThan(0);
          }
        }),
        { numRuns: 20 },
      );
    },
  );
});
