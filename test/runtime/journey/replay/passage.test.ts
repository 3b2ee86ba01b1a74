import fc from 'fast-check';
import { expect, it } from 'vitest';
import { beginPassage, routeOf } from '../../../../runtime/journey/replay/index.ts';
import type { Input, JourneyGraph, Step } from '../../../../runtime/journey/vocabulary.ts';
import { graph, happening } from '../../../support/graphs.ts';
import { DAY, HOUR, MONDAY, stranger } from '../../../support/journey.ts';
import { plainSteps } from '../../../support/plain-passage.ts';

const PERSON = { ...stranger('张女士'), tags: ['vip'], attributes: { stage: 3 } };
const UNTIL = MONDAY + 400 * DAY;

/** What is recorded of people, hours apart; now and then several things at one moment. */
const history = fc
  .array(fc.tuple(happening, fc.constantFrom(0, HOUR, 7 * HOUR, 3 * DAY)), { maxLength: 40 })
  .map((told) => {
    let at = MONDAY;
    return told
      .filter(([{ type }]) => type !== 'timer' && type !== 'answer')
      .map(([input, apart]): Input => {
        at += apart;
        return { ...input, at };
      });
  });

/** Most of them begin, and not only once. */
const journeys = fc
  .tuple(graph, fc.constantFrom('never', 'always', 'after-finishing', 'after-period'))
  .map(([{ nodes, edges, settings }, reentry]): JourneyGraph => {
    const entry = { id: 'n0', kind: 'entry-event', event: 'start', reentry, period: DAY };
    return { nodes: [entry, ...nodes.slice(1)], edges, ...(settings && { settings }) };
  });

function stepsOf(drawn: JourneyGraph, inputs: readonly Input[]): Step[] {
  const steps: Step[] = [];
  const version = { journeyId: 'journey', version: 1, graph: drawn };
  const passage = beginPassage(routeOf(version), PERSON.id, (step) => void steps.push(step));
  for (const input of inputs) passage.hear(input, PERSON);
  passage.wait(UNTIL, PERSON);
  return steps;
}

it('a replay makes the very steps that asking every run about every input makes', () => {
  let steps = 0;
  const same = fc.property(journeys, history, (drawn, inputs) => {
    const made = stepsOf(drawn, inputs);
    steps += made.length;
    expect(made).toEqual(
      plainSteps({ journeyId: 'journey', version: 1, graph: drawn }, PERSON, inputs, UNTIL),
    );
  });
  fc.assert(same, { numRuns: 500 });
  expect(steps).toBeGreaterThan(1_000);
});
