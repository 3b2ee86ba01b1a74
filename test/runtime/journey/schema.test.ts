import fc from 'fast-check';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { graphOf, startsIn } from '../../../designer/edit/starts.ts';
import { validate } from '../../../runtime/journey/index.ts';
import { FORMAT, journeySchema } from '../../../runtime/journey/schema.ts';
import type { JourneyGraph, JourneyNode } from '../../../runtime/journey/vocabulary.ts';
import { countingIds } from '../../support/drafts.ts';
import { graph, knownHere } from '../../support/graphs.ts';
import { DAY, journey } from '../../support/journey.ts';

const schema = Compile(journeySchema() as TSchema);
const file = (draft: JourneyGraph) => JSON.parse(JSON.stringify({ format: FORMAT, name: '培育', draft }));
/** Where an editor would underline something. */
const underlined = (draft: JourneyGraph, more = {}) =>
  schema.Check({ ...file(draft), ...more })
    ? []
    : schema.Errors({ ...file(draft), ...more }).map(({ instancePath }) => instancePath);

describe('the schema of journeys as files', () => {
  it('takes whatever journey has no faulty field', () => {
    let taken = 0;
    const takes = fc.property(graph, (drawn) => {
      if (validate(drawn, knownHere).some(({ field }) => field !== undefined)) return;
      taken += 1;
      expect(underlined(drawn)).toEqual([]);
    });
    fc.assert(takes, { numRuns: 600 });
    expect(taken).toBeGreaterThan(50);
  });

  it('takes every beginning of the gallery', () => {
    for (const start of startsIn(({ zh }) => zh))
      expect(underlined(graphOf(start, countingIds()))).toEqual([]);
  });

  const sound = journey().next('wait', { duration: DAY }).next('exit').graph;
  const waiting = (fields: object): JourneyGraph => ({
    ...sound,
    nodes: sound.nodes.map((node): JourneyNode => (node.kind === 'wait' ? { ...node, ...fields } : node)),
  });
  it.each([
    ['a field that is misspelt', waiting({ durtion: DAY })],
    ['a kind that there is not', waiting({ kind: 'sleep' })],
    ['a number out of its bounds', waiting({ duration: 0 })],
    ['a choice that there is not', waiting({ until: 'someday' })],
    ['an edge without an exit', { ...sound, edges: [{ from: 'wait', to: 'exit' }] as never }],
  ])('underlines %s', (_, draft) => {
    expect(underlined(sound)).toEqual([]);
    expect(underlined(draft)).not.toEqual([]);
  });

  it('underlines the format of a newer version', () => {
    expect(underlined(sound, { format: FORMAT + 1 })).toContain('/format');
  });
});
