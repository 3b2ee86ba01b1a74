/** What a person's facts become by what happens to them while a journey is tried. */
import type { ContentFacts, EventFacts, PersonFacts, Scalar } from '../condition/vocabulary.ts';
import type { Input, ReadingFacts } from './vocabulary.ts';

type Reading = Extract<Input, { type: 'reading' }>;
type Happened = Extract<Input, { type: 'event' }>;

/** The best state first. */
const STATES = ['complete', 'partial', 'skim', 'bounce'] as const;

const contentOf = ({ contents }: PersonFacts, id: string) =>
  contents.find(({ contentId }) => contentId === id);

/** The facts with one whole reading more. */
export function withReading(person: PersonFacts, { reading, at }: Reading): PersonFacts {
  const { contentId, engaged, completion, depth, state, attention } = reading;
  const before = contentOf(person, contentId);
  const one = { contentId, readings: 1, engaged, completion, depth, states: { [state]: 1 }, attention };
  const content: ContentFacts = {
    ...before,
    contentId,
    readings: (before?.readings ?? 0) + 1,
    engaged: (before?.engaged ?? 0) + engaged,
    completion: Math.max(before?.completion ?? 0, completion),
    depth: Math.max(before?.depth ?? 0, depth),
    states: { ...before?.states, [state]: (before?.states[state] ?? 0) + 1 },
    attention: added(before?.attention ?? {}, attention),
  };
  return {
    ...person,
    contents: [...person.contents.filter((other) => other !== before), content],
    recent: [...(person.recent ?? []), { ...one, startedAt: at }],
  };
}

/** The reading as journeys hear of it: what was read before is counted in, unless the input itself says how it was. */
export function asHeard(person: PersonFacts, input: Reading): Reading {
  const before = contentOf(person, input.reading.contentId);
  if (input.previous || !before) return input;
  const { contentId, version } = input.reading;
  const { engaged, completion, depth, attention, states } = before;
  const state = STATES.find((one) => (states[one] ?? 0) > 0) ?? 'bounce';
  const stood: ReadingFacts = {
    ...{ readingId: 'before', contentId, version },
    ...{ engaged, completion, depth, state, attention: { ...attention } },
  };
  return { ...input, previous: [stood], returned: true, reading: both(stood, input.reading) };
}

function both(stood: ReadingFacts, reading: ReadingFacts): ReadingFacts {
  return {
    ...reading,
    engaged: stood.engaged + reading.engaged,
    completion: Math.max(stood.completion, reading.completion),
    depth: Math.max(stood.depth, reading.depth),
    state: STATES.find((one) => one === stood.state || one === reading.state) ?? reading.state,
    attention: added(stood.attention, reading.attention),
  };
}

function added(before: Record<string, number>, more: Record<string, number>): Record<string, number> {
  const sum = { ...before };
  for (const [block, ms] of Object.entries(more))
    sum[block] = (Object.hasOwn(sum, block) ? (sum[block] as number) : 0) + ms;
  return sum;
}

/** The facts with one event more. */
export function withEvent(person: PersonFacts, { name, at, properties }: Happened): PersonFacts {
  const events = person.events ?? {};
  const before = Object.hasOwn(events, name) ? events[name] : undefined;
  const values = Object.entries(properties).flatMap(([property, value]) =>
    isScalar(value) ? { property, value, lastAt: at } : [],
  );
  const kept = (before?.values ?? []).filter(
    (old) => !values.some(({ property, value }) => property === old.property && value === old.value),
  );
  const after: EventFacts = {
    count: (before?.count ?? 0) + 1,
    firstAt: before?.firstAt ?? at,
    lastAt: at,
    times: [...(before?.times ?? []), at],
    values: [...kept, ...values],
  };
  return { ...person, lastSeen: at, events: { ...events, [name]: after } };
}

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** What an input says that the person has from now on. */
export interface Become {
  attributes?: Record<string, unknown>;
  tags?: string[];
  owner?: string;
}

export function become(person: PersonFacts, { attributes, tags, owner }: Become): PersonFacts {
  return {
    ...person,
    ...(attributes && { attributes: { ...person.attributes, ...attributes } }),
    ...(tags && { tags: [...new Set([...person.tags, ...tags])].sort() }),
    ...(owner !== undefined && { owner }),
  };
}

/** The trigger keys of what changed. */
export const keysOfChange = ({ attributes = {}, tags = [], owner }: Become): string[] => [
  ...Object.keys(attributes).map((name) => `attribute:${name}`),
  ...tags.map((name) => `tag:${name}`),
  ...(owner === undefined ? [] : ['owner']),
];
