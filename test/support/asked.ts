/** Made conditions over what made persons may have, be and do. */
import fc from 'fast-check';
import { faultsOf, OPERANDS, OPERATORS, operatorsOf } from '../../runtime/condition/index.ts';
import type { Comparison, Condition, Operand, Operator, Scalar } from '../../runtime/condition/vocabulary.ts';
import {
  ATTRIBUTES,
  EVENTS,
  KINDS,
  LANGUAGES,
  OWNERS,
  PROPERTIES,
  REGIONS,
  SEGMENTS,
  TAGS,
  TOPICS,
  UNITS,
  ZONES,
} from './asked-names.ts';
import { NOW, NUMBERS, scalar } from './hard-values.ts';
import { DAY, HOUR } from './journey.ts';

const oneOf = <T>(...values: T[]) => fc.constantFrom(...values);

const text = (...values: string[]) => oneOf(...values);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const kind = optional(oneOf(...KINDS));
const days = optional(oneOf(1, 7, 30, 3_650));

/** Operands by what they look at; of contents, versions and blocks those that were read, and others. */
export interface Read {
  contents: string[];
  versions: string[];
  blocks: string[];
}

const operandsOver = ({ contents, versions, blocks }: Read) => [
  fc.record({ of: fc.constant('attribute' as const), name: text(...ATTRIBUTES, 'gone') }),
  fc.record({ of: fc.constant('tag' as const), name: text(...TAGS, 'gone') }),
  fc.record({ of: fc.constant('segment' as const), id: text(...SEGMENTS, 'gone') }),
  fc.record({ of: fc.constant('identifier' as const), kind: text('device', 'user', 'phone', 'gone') }),
  fc.record({
    of: fc.constant('person' as const),
    field: oneOf(
      ...(['owner', 'language', 'zone', 'screen', 'made', 'first-seen', 'last-seen', 'created'] as const),
    ),
  }),
  fc.record({ of: fc.constant('unit' as const) }),
  fc.record({ of: fc.constant('region' as const) }),
  fc.record({ of: fc.constant('relation' as const), kind }),
  fc.record({
    of: fc.constant('related' as const),
    kind,
    has: fc.constant('attribute' as const),
    name: text(...ATTRIBUTES, 'gone'),
  }),
  fc.record({
    of: fc.constant('related' as const),
    kind,
    has: oneOf('tag' as const, 'segment' as const, 'content' as const),
    tag: text(...TAGS, 'gone'),
    segment: text(...SEGMENTS, 'gone'),
    content: text(...contents, 'gone'),
  }),
  fc.record({
    of: fc.constant('now' as const),
    measure: oneOf('time' as const, 'weekday' as const, 'day' as const),
  }),
  fc.record({
    of: fc.constant('reading' as const),
    measure: oneOf(
      ...(['completion', 'depth', 'density', 'seconds', 'readings', 'contents', 'state'] as const),
    ),
    content: optional(text(...contents, 'gone')),
    topic: optional(text(...TOPICS, 'gone')),
    version: optional(text(...versions, 'gone')),
    days,
  }),
  fc.record({
    of: fc.constant('reading' as const),
    measure: oneOf('seconds' as const, 'density' as const),
    content: text(...contents),
    paragraph: text(...blocks, '9-gone'),
    days,
  }),
  fc.record({
    of: fc.constant('events' as const),
    event: text(...EVENTS, 'gone'),
    measure: oneOf('count' as const, 'first' as const, 'last' as const, 'property' as const),
    property: text(...PROPERTIES, 'gone'),
    days,
  }),
];

const SMALL = [0, 0.1, 0.25, 0.3, 0.5, 0.799012, 1, 2, 3, 10, 30, 60, 480, 1_000];
const WORDS = [...LANGUAGES, ...OWNERS, ...ZONES].filter((word) => word !== '');
const DATES = [
  '2026-10-25',
  '2026-10-24',
  '2026-10-20',
  '2025-01-01',
  '2026-10-25T00:30:00+02:00',
  '2026-10-24T16:00Z',
];

function singleFor(operand: Operand): fc.Arbitrary<Scalar> {
  const values = OPERANDS[operand.of].values(operand as never);
  if (values.type === 'choice') return oneOf(...values.choices.map(({ value }) => value));
  if (values.type === 'flag') return fc.boolean();
  if (values.type === 'any') return scalar;
  if (values.type === 'region') return oneOf<Scalar>(...REGIONS);
  if (values.type === 'unit') return oneOf<Scalar>(...Object.keys(UNITS), 'gone');
  const word = values.type === 'word' || values.type === 'agent';
  return word ? oneOf<Scalar>(...WORDS) : oneOf<Scalar>(...SMALL);
}

function valueFor(operand: Operand, operator: Operator): fc.Arbitrary<Comparison['value']> {
  const single = singleFor(operand);
  switch (OPERATORS[operator].takes) {
    case 'nothing':
      return fc.constant(undefined);
    case 'list':
      return fc.array(single, { minLength: 1, maxLength: 4 });
    case 'range':
      return fc
        .tuple(oneOf(...SMALL, ...NUMBERS), oneOf(...SMALL, ...NUMBERS))
        .map((two) => two.sort((a, b) => a - b));
    case 'date':
      return oneOf<Scalar>(...DATES, NOW, NOW - 7 * DAY);
    case 'days':
      return oneOf(0, 1, 7, 30, 3_650);
    case 'number':
      return fc.oneof(oneOf<Scalar>(...SMALL), oneOf<Scalar>(...NUMBERS, '7', '0.799012'));
    default:
      return single;
  }
}

const defined = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;

function comparisonOver(read: Read): fc.Arbitrary<Comparison> {
  return fc
    .oneof(...operandsOver(read))
    .map((operand) => defined(operand) as Operand)
    .chain((operand) =>
      oneOf(...operatorsOf(operand)).chain((operator) =>
        valueFor(operand, operator).map((value) => defined({ operand, operator, value }) as Comparison),
      ),
    )
    .filter((comparison) => faultsOf(comparison).length === 0);
}

/** Sound conditions that a store can be asked. */
export function conditionOver(read: Read): fc.Arbitrary<Condition> {
  const comparison = comparisonOver(read);
  return fc.letrec<{ any: Condition }>((tie) => ({
    any: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      comparison,
      fc.array(tie('any'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('any'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie('any').map((not) => ({ not })),
    ),
  })).any;
}

/** Moments of asking: now, around midnight somewhere, when clocks are turned, on a holiday and on a make-up workday of China. */
export const moment: fc.Arbitrary<number> = oneOf(
  ...[NOW, NOW + 1, NOW + HOUR, Date.UTC(2026, 9, 25, 16), Date.UTC(2026, 9, 25, 15, 59, 59, 999)],
  ...[Date.UTC(2026, 10, 1, 5, 59), Date.UTC(2026, 10, 1, 6), Date.UTC(2027, 2, 28, 1)],
  ...[Date.UTC(2026, 9, 1, 4), Date.UTC(2026, 9, 10, 4), NOW + 30 * DAY],
);
