import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeNode, entriesOf, LIMITS, newRun, step, validate } from '../../../runtime/journey/index.ts';
import type { Input, JourneyGraph, Run, Step, StepInput } from '../../../runtime/journey/vocabulary.ts';
import { broken, graph, happening, knownHere } from '../../support/graphs.ts';
import { DAY, MONDAY, stranger } from '../../support/journey.ts';

interface Walked {
  graph: JourneyGraph;
  steps: { before: Run; input: StepInput; now: number; step: Step }[];
}

const context = (now: number) => ({ now, person: stranger('张女士') });

/** Walks a run through everything that happens, a day apart; answers go to the awaited effect, timers ring in time. */
function walk(drawn: JourneyGraph, happenings: Input[]): Walked {
  const version = { journeyId: 'journey', version: 1, graph: drawn };
  const cause: Input = { type: 'event', name: 'start', at: MONDAY, properties: {} };
  const names = { id: 'run', journeyId: 'journey', version: 1, personId: '张女士' };
  let run = newRun({ ...names, node: entriesOf(version)[0]?.node ?? '', now: MONDAY });
  const inputs: StepInput[] = [{ type: 'enter', at: MONDAY, cause }, ...happenings];
  const steps = inputs.map((given, place) => {
    const before = run;
    const now = MONDAY + place * DAY;
    const input = {
      ...given,
      at: now,
      ...(given.type === 'answer' && !given.effect && { effect: run.wait?.answer ?? '' }),
    };
    const taken = step(version, before, input, context(now));
    run = taken.run;
    return { before, input, now, step: taken };
  });
  return { graph: drawn, steps };
}

/** Faults that keep nobody from walking: they lead to the limits, or nowhere at all. */
const HARMLESS = ['node-unreachable', 'loop-without-wait'];

const happenings = fc.array(happening, { maxLength: 40 });
const walked = fc.tuple(graph, happenings).map(([drawn, happened]) => walk(drawn, happened));
const holds = (check: (walked: Walked) => void) => fc.assert(fc.property(walked, check), { numRuns: 600 });

describe('any run on any journey', () => {
  it('never asks for two effects under one id', () => {
    holds(({ steps }) => {
      const ids = steps.flatMap(({ step: { effects } }) => effects.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
    });
  });

  it('never leaves the graph', () => {
    holds(({ graph: { nodes, edges }, steps }) => {
      for (const { step: taken } of steps) {
        expect(nodes.map(({ id }) => id)).toContain(taken.run.node);
        for (const { what, node, exit } of taken.trace) {
          if (what === 'exit')
            expect(edges.some((edge) => edge.from === node && edge.exit === exit)).toBe(true);
        }
      }
    });
  });

  it('keeps the limits', () => {
    holds(({ steps }) => {
      const run = steps.at(-1)?.step.run as Run;
      expect(run.steps).toBeLessThanOrEqual(LIMITS.steps);
      for (const visits of Object.values(run.visits)) expect(visits).toBeLessThanOrEqual(LIMITS.visits);
    });
  });

  it('waits, or is over', () => {
    holds(({ steps }) => {
      for (const { step: taken } of steps) {
        const { state, wait, endedAt } = taken.run;
        const waits = Boolean(wait && (wait.until !== undefined || wait.answer || wait.triggers?.length));
        expect(waits).toBe(state === 'active');
        expect(endedAt !== undefined).toBe(state !== 'active');
      }
    });
  });

  it('waits for the same answer no longer once it came, unless it is a push, of which more is told until it is over', () => {
    holds(({ graph: { nodes }, steps }) => {
      for (const { before, input, step: taken } of steps) {
        const { state, wait } = taken.run;
        const answered = input.type === 'answer' && input.effect === before.wait?.answer;
        if (!answered || state !== 'active' || wait?.answer !== input.effect) continue;
        expect(nodes.find(({ id }) => id === taken.run.node)?.kind).toBe('push');
      }
    });
  });

  it('does the same on the same inputs, and changes nothing in place', () => {
    holds(({ graph: drawn, steps }) => {
      for (const { before, input, now, step: taken } of steps) {
        const kept = structuredClone({ before, input, drawn });
        const again = step({ journeyId: 'journey', version: 1, graph: drawn }, before, input, context(now));
        // `toEqual` is a hundred times dearer, and only tells more once they differ.
        if (!isDeepStrictEqual(again, taken)) expect(again).toEqual(taken);
        if (!isDeepStrictEqual({ before, input, drawn }, kept))
          expect({ before, input, drawn }).toEqual(kept);
      }
    });
  });

  it('is traced without gaps, and tells of every entry to a node once', () => {
    holds(({ steps }) => {
      const trace = steps.flatMap(({ step: taken }) => taken.trace);
      expect(trace.map(({ seq }) => seq)).toEqual(trace.map((_, place) => place + 1));
      const run = steps.at(-1)?.step.run as Run;
      const entered = trace.filter(
        ({ what, waited }) => !['ignored', 'fault', 'goal'].includes(what) && !waited,
      );
      expect(entered.length).toBe(run.steps);
    });
  });

  it('changes nothing but the trace when an input is ignored', () => {
    holds(({ steps }) => {
      for (const { before, step: taken } of steps.filter(
        ({ step: { trace } }) => trace[0]?.what === 'ignored',
      )) {
        const { lost: _, ...rest } = before;
        const { lost: __, ...run } = taken.run;
        expect({ ...taken, run }).toEqual({
          run: { ...rest, traced: before.traced + 1 },
          effects: [],
          trace: taken.trace,
        });
      }
    });
  });

  it('fails on a journey without faults only by the limits and by answers that nobody gives, also where some field is odd', () => {
    const perhapsSound = fc.property(broken, happenings, ({ graph: drawn }, happened) => {
      if (validate(drawn, knownHere).some(({ level, code }) => level === 'fault' && !HARMLESS.includes(code)))
        return;
      const faults = walk(drawn, happened).steps.flatMap(({ step: { trace } }) =>
        trace.filter(({ what }) => what === 'fault'),
      );
      for (const { why } of faults)
        expect(['limit-steps', 'limit-visits', 'answer-unknown']).toContain(why?.code);
    });
    fc.assert(perhapsSound, { numRuns: 2_000 });
  });
});

describe('any JSON', () => {
  const anything = fc.oneof(
    fc.jsonValue(),
    fc.record({ nodes: fc.array(fc.jsonValue({ maxDepth: 4 })), edges: fc.array(fc.jsonValue()) }),
  );
  const names = {
    content: (id: string) => id,
    agent: (id: string) => id,
    paragraph: (_: string, block: string) => block,
  };
  it('is validated without throwing', () => {
    fc.assert(
      fc.property(anything, (value) => void validate(value, knownHere)),
      { numRuns: 1_000 },
    );
    fc.assert(
      fc.property(broken, ({ graph: drawn }) => void validate(drawn, knownHere)),
      { numRuns: 1_000 },
    );
  });

  it('gives faults with a code, a place where there is one, and a sentence in both languages', () => {
    const sound = fc.property(broken, ({ graph: drawn }) => {
      for (const { code, level, message } of validate(drawn, knownHere)) {
        expect(code).toMatch(/^[a-z-]+$/);
        expect(['fault', 'warning']).toContain(level);
        expect(message.zh).toMatch(/。$/);
        expect(message.en).toMatch(/\.$/);
      }
    });
    fc.assert(sound, { numRuns: 500 });
  });

  it('is described as a node without throwing', () => {
    fc.assert(
      fc.property(broken, ({ worse }) => void describeNode(worse, names)),
      { numRuns: 1_000 },
    );
  });

  it('is walked without throwing when it was never validated', () => {
    const survives = fc.property(broken, happenings, ({ graph: drawn }, happened) => {
      if (drawn.nodes.every(({ id }) => typeof id === 'string')) walk(drawn, happened);
    });
    fc.assert(survives, { numRuns: 1_000 });
  });

  it('listens for nothing where the name of what it listens for is no text', () => {
    const unnameable = { toString: null };
    const nodes = [
      { id: 'read', kind: 'entry-reading', content: unnameable },
      { id: 'event', kind: 'entry-event', event: unnameable },
    ];
    const entries = entriesOf({ journeyId: 'journey', version: 1, graph: { nodes, edges: [] } });
    expect(entries.flatMap(({ triggers }) => triggers)).toEqual([]);
  });
});
