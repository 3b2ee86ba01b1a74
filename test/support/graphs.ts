/** Made journeys and what may happen on them, for properties. Most graphs are sound, many are not. */
import fc from 'fast-check';
import type { Condition } from '../../runtime/condition/vocabulary.ts';
import { exitsOf, NODES } from '../../runtime/journey/index.ts';
import { WEEKDAYS } from '../../runtime/journey/local.ts';
import type {
  Field,
  FieldType,
  Input,
  JourneyEdge,
  JourneyGraph,
  JourneyNode,
  NodeDefinition,
  NodeGroup,
  ReadingFacts,
} from '../../runtime/journey/vocabulary.ts';
import { DAY, HOUR, MINUTE, MONDAY, readingOf } from './journey.ts';

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
const text = oneOf('保费怎么算', 'Call back');

/** Sound values of every type of field: so a new kind of node is walked without a word here. */
const VALUES: Record<FieldType, (field: Field) => fc.Arbitrary<unknown>> = {
  text: () => text,
  'long-text': ({ template }) => (template === 'json' ? oneOf('{"from": "dogear"}', '[1, 2]') : text),
  number: ({ min = 0, max = 100 }) => fc.integer({ min: Math.max(min, -30), max: Math.min(max, 30) }),
  share: () => oneOf(0.3, 0.8),
  duration: () => duration,
  choice: ({ choices = [] }) => oneOf(...choices.map(({ value }) => value)),
  content: () => oneOf(...CONTENTS),
  paragraph: () => fc.constant('1-x'),
  event: () => oneOf(...EVENTS),
  attribute: () => oneOf('stage', 'birthday', 'constructor'),
  agent: () => oneOf('owner', ...AGENTS),
  tags: () => fc.subarray(TAGS),
  url: () => fc.constant('https://example.com'),
  secret: () => fc.constant('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'),
  scalar: () => scalar,
  condition: () => condition,
  weights: () => fc.constant(['A', 'B', 'C'].map((name, place) => ({ name, weight: place + 1 }))),
  clock: () => oneOf(0, 150, 540, 1_439),
  'local-time': () => oneOf('2025-03-04T09:00', '2025-03-30T02:30'),
  weekdays: () => fc.subarray([...WEEKDAYS], { minLength: 1 }),
  zone: () => oneOf('Asia/Shanghai', 'Europe/Berlin', 'America/New_York'),
  segment: () => fc.constant('ripe'),
  journey: () => fc.constant('other'),
  list: ({ items = [], min = 1 }) =>
    fc
      .array(recordOf(items), { minLength: Math.max(1, min), maxLength: 3 })
      .map((list) => list.map((item, place) => ({ ...item, name: `way ${place + 1}` }))),
};

/** All that must be filled in, and some of the rest. */
function recordOf(fields: readonly Field[]): fc.Arbitrary<Record<string, unknown>> {
  const values = fields.map((field) => {
    const value = VALUES[field.type](field);
    return [field.name, field.required ? value : optional(value)] as const;
  });
  return fc.record(Object.fromEntries(values));
}

const KINDS: Record<string, NodeDefinition> = NODES;

const kindsOf = (...groups: NodeGroup[]) =>
  Object.keys(KINDS).filter((kind) => groups.includes((KINDS[kind] as NodeDefinition).group));
const ENTRIES = kindsOf('entry');
const STEPS = kindsOf('flow', 'action');
export const node = (kind: string) =>
  recordOf((KINDS[kind] as NodeDefinition).fields).map((fields) => ({ kind, fields }));

/** Rules of the whole journey, or none. */
const settings = optional(
  fc.record({
    leave: optional(condition),
    goal: fc.constant('sold'),
    goalWhen: condition,
    goalThen: oneOf('leaves', 'goes-on'),
  }),
);

/** An entry, up to 12 nodes, and every exit led to some node or, if it may, to none. */
export const graph: fc.Arbitrary<JourneyGraph> = fc
  .tuple(
    oneOf(...ENTRIES).chain(node),
    fc.array(oneOf(...STEPS).chain(node), { minLength: 1, maxLength: 12 }),
    fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
    settings,
  )
  .map(([entry, steps, choices, rules]) => {
    const nodes = [entry, ...steps].map(
      ({ kind, fields }, place): JourneyNode => ({ id: `n${place}`, kind, ...fields }),
    );
    return { nodes, edges: edgesOf(nodes, choices), ...(rules && { settings: rules }) };
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
  .map(([{ nodes, edges, settings }, more, odd, which, field]) => {
    const node = nodes[which % nodes.length] as JourneyNode;
    const name = Object.keys(node)[field % Object.keys(node).length] as string;
    const worse = { ...node, ...more, [name]: odd } as JourneyNode;
    return {
      worse,
      graph: {
        nodes: nodes.map((other) => (other === node ? worse : other)),
        edges,
        ...(settings && { settings }),
      },
    };
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
    { at: 0 },
    { at: MONDAY + 3 * DAY },
  ),
);

/** Something happens: `effect: ''` stands for the awaited one, `timer` for the wait's own time. */
export const happening: fc.Arbitrary<Input> = fc.oneof(
  fc.record({ type: fc.constant('event' as const), name: oneOf(...EVENTS), at: fc.nat(), properties: json }),
  fc.record({ type: fc.constant('reading' as const), at: fc.nat(), reading, returned: fc.boolean() }),
  fc.record({
    type: fc.constant('changed' as const),
    at: fc.nat(),
    what: oneOf(['merged'], ['tag:vip'], ['attribute:stage']),
  }),
  fc.record({
    type: fc.constant('segment' as const),
    at: fc.nat(),
    segment: fc.constant('ripe'),
    change: oneOf('entered' as const, 'left' as const),
  }),
  fc.record({ type: fc.constant('timer' as const), at: fc.nat() }),
  fc.record({ type: fc.constant('answer' as const), at: fc.nat(), effect: oneOf('', '', 'foreign'), result }),
);
