import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exitsOf, NODES, offersOf, type ScriptedInput, simulate } from '../../../runtime/journey/index.ts';
import type { JourneyGraph, JourneyVersion, NodeKind } from '../../../runtime/journey/vocabulary.ts';
import { node } from '../../support/graphs.ts';
import { DAY, MONDAY, stranger } from '../../support/journey.ts';

const KINDS = Object.keys(NODES) as NodeKind[];
const person = stranger('张女士');

/** The kind, entered by an event if it is no entry, each of its exits leading to an end. */
function around(kind: NodeKind, fields: Record<string, unknown>): JourneyVersion {
  const tried = { id: 'tried', kind, ...fields };
  const entry = { id: 'entry', kind: 'entry-event', event: 'start', reentry: 'always' };
  const graph: JourneyGraph = {
    nodes: [tried, { id: 'end', kind: 'exit' }, ...(NODES[kind].group === 'entry' ? [] : [entry])],
    edges: [
      ...(NODES[kind].group === 'entry' ? [] : [{ from: 'entry', exit: 'next', to: 'tried' }]),
      ...exitsOf(tried).map(({ name }) => ({ from: 'tried', exit: name, to: 'end' })),
    ],
  };
  return { journeyId: 'journey', version: 1, graph };
}

const until = (script: readonly ScriptedInput[]) => script.at(-1)?.at ?? MONDAY;
const play = (version: JourneyVersion, script: readonly ScriptedInput[]) =>
  simulate(version, person, script, { until: until(script) });

describe('what a simulation offers', () => {
  it.each(KINDS.filter((kind) => NODES[kind].group === 'entry'))('brings a person in at %s', (kind) => {
    fc.assert(
      fc.property(node(kind), ({ fields: { condition: _, ...fields } }) => {
        const version = around(kind, fields);
        const [offer] = offersOf(version, play(version, []), MONDAY);
        expect(play(version, [offer?.input as ScriptedInput]).run?.visits).toMatchObject({ tried: 1 });
      }),
      { numRuns: 20 },
    );
  });

  it.each(KINDS.filter((kind) => !['entry', 'note'].includes(NODES[kind].group)))(
    'leaves no person stuck at %s: something is offered, or time alone goes on, or the run is over',
    (kind) => {
      fc.assert(
        fc.property(node(kind), ({ fields }) => {
          const version = around(kind, fields);
          const script: ScriptedInput[] = [{ type: 'event', name: 'start', at: MONDAY, properties: {} }];
          const first = play(version, script);
          if (first.run?.state !== 'active') return;
          const offers = offersOf(version, first, MONDAY);
          expect(offers.length > 0 || first.next !== undefined).toBe(true);
          for (const { input } of offers) {
            const { run, trace } = play(version, [...script, input]);
            if (input.type !== 'answer') continue;
            expect(trace.map(({ what }) => what)).not.toContain('fault');
            expect(run?.wait?.answer === first.run.wait?.answer && trace.length === first.trace.length).toBe(
              false,
            );
          }
        }),
        { numRuns: 20 },
      );
    },
  );

  it('is nothing once the run is over', () => {
    const version = around('tag', { add: ['x'], remove: [] });
    const over = play(version, [{ type: 'event', name: 'start', at: MONDAY, properties: {} }]);
    expect(over.run?.state).toBe('finished');
    expect(offersOf(version, over, MONDAY)).toEqual([]);
  });
});

describe('time that passes in a simulation', () => {
  const wait = { id: 'wait', kind: 'wait', mode: 'duration', duration: DAY };
  const later = { id: 'later', kind: 'wait-event', on: 'event', event: 'paid', timeout: DAY };
  const graph: JourneyGraph = {
    nodes: [{ id: 'in', kind: 'entry-event', event: 'start' }, wait, later, { id: 'end', kind: 'exit' }],
    edges: [
      { from: 'in', exit: 'next', to: 'wait' },
      { from: 'wait', exit: 'next', to: 'later' },
      { from: 'later', exit: 'happened', to: 'end' },
      { from: 'later', exit: 'timeout', to: 'end' },
    ],
  };
  const version = { journeyId: 'journey', version: 1, graph };
  const start: ScriptedInput = { type: 'event', name: 'start', at: MONDAY, properties: {} };
  const paid: ScriptedInput = { type: 'event', name: 'paid', at: MONDAY + DAY, properties: {} };

  it('lets what is due happen before whatever comes at the same moment', () => {
    const passed: ScriptedInput = { type: 'pass', at: MONDAY + DAY };
    expect(play(version, [start, passed, paid]).trace.at(-2)).toMatchObject({
      node: 'later',
      exit: 'happened',
    });
    expect(play(version, [start, paid]).run?.node).toBe('later');
  });

  it('tells of each input how long the trace was when it came', () => {
    expect(play(version, [start, { type: 'pass', at: MONDAY + DAY }, paid]).heard).toEqual([0, 2, 4]);
  });
});
