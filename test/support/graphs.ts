/** Made journeys and what may happen on them, for properties. Most graphs are sound, many are not. */
import fc from 'fast-check';
import type { Condition } from '../../runtime/condition/vocabulary.ts';
import { exitsOf, NODES } from '../../runtime/journey/index.ts';
import type {
  Input,
  JourneyEdge,
  JourneyGraph,
  JourneyNode,
  NodeKind,
  ReadingFacts,
} from '../../runtime/journey/vocabulary.ts';
import { DAY, HOUR, MINUTE, readingOf } from './journey.ts';

export const CONTENTS = ['a', 'b'];
export const AGENTS = ['li', 'chen'];
export const knownHere = { contents: new Set(CONTENTS), agents: new Set(AGENTS), paragraphs: () => true };

const EVENTS = ['start', 'quote', 'pay'];
const TAGS = ['vip', 'ripe'];
const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);
const scalar = oneOf<string | number | boolean>('x', '7', 7, 0.5, true, 'complete');
const duration = oneOf(MINUTE, HOUR, DAY);

const comparison: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .record({ of: fc.constant('tag' as const), name: oneOf(...TAGS) })
    .map((operand): Condition => ({ operand, operator: 'exists' })),
  fc
    .record({
      property: oneOf('amount', '__proto__'),
      value: oneOf<string | number>('7', 7, 0.5),
      operator: oneOf('is' as const, 'at-least' as const),
    })
    .map(({ property, ...rest }): Condition => ({ operand: { of: 'event', property }, ...rest })),
  fc
    .tuple(
      oneOf(...CONTENTS),
      oneOf(['completion', 0.5] as const, ['state', 'complete'] as const, ['state', 'skim'] as const),
    )
    .map(
      ([content, [measure, value]]): Condition => ({
        operand: { of: 'reading', content, measure },
        operator: 'is-not',
        value,
      }),
    ),
);

export const condition: fc.Arbitrary<Condition> = fc.oneof(
  comparison,
  fc.array(comparison, { minLength: 1, maxLength: 3 }).map((all): Condition => ({ all })),
  fc.array(comparison, { minLength: 1, maxLength: 3 }).map((any): Condition => ({ any })),
  comparison.map((not): Condition => ({ not })),
);

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const criteria = {
  content: oneOf(...CONTENTS),
  completion: optional(oneOf(0.3, 0.8)),
  state: optional(oneOf('skim', 'complete')),
  paragraph: optional(fc.constant('1-x')),
  seconds: oneOf(5, 30),
};
const text = oneOf('保费怎么算', 'Call back');

/** Sound fields of every kind. */
const FIELDS: Record<NodeKind, fc.Arbitrary<Record<string, unknown>>> = {
  'entry-event': fc.record({ event: oneOf(...EVENTS), condition: optional(condition) }),
  'entry-reading': fc.record(criteria),
  wait: fc.record({ duration }),
  'wait-event': fc.record({
    on: oneOf('event', 'reading'),
    event: oneOf(...EVENTS),
    timeout: duration,
    ...criteria,
  }),
  branch: fc.record({ condition }),
  split: fc.constant({ arms: ['A', 'B', 'C'].map((name, place) => ({ name, weight: place + 1 })) }),
  exit: fc.constant({}),
  push: fc.record({ title: text, content: oneOf(...CONTENTS), within: duration }),
  task: fc.record({ title: text, agent: oneOf('owner', ...AGENTS), dueIn: duration }),
  webhook: fc.constant({ url: 'https://example.com', secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }),
  tag: fc.record({ add: fc.constant(['ripe']), remove: fc.subarray(TAGS) }),
  attribute: fc.record({ attribute: oneOf('stage', 'constructor'), value: optional(scalar) }),
  goal: fc.constant({ goal: 'g' }),
};

const ENTRIES = ['entry-event', 'entry-reading'] as const;
const STEPS = (Object.keys(NODES) as NodeKind[]).filter((kind) => !kind.startsWith('entry'));
export const node = (kind: NodeKind) => FIELDS[kind].map((fields) => ({ kind, fields }));

/** An entry, up to 12 nodes, and every exit led to some node or, if it may, to none. */
export const graph: fc.Arbitrary<JourneyGraph> = fc
  .tuple(
    oneOf(...ENTRIES).chain(node),
    fc.array(oneOf(...STEPS).chain(node), { minLength: 1, maxLength: 12 }),
    fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
  )
  .map(([entry, steps, choices]) => {
    const nodes = [entry, ...steps].map(
      ({ kind, fields }, place): JourneyNode => ({ id: `n${place}`, kind, ...fields }),
    );
    return { nodes, edges: edgesOf(nodes, choices) };
  });

function edgesOf(nodes: JourneyNode[], choices: number[]): JourneyEdge[] {
  let at = 0;
  const choose = (below: number) => (choices[at++ % choices.length] as number) % below;
  return nodes.flatMap(({ id, ...node }) =>
    exitsOf({ id, ...node }).flatMap((exit) => {
      if (exit.optional && choose(3) === 0) return [];
      return { from: id, exit: exit.name, to: `n${1 + choose(nodes.length - 1)}` };
    }),
  );
}

/** A made graph in which one field of one node is replaced by anything, and others may be added. */
export const broken = fc
  .tuple(
    graph,
    fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 2 }),
    fc.jsonValue(),
    fc.nat(),
    fc.nat(),
  )
  .map(([{ nodes, edges }, more, odd, which, field]) => {
    const node = nodes[which % nodes.length] as JourneyNode;
    const name = Object.keys(node)[field % Object.keys(node).length] as string;
    const worse = { ...node, ...more, [name]: odd } as JourneyNode;
    return { worse, graph: { nodes: nodes.map((other) => (other === node ? worse : other)), edges } };
  });

const reading: fc.Arbitrary<ReadingFacts> = fc
  .record({
    contentId: oneOf(...CONTENTS, '__proto__'),
    completion: oneOf(0, 0.4, 0.9, 1),
    engaged: oneOf(0, 6_000, 60_000),
    state: oneOf('bounce' as const, 'skim' as const, 'complete' as const),
    attention: oneOf({}, { '1-x': 40_000 }),
  })
  .map(({ contentId, ...rest }) => readingOf(contentId, rest));

const json = fc.dictionary(fc.string({ maxLength: 12 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 });
const result = fc.oneof(
  json,
  oneOf<Record<string, unknown>>(
    { action: 'shown' },
    { action: 'clicked' },
    { action: 'expired' },
    { ok: true, status: 200 },
    { outcome: 'sold' },
    { state: 'declined' },
  ),
);

/** Something happens: `effect: ''` stands for the awaited one, `timer` for the wait's own time. */
export const happening: fc.Arbitrary<Input> = fc.oneof(
  fc.record({ type: fc.constant('event' as const), name: oneOf(...EVENTS), at: fc.nat(), properties: json }),
  fc.record({ type: fc.constant('reading' as const), at: fc.nat(), reading }),
  fc.record({ type: fc.constant('timer' as const), at: fc.nat() }),
  fc.record({ type: fc.constant('answer' as const), at: fc.nat(), effect: oneOf('', '', 'foreign'), result }),
);
